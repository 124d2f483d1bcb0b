from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.cache import record
from lint.cache.cache import Cache
from lint.cache.store import Store
from lint.config.configuration import Configuration
from lint.errors import ReadError, UnlintedError
from lint.findings.finding import Exemption, Finding, Related, Severity, Suggestion
from lint.findings.hidden import Hidden, HiddenBy
from lint.findings.result import Result
from lint.pipeline import Linter
from lint.read.article import Article
from lint.read.load import read_article
from lint.report import sarif
from lint.run import Run

ARTICLE = b"# A cure\n\nThis drug cures cancer in in every patient.\n\nIt is a miracle.\n"


class Counted:
    """A linter that counts what it is asked, and fails where it must not be."""

    def __init__(self, linter: Linter) -> None:
        self._linter = linter
        self.asked: list[str] = []
        self.made = 0

    def make(self) -> Counted:
        self.made += 1
        return self

    def check(self, article: Article) -> Result:
        self.asked.append(article.source.path)
        if "internal fault" in article.text:
            raise RuntimeError("of ours")
        return self._linter.check(article)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        (tmp_path / f"{number}.md").write_bytes(ARTICLE + f"\nNumber {number}.\n".encode())
    (tmp_path / "broken.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "old.txt").write_bytes(b"A caf\xe9 that cures cancer.")
    return tmp_path


@pytest.fixture
def counted(linter: Linter) -> Counted:
    return Counted(linter)


PATHS = ["0.md", "1.md", "2.md", "3.md", "broken.txt", "gone.txt", "old.txt"]
Cached = Callable[..., Run]


@pytest.fixture
def cached(counted: Counted, folder: Path) -> Cached:
    def make(**options: object) -> Run:
        return Run(counted.make, cache=Cache(Store(folder), **options))  # type: ignore[arg-type]

    return make


def plain(counted: Counted) -> list[Result]:
    return list(Run(counted.make).results(PATHS))


def same(one: list[Result], other: list[Result]) -> bool:
    """Errors have no equality of their own."""
    return [(str(r.error), replace(r, error=None)) for r in one] == [
        (str(r.error), replace(r, error=None)) for r in other
    ]


@pytest.mark.usefixtures("site")
def test_the_second_run_says_the_same_and_lints_nothing(counted: Counted, cached: Cached) -> None:
    fresh = plain(counted)
    first = list(cached().results(PATHS))
    made, asked = counted.made, list(counted.asked)
    second = list(cached().results(PATHS))
    assert same(fresh, first)
    assert same(first, second)
    assert (counted.made, counted.asked) == (made, asked)


@pytest.mark.usefixtures("site")
def test_every_format_that_needs_findings_gets_them_from_the_cache(counted: Counted, cached: Cached) -> None:
    list(cached().results(PATHS))
    counted.asked.clear()
    found = "".join(sarif.document(cached().results(PATHS)))
    assert counted.asked == []
    assert found == "".join(sarif.document(plain(counted)))


def test_a_changed_article_is_linted_anew_and_no_other(site: Path, counted: Counted, cached: Cached) -> None:
    list(cached().results(PATHS))
    counted.asked.clear()
    (site / "2.md").write_bytes(ARTICLE.replace(b"cures", b"heals"))
    found = list(cached().results(PATHS))
    assert counted.asked == ["2.md"]
    assert same(found, plain(counted))


def test_an_article_under_another_name_is_another_article(site: Path, counted: Counted, cached: Cached) -> None:
    list(cached().results(["0.md"]))
    (site / "0.md").rename(site / "0.txt")
    counted.asked.clear()
    assert [finding.path for result in cached().results(["0.txt"]) for finding in result.findings][:1] == ["0.txt"]
    assert counted.asked == ["0.txt"]


@pytest.mark.parametrize("change", ["settings", "rule", "facts"])
def test_changed_settings_and_user_files_ask_anew(site: Path, counted: Counted, cached: Cached, change: str) -> None:
    def run() -> list[str]:
        counted.asked.clear()
        list(cached(settings_of=Configuration().settings_for).results(["0.md"]))
        return list(counted.asked)

    (site / "house" / "text").mkdir(parents=True)
    (site / "house" / "text" / "talk.yaml").write_text("match: [zorble]")
    (site / "facts.yaml").write_text("facts: []")
    (site / "healthlint.toml").write_text("rules = ['house']\nfacts = ['facts.yaml']\n")
    assert run() == ["0.md"]
    assert run() == []
    match change:
        case "settings":
            (site / "healthlint.toml").write_text("rules = ['house']\nfacts = ['facts.yaml']\nignore = ['text']\n")
        case "rule":
            (site / "house" / "text" / "talk.yaml").write_text("match: [zerble]")
        case "facts":
            (site / "facts.yaml").write_text("facts: [x]")
    assert run() == ["0.md"]


def test_a_fault_of_ours_is_not_kept(site: Path, counted: Counted, cached: Cached) -> None:
    (site / "0.md").write_text("An internal fault.")
    for _ in range(2):
        counted.asked.clear()
        (result,) = cached().results(["0.md"])
        assert isinstance(result.error, UnlintedError)
        assert counted.asked == ["0.md"]


@pytest.mark.usefixtures("site")
def test_a_run_that_is_broken_off_keeps_what_was_done(counted: Counted, cached: Cached) -> None:
    results = cached().results(PATHS)
    next(results), next(results)
    results.close()
    counted.asked.clear()
    list(cached().results(PATHS))
    assert counted.asked[:2] == ["2.md", "3.md"]


@pytest.mark.usefixtures("site")
def test_a_record_that_is_whole_but_no_record_is_linted_anew(cached: Cached, folder: Path) -> None:
    list(cached().results(["0.md"]))
    with Store(folder) as store:
        cache = Cache(store)
        key = cache.key("0.md", Path("0.md").read_bytes())
        for nonsense in (b"[]", b"{}", b"not JSON", b'{"findings": [[1]], "exempt": [], "hidden": [], "error": null}'):
            store.put(key, nonsense)
            assert cache.result(key, "0.md", Path("0.md").read_bytes()) is None


words = st.text(max_size=12)
places = st.integers(0, 10_000)
related = st.builds(Related, words, words, places, places, words)
suggestions = st.builds(Suggestion, words, places, places, st.booleans())
findings = st.builds(
    Finding, words, words, words, st.sampled_from(Severity), words, st.none() | words, st.none() | places,
    st.none() | places, words, words, st.lists(words, max_size=2).map(tuple), st.lists(related, max_size=2).map(tuple),
    st.lists(suggestions, max_size=2).map(tuple), st.none() | words, words,
)  # fmt: skip
exemptions = st.builds(Exemption, words, words, words, words, places, places, words)
hidden = st.builds(Hidden, findings, st.sampled_from(HiddenBy), words)


@given(
    st.lists(findings, max_size=3).map(tuple), st.lists(exemptions, max_size=3).map(tuple),
    st.lists(hidden, max_size=3).map(tuple),
)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_result_comes_back_as_it_was(
    found: tuple[Finding, ...], exempt: tuple[Exemption, ...], let_be: tuple[Hidden, ...]
) -> None:
    article = read_article("a.txt", b"words")
    result = Result("a.txt", article, found, exempt, hidden=let_be)
    assert record.unpack(record.pack(result), "a.txt", lambda: article) == result


def test_an_error_comes_back_as_it_was() -> None:
    error = ReadError("not a text file", path="a.txt", line=3, column=4)
    found = record.unpack(record.pack(Result("a.txt", None, error=error)), "a.txt", lambda: pytest.fail("was read"))
    assert str(found.error) == str(error)
    assert found.article is None
