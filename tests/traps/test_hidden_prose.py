"""A mark left open, or a pattern too wide, hides prose; other linters are green then, and nobody knows why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cli.coverage import coverage_note
from lint.read.health import health_of
from lint.read.load import read_article

PARAGRAPH = "The clinic opens at nine, and a nurse sees everyone who has an appointment that morning.\n\n"
HOLES = {
    "a fence that is never closed": ("article.md", "# Tea\n\n```\n" + PARAGRAPH * 20, "3 to 42"),
    "a comment that is closed far below": ("article.md", "# Tea\n\n<!-- note\n" + PARAGRAPH * 20 + "-->\n", "3 to 44"),
    "an aside around the article": (
        "page.html",
        "<p>Tea.</p>\n<nav>\n" + f"<p>{PARAGRAPH}</p>" * 20 + "</nav>",
        "1 to 43",
    ),
}


@pytest.mark.parametrize(("path", "text", "lines"), HOLES.values(), ids=HOLES)
def test_an_article_that_is_mostly_hidden_says_so_and_where(path: str, text: str, lines: str) -> None:
    notes = [note for note in read_article(path, text.encode()).notes if "of its words are linted" in note]
    assert len(notes) == 1
    assert f"look at lines {lines} " in notes[0]


@pytest.mark.parametrize("path", ["article.md", "article.txt"])
def test_an_ordinary_article_is_linted_whole(path: str) -> None:
    article = read_article(path, ("---\ntitle: Tea\ntags: [a, b]\n---\n\n" + PARAGRAPH * 5).encode())
    assert health_of(article).share == 1
    assert article.notes == ()


def test_links_tags_and_scripts_are_no_hidden_prose() -> None:
    page = (
        f"<html><style>{'p { color: red } ' * 200}</style><main><p>{PARAGRAPH}</p></main>{'<script>x()</script>' * 99}"
    )
    assert health_of(read_article("page.html", page.encode())).share == 1
    text = (
        "Read [this](https://tea.example/" + "a-very-long-address-" * 40 + ").\n\n[1]: https://tea.example/one 'One'\n"
    )
    assert health_of(read_article("article.md", text.encode())).share == 1


def test_the_corpus_is_linted_almost_whole() -> None:
    files = [
        path for path in (Path(__file__).parents[2] / "corpus").iterdir() if path.suffix in {".md", ".html", ".txt"}
    ]
    shares = {path.name: health_of(read_article(path.name, path.read_bytes())).share for path in files}
    assert {name: share for name, share in shares.items() if share < 0.8} == {}


@given(
    st.text(st.characters(exclude_categories=["C"]), max_size=300),
    st.sampled_from(["article.md", "article.txt", "page.html"]),
)
def test_the_share_is_a_share_of_any_text(text: str, path: str) -> None:
    article = read_article(path, text.encode())
    found = health_of(article)
    assert 0 <= found.share <= 1
    assert found.hole is None or 0 <= found.hole[0] < found.hole[1] <= len(article.source.text)


def test_the_command_says_on_standard_error_that_an_article_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(HOLES["a fence that is never closed"][1], encoding="utf-8")
    command = [sys.executable, "-m", "lint", "check", "tea.md", "--select", "cure-claim"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0
    assert "healthlint: tea.md: only 0% of its words are linted: look at lines 3 to 42" in done.stderr


@pytest.mark.parametrize(("linted", "excluded"), [(0, 0), (10, 0), (10, 1), (5, 5)])
def test_a_configuration_that_excludes_some_articles_is_no_news(linted: int, excluded: int) -> None:
    assert coverage_note(linted, excluded) is None


@pytest.mark.parametrize(("linted", "excluded"), [(0, 1), (1, 299), (4, 5)])
def test_a_configuration_that_excludes_most_articles_is_pointed_at(linted: int, excluded: int) -> None:
    assert f"only {linted} of {linted + excluded} article" in (coverage_note(linted, excluded) or "")
