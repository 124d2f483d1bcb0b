"""Articles and results made by hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import strategies as st

from lint.errors import ReadError
from lint.findings.finding import Exemption, Finding, Related, Severity, Suggestion
from lint.findings.fingerprint import with_fingerprints
from lint.findings.result import Result
from lint.read.article import Article, Block, BlockKind, Segment
from lint.read.load import read_article
from lint.read.source import Source
from lint.report.html import render_article
from lint.report.write import Layout, write

HOSTILE = """"'><script>document.title='ran'</script><img src=x onerror="document.title='ran'"></script></style>&amp;"""

Row = tuple[str, str] | tuple[str, str, int] | tuple[str, str, int, int]


def make_article(rows: list[Row], *, path: str = "drafts/sample.md") -> Article:
    """An article of (kind, text, level, number) rows; `|` parts the cells of a table row.

    The source has "* " before each block and a blank line after it, so that its offsets differ.
    """
    source, text, blocks, segments = "", "", [], []
    for kind, words, *rest in rows:
        level = rest[0] if rest else 0
        number = rest[1] if len(rest) > 1 else None
        source += "* "
        start = len(text)
        segments.append(Segment(start, len(words), len(source), len(words)))
        header = kind == "table-header"
        is_row = header or kind == "table-row"
        blocks.append(
            Block(
                BlockKind("table-row" if header else kind),
                start,
                start + len(words),
                level=level,
                number=number,
                cells=cells(words, start) if is_row else (),
                header=header,
            )
        )
        text += words + "\n"
        source += words + "\n\n"
    return Article(Source(path, source, "markdown"), text.rstrip("\n"), tuple(blocks), tuple(segments))


def cells(words: str, start: int) -> tuple[tuple[int, int], ...]:
    found, at = [], start
    for cell in words.split(" | "):
        found.append((at, at + len(cell)))
        at += len(cell) + 3
    return tuple(found)


def make_finding(article: Article, quote: str | None, *, last: str = "", **parts: object) -> Finding:
    """A finding at the first place of `quote` in the source, reaching to the end of `last` after it."""
    source = article.source
    start = end = None
    if quote is not None:
        start = source.text.index(quote)
        end = source.text.index(last, start) + len(last) if last else start + len(quote)
    values: dict[str, object] = {
        "path": source.path,
        "rule": "cure-claim",
        "category": "overclaim",
        "severity": Severity.ERROR,
        "message": "Say what was measured.",
        "quote": None if start is None else source.text[start:end],
        "start": start,
        "end": end,
    }
    return Finding(**{**values, **parts})  # type: ignore[arg-type]


class Page(HTMLParser):
    """The tags of a page with their attributes, its words, and what stands in its style and script tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.words = ""
        self._inside: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag if tag in self.raw else None

    def handle_endtag(self, tag: str) -> None:
        if tag in self.raw:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.raw[self._inside].append(data)
        else:
            self.words += data

    def all(self, name: str) -> list[str]:
        """The values of an attribute, in the order of the page."""
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]

    def of(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of the tags of a name that have all those wanted."""
        return [attrs for name, attrs in self.tags if name == tag and wanted.items() <= attrs.items()]


@pytest.fixture
def page_of() -> Callable[[Result], Page]:
    return lambda result, **options: Page(render_article(result, **options))


@pytest.fixture
def parsed() -> Callable[[str], Page]:
    return Page


@pytest.fixture
def hostile() -> Result:
    """A result with a script or a script's address in every field that an article or a rule can fill."""
    return hostile_result()


def hostile_result() -> Result:
    bad = HOSTILE
    article = make_article(
        [
            ("title", bad),
            ("heading", bad, 2),
            ("paragraph", bad),
            ("list-item", bad, 1),
            ("table-header", bad),
            ("table-row", f"{bad} | {bad}"),
            ("quotation", bad),
            ("residue", bad),
        ],
        path=f"drafts/{bad}.md",
    )
    start = article.source.text.index("<script>")
    finding = make_finding(
        article,
        bad,
        rule=bad,
        category=bad,
        message=bad,
        why=bad,
        advice=bad,
        which=bad,
        references=(bad, "javascript:document.title='ran'", "data:text/html,<script>document.title='ran'</script>"),
        related=(
            Related(article.source.path, bad, start, start + 8, bad),
            Related(bad, bad, 0, 4, bad),
        ),
        suggestions=(Suggestion(bad, 0, 1),),
    )
    exempt = Exemption(article.source.path, bad, bad, bad, 0, 4, bad)
    return Result(article.source.path, replace(article, notes=(bad,)), (finding,), (exempt,))


@pytest.fixture
def article_of() -> Callable[..., Article]:
    return make_article


@pytest.fixture
def finding_in() -> Callable[..., Finding]:
    return make_finding


TEA = """# Does green tea help?

Green tea cures cancer — in résumé form, this is
what the shop says: 100% safe, no side effects.

Studies show it works. Patients took Sprovato: 3 doses.
It may cause nausea, headache and poor sleep.
"""
PAGE = "Exosome news\n\nThe clinic opens at nine.\n"


@pytest.fixture
def sample_run() -> list[Result]:
    """Results that hold every case of a format: all severities, two places, a fix, no place, a failure, a note."""
    article = read_article("articles/green tea.md", TEA.encode())
    text = TEA
    cure = make_finding(
        article, "cures cancer", message='"cures cancer" promises a cure; say what was measured.',
        why="A cure means the disease is gone and stays gone.", advice='Say, for instance, "fell by half in 6 of 10".',
        references=("https://www.ftc.gov/business-guidance", "Cochrane Handbook, chapter 14"),
    )  # fmt: skip
    harms = text.index("nausea")
    contradiction = make_finding(
        article, "100% safe", last="side effects", rule="safety-contradiction", category="contradiction",
        message='"100% safe, no side effects" disagrees with line 7.', why="Readers cannot follow both.",
        related=(Related(article.source.path, "nausea", harms, harms + 6, "line 7 says: may cause nausea"),),
    )  # fmt: skip
    wrapped = make_finding(
        article, "this is", last="says", rule="vague-citation", category="evidence",
        severity=Severity.SUGGESTION, message='Who says "this is what the shop says"?', advice="Name the source.",
    )  # fmt: skip
    brand = text.index("Sprovato")
    misspelled = make_finding(
        article, "Sprovato", rule="misspelled-drug", category="drug-name", severity=Severity.WARNING,
        message='"Sprovato" is Spravato (esketamine).',
        suggestions=(Suggestion("Spravato", brand, brand + 8, safe=True),),
    )  # fmt: skip
    whole = make_finding(
        article, None, rule="missing-costs", category="balance", severity=Severity.SUGGESTION, which="costs",
        message="The article does not say what the treatment costs.", advice="Give a price, or say that none is known.",
    )  # fmt: skip
    page = read_article("articles/exosome.html", PAGE.encode(), format="text")
    return [
        Result(article.source.path, article, with_fingerprints((whole, cure, wrapped, contradiction, misspelled))),
        Result(page.source.path, replace(page, notes=("windows-1252 was guessed",))),
        Result("articles/gone.md", None, error=ReadError("does not exist", path="articles/gone.md")),
        Result(
            "articles/dump.txt", None,
            error=ReadError("a line of 3,000,000 characters", path="articles/dump.txt", line=4, column=1),
        ),
    ]  # fmt: skip


@pytest.fixture
def many() -> Callable[[Severity, int], Result]:
    """A result with so many findings of a severity."""

    def make(severity: Severity, number: int) -> Result:
        words = [f"claim{n}" for n in range(number)]
        article = make_article([("paragraph", word) for word in words], path=f"{severity.value}.md")
        found = [make_finding(article, word, last=word, severity=severity, message=f"{word} |") for word in words]
        return Result(article.source.path, article, with_fingerprints(found))

    return make


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder that is no checkout of a CI service."""
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "CI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def written(here: Path) -> Callable[..., str]:
    """The report of results in a format, as it stands in the file."""

    def report(results: Iterable[Result], form: str) -> str:
        list(write(results, Layout(form, here / "report")))
        return (here / "report").read_text(encoding="utf-8")

    return report


_HOSTILE_WORDS = (
    "\udcff", "a,b:c%0A\r\n::error::x", "##[error]x", "\x00\x1b[31m", "]]>&<\"'", "[x](http://x.example)", "=1+1",
    "| a | b |", "{0}", "<b>bold</b> www.x.example", "../up.md", "/root.md", "a\\b.md", "-", "caf\u00e9 \U00010428",
)  # fmt: skip


@pytest.fixture(scope="session")
def hostile_results() -> st.SearchStrategy[list[Result]]:
    """Results with any characters in their words, paths and reasons."""
    words = st.text(min_size=1, max_size=40) | st.sampled_from(_HOSTILE_WORDS)

    @st.composite
    def result(draw: st.DrawFn) -> Result:
        path = draw(words)
        if draw(st.booleans()):
            return Result(path, None, error=ReadError(draw(words), path=path, line=draw(st.none() | st.integers(1, 9))))
        text = draw(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80))
        source = Source(path, text, "text", bom=draw(st.booleans()))
        article = Article(source, text, (), (), notes=tuple(draw(st.lists(words, max_size=1))))
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        placed = draw(st.booleans())
        rule = draw(st.sampled_from(("cure-claim", "truncated-end")))
        finding = Finding(
            path, rule, "overclaim", draw(st.sampled_from(Severity)), draw(words),
            text[start:end] if placed else None, start if placed else None, end if placed else None,
            why=draw(words), advice=draw(words), references=tuple(draw(st.lists(words, max_size=2))),
            related=(Related(draw(st.just(path) | words), "", start, end, draw(words)),),
            suggestions=tuple(Suggestion(word, start, end) for word in draw(st.lists(words, max_size=2))),
        )  # fmt: skip
        return Result(path, article, with_fingerprints((finding, finding)))

    return st.lists(result(), max_size=3)
