"""Whatever is fixed: markup stays, the prose is what was promised, a second run changes nothing, bytes stay bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.errors import ReadError
from lint.fixes.fix import Check, Fixed, fix_bytes
from lint.read.load import read_article

Replacing = Callable[[Mapping[str, str]], Check]

SLIPS = (
    "Spravatto", "ibuprofin", "the the", "if if", "the\nthe", "cheap ,yes", "white ;", "pressure.The rest",
    "white,round", "hour..", "water,,", "patientâ€™s", "helps",
)  # fmt: skip
MARKDOWN = (
    "{}", "**{}**", "*{}*", "[{}](/the/the-Spravatto)", "`{}`", "<b>{}</b>", "<code>{}</code>", "{} &amp; x",
    "~~{}~~", "<!-- {} -->x", "![{}](Spravatto.png) x", "[{}]", "[{}][Spravatto]", "https://x.org/{}", "x<br>{}",
    '<span title="Spravatto the the">{}</span>', "{{{{ {} }}}}", "{}[^1]", "**{}", "\\*{}",
)  # fmt: skip
MARKDOWN_BLOCKS = (
    "{}", "# {}", "- {}\n- x", "> {}", "1. {}", "| {} | y |\n|---|---|\n| z | {} |", "```\n{}\n```", "    {}",
    "<div>{}</div>", "[Spravatto]: /the/the 'ibuprofin'", "[^1]: {}", "<pre>{}</pre>", "{}\n===", "* * *",
    '<div class="the the">\n\n{}\n\n</div>', "[to](#spravatto)",
)  # fmt: skip
HTML = (
    "{}", "<b>{}</b>", "<a href='/Spravatto the the'>{}</a>", "<code>{}</code>", "{} &amp; x", "<!-- {} -->x",
    "<img alt='{}'>", "x<br>{}", "{}&nbsp;{}", "<script>{}</script>", "{}<", "<kbd>{}", "https://x.org/{}",
)  # fmt: skip
HTML_BLOCKS = (
    "<p>{}</p>", "<h1>{}</h1>", "<ul><li>{}<li>{}</ul>", "<pre>{}</pre>", "<blockquote>{}</blockquote>", "{}",
    "<table><tr><td>{}<td>{}</table>", "<div data-x='if if'>{}</div>", "<style>{}</style>",
    "<title>Spravatto</title><p>{}",
)  # fmt: skip
TEXT = ("{}", "**{}**", "“{}”", "({})", "https://x.org/{}", "{}\u00ad")
TEXT_BLOCKS = ("{}", "- {}", "| {} | {} |", "> {}", "# {}", "{}:")


def _documents(inline: tuple[str, ...], blocks: tuple[str, ...]) -> st.SearchStrategy[str]:
    words = st.sampled_from(SLIPS)
    part = st.builds(lambda form, a, b: form.format(a, b), st.sampled_from(inline), words, words)
    run = st.lists(part, min_size=1, max_size=4).map(" ".join)
    block = st.builds(lambda form, a, b: form.format(a, b), st.sampled_from(blocks), run, run)
    ends = st.sampled_from(("\n", "\r\n"))
    return st.builds(
        lambda head, parts, end: (head + "\n\n".join(parts)).replace("\n", end),
        st.sampled_from(("", "---\ntitle: On the the Spravatto\n---\n\n")),
        st.lists(block, min_size=1, max_size=5), ends,
    )  # fmt: skip


DOCUMENTS = {
    "a.md": _documents(MARKDOWN, MARKDOWN_BLOCKS),
    "a.html": _documents(HTML, HTML_BLOCKS),
    "a.txt": _documents(TEXT, TEXT_BLOCKS),
}
ENCODINGS = (
    ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
    ("utf-32-le", b"\xff\xfe\x00\x00"),
)  # fmt: skip
MARKUP = re.compile(
    r"(?s)\A---.*?^---|```.*?```|`[^`\n]*`|<!--.*?-->|<(script|style|pre|code|kbd)\b.*?</\1>|<[a-zA-Z/!][^>]*>|\]\([^)]*\)"
    r"|\]\[[^\]]*\]|^\[[^^\n][^\n]*\]:[^\n]*|&\w+;|\{\{.*?\}\}|https://[^\s<,]*|[\r\n|>#*~]",
    re.MULTILINE,
)


def _again(fixed: Fixed) -> bytes:
    """The edits put in by hand, in the text of each pass."""
    data = fixed.before
    for edits in fixed.passes:
        source = read_article(fixed.path, data).source
        text, mark = source.text, data[: len(data) - len(source.text.encode(source.encoding))]
        for edit in reversed(edits):
            text = text[: edit.start] + edit.text + text[edit.end :]
        data = mark + text.encode(source.encoding)
    return data


def _markup(text: str) -> list[str]:
    return [match.group() for match in MARKUP.finditer(text)]


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(deadline=None, max_examples=700)
@given(data=st.data())
def test_markup_stays_prose_is_as_promised_and_a_second_run_does_nothing(
    check: Check, name: str, data: st.DataObject
) -> None:
    text = data.draw(DOCUMENTS[name])
    fixed = fix_bytes(name, text.encode(), check)
    assert fixed.error is None
    assert _again(fixed) == fixed.after
    after = fixed.after.decode()
    assert _markup(after) == _markup(text)
    again = fix_bytes(name, fixed.after, check)
    assert (again.after, again.applied) == (fixed.after, ())
    assert again.refused == fixed.refused


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(deadline=None, max_examples=700)
@given(data=st.data())
def test_after_each_pass_the_article_reads_as_before_with_the_replacements(
    check: Check, name: str, data: st.DataObject
) -> None:
    fixed = fix_bytes(name, data.draw(DOCUMENTS[name]).encode(), check)
    before = fixed.before
    for edits in fixed.passes:
        article = read_article(name, before)
        promised = article.text
        for edit in sorted(edits, key=lambda item: -item.at):
            assert promised[edit.at :][: edit.end - edit.start] == article.source.text[edit.start : edit.end]
            promised = promised[: edit.at] + edit.text + promised[edit.at + edit.end - edit.start :]
        text = article.source.text
        for edit in reversed(edits):
            text = text[: edit.start] + edit.text + text[edit.end :]
        before = text.encode()
        words = read_article(name, before).text.split()
        assert words == promised.split()


@settings(deadline=None, max_examples=700)
@given(text=DOCUMENTS["a.md"], chosen=st.sampled_from(ENCODINGS))
def test_encoding_byte_order_mark_and_line_ends_stay(check: Check, text: str, chosen: tuple[str, bytes]) -> None:
    encoding, mark = chosen
    fixed = fix_bytes("a.md", mark + text.encode(encoding), check)
    expected = fix_bytes("a.md", text.encode(), check).after
    assert fixed.after == mark + expected.decode().encode(encoding)
    assert fixed.after.count("\r\n".encode(encoding)) == text.count("\r\n")


@settings(deadline=None, max_examples=700)
@given(text=DOCUMENTS["a.html"])
def test_windows_1252_stays_where_the_page_says_so_and_where_it_is_a_guess(check: Check, text: str) -> None:
    body = text.replace("\u00e2€™", "’") + "<p>caf\u00e9 “x”</p>"
    for head in ('<meta charset="windows-1252">', ""):
        fixed = fix_bytes("a.html", (head + body).encode("cp1252"), check)
        expected = fix_bytes("a.html", (head.replace("windows-1252", "utf-8") + body).encode(), check)
        assert fixed.after.decode("cp1252") == expected.after.decode().replace("utf-8", "windows-1252")


def test_bytes_without_meaning_in_windows_1252_stay(check: Check) -> None:
    data = b"Caf\xe9 \x81 Spravatto \x8d\r\nand the the end.\r\n"
    fixed = fix_bytes("a.txt", data, check)
    assert fixed.after == b"Caf\xe9 \x81 Spravato \x8d\r\nand the end.\r\n"


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(deadline=None, max_examples=700)
@given(
    text=st.text(st.sampled_from("abc \n\r\t\u00a0\u00ad#*_-|>`[]()!<>/&;=\"'1.é🙂{}"), max_size=100),
    table=st.dictionaries(
        st.sampled_from(["a", "b c", "ab", r"\.", "c", " a", "-", "é"]),
        st.sampled_from(["", "x", "* x", "<b>", "&amp;", "`", "]", "# ", "\n", "\n\n- x", "x y", "|", "é"]),
        max_size=4,
    ),
)
def test_any_replacement_in_any_text_leaves_markup_whole_or_is_refused(
    replacing: Replacing, name: str, text: str, table: dict[str, str]
) -> None:
    check = replacing(table)
    try:
        fixed = fix_bytes(name, text.encode(), check)
    except ReadError:
        return
    assert _again(fixed) == fixed.after
    again = fix_bytes(name, fixed.after, check)
    assert again.after == fixed.after
