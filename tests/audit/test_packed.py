from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lint.audit.packed import pack, unpack
from lint.read.load import read_article

PARTS = st.sampled_from(
    [
        "# A title\n\n", "Some words. ", "&amp; ", "<b>bold</b> ", "\n\n", "- item\n", "1. one\n", "> said\n", "  ",
        "\r\n",         "| a | b |\n|---|---|\n| c | d |\n", "<table><tr><th>x<td>y</table>", "---\ntitle: x\n---\n",
        "\u00ad\u2013 caf\u00e9 \U0001f600 ",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PARTS, max_size=30), st.sampled_from(["x.html", "x.md", "x.txt"]))
def test_an_article_comes_back_as_it_was(parts: list[str], name: str) -> None:
    article = read_article(name, "".join(parts).encode())
    assert unpack(pack(article)) == article
