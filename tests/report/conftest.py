"""Articles and results made by hand, and the option that adds the tests in a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lint.findings.finding import Exemption, Finding, Related, Severity, Suggestion
from lint.findings.result import Result
from lint.read.article import Article, Block, BlockKind, Segment
from lint.read.source import Source
from lint.report.html import render_article

HOSTILE = """"'><script>document.title='ran'</script><img src=x onerror="document.title='ran'"></script></style>&amp;"""

Row = tuple[str, str] | tuple[str, str, int] | tuple[str, str, int, int]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    needs_browser = collection_path.name.endswith("_in_browser.py")
    return True if needs_browser and not config.getoption("--browser", default=False) else None


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
