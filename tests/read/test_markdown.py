from collections.abc import Callable

import pytest

from lint.read.load import read_article

Shape = Callable[..., list[tuple[str, str]]]


def test_the_first_main_heading_is_the_title(shape: Shape) -> None:
    assert shape("a.md", "# Knees\n\nText.\n\n# More\n\n## Less\n") == [
        ("title", "Knees"),
        ("paragraph", "Text."),
        ("heading", "More"),
        ("heading", "Less"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Sore & tired knees\nauthor: A. Example\ndate: 2024-05-01\n---\n",
        "---\r\ntitle: 'Sore &amp; tired knees'\r\nauthors: [A. Example]\r\ndate: \"2024-05-01\"\r\n---\r\n",
        '+++\ntitle = "Sore & tired knees"\nauthor = "A. Example"\ndate = 2024-05-01\n+++\n',
        "---\ntitle: >\n  Sore & tired\n  knees\nauthor:\n  - A. Example\ndate: 2024-05-01\ntags: [a, b]\n---\n",
    ],
    ids=["yaml", "quoted", "toml", "folded"],
)
def test_front_matter_gives_metadata_and_a_title_with_its_place(head: str) -> None:
    article = read_article("a.md", (head + "\n# Knees\n\nText.\n").encode())
    assert article.metadata == {"title": "Sore & tired knees", "author": "A. Example", "date": "2024-05-01"}
    title, heading = article.blocks[:2]
    assert (title.kind.value, article.text[title.start : title.end]) == ("title", "Sore & tired knees")
    assert heading.kind.value == "heading"
    start, end = article.to_source(title.start, title.end)
    assert article.source.text[start:end].startswith("Sore")
    assert article.source.text[start:end].rstrip().endswith("knees")


def test_the_summary_of_the_front_matter_is_prose_unless_the_body_repeats_it(shape: Shape) -> None:
    head = "---\ntitle: Knees\ndescription: Why knees ache.\n---\n\n"
    assert shape("a.md", head + "Text.")[1] == ("paragraph", "Why knees ache.")
    assert shape("a.md", head + "Text. Why knees ache.")[1:] == [("paragraph", "Text. Why knees ache.")]


def test_a_rule_at_the_start_is_no_front_matter(shape: Shape) -> None:
    assert shape("a.md", "---\n\nSome words.\n\n---\n\nMore words.\n") == [
        ("paragraph", "Some words."),
        ("paragraph", "More words."),
    ]


def test_markup_is_left_out_and_every_word_keeps_its_place() -> None:
    text = (
        "Most **people** with [sore *knees*](https://a.example 'T') felt `better`[^1] &amp; "
        "~~worse~~ ![alt](b.png) later.\n\n[^1]: A note.\n"
    )
    article = read_article("a.md", text.encode())
    assert article.text == "Most people with sore knees felt better & worse later.\nA note."
    at = article.text.index("knees felt")
    assert article.source.text[slice(*article.to_source(at, at + 5))] == "knees"
    assert article.source.text[slice(*article.to_source(at, at + 10))] == "knees*](https://a.example 'T') felt"


def test_places_are_code_points_behind_letters_of_many_bytes() -> None:
    article = read_article("a.md", "Étude 🙂 *naïve* – end\n\nÀ *la fin*".encode())
    at = article.text.index("fin")
    assert article.source.text[slice(*article.to_source(at, at + 3))] == "fin"


def test_lists_keep_level_and_number() -> None:
    article = read_article("a.md", b"3. one\n4. two\n   - in\n     - deeper\n\n- [ ] task\n")
    found = [(block.level, block.number, article.text[block.start : block.end]) for block in article.blocks]
    assert found == [(1, 3, "one"), (1, 4, "two"), (2, None, "in"), (3, None, "deeper"), (1, None, "task")]


def test_a_second_paragraph_of_an_item_is_a_paragraph(shape: Shape) -> None:
    assert shape("a.md", "1. one\n\n   more\n\n2. two\n") == [
        ("list-item", "one"),
        ("paragraph", "more"),
        ("list-item", "two"),
    ]


def test_block_quotations_are_quotations_and_boxes_are_not(shape: Shape) -> None:
    assert shape("a.md", "> It works,\n> she said.\n\n> [!NOTE]\n> Ask your doctor.\n") == [
        ("quotation", "It works, she said."),
        ("paragraph", "Ask your doctor."),
    ]


def test_tables_have_cells_and_a_header() -> None:
    article = read_article("a.md", b"| Drug | Dose |\n|:--|--:|\n| *Aspirin* | 100\xc2\xa0mg |\n| | 5 \\| 6 |\n")
    assert [block.header for block in article.blocks] == [True, False, False]
    cells = [[article.text[start:end] for start, end in block.cells] for block in article.blocks]
    assert cells == [["Drug", "Dose"], ["Aspirin", "100 mg"], ["", "5 | 6"]]


def test_fenced_code_is_left_out_and_text_set_in_by_accident_is_kept(shape: Shape) -> None:
    assert shape("a.md", "Before.\n\n```\nx = 1\n```\n\n    Set in.\n\nAfter.\n") == [
        ("paragraph", "Before."),
        ("paragraph", "Set in."),
        ("paragraph", "After."),
    ]


def test_html_inside_is_read_as_html(shape: Shape) -> None:
    text = (
        '<div class="x">\n<h2>Risks</h2>\n<p>Some &amp; few.</p>\n<!-- hidden --></div>'
        "\n\nA<sup>1</sup> word<sup>2</sup>.<br>Next.\n"
    )
    assert shape("a.md", text) == [("heading", "Risks"), ("paragraph", "Some & few."), ("paragraph", "A1 word. Next.")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_and_soft_breaks_are_spaces(shape: Shape, end: str) -> None:
    text = f"one\\{end}two  {end}three{end}four{end}"
    assert shape("a.md", text) == [("paragraph", "one two three four")]


def test_a_paragraph_in_bold_alone_is_a_heading(shape: Shape) -> None:
    assert shape("a.md", "## Top\n\n**Side effects**\n\nText.\n\n**We were told that it is safe.**\n")[1:] == [
        ("heading", "Side effects"),
        ("paragraph", "Text."),
        ("paragraph", "We were told that it is safe."),
    ]


def test_imports_and_components_of_mdx_are_left_out(shape: Shape) -> None:
    text = (
        "import Box from './box'\n\nexport const a = 1\n\n# Knees\n\n"
        "<Box open>\n\nText in a box.\n\n</Box>\n\n{/* note */}\n"
    )
    assert shape("a.mdx", text) == [("title", "Knees"), ("paragraph", "Text in a box.")]


def test_shortcodes_are_residue(shape: Shape) -> None:
    text = '{{< youtube abc >}}\n\nText.\n\n[contact-form id="3"]\n'
    assert [kind for kind, _ in shape("a.md", text)] == ["residue", "paragraph", "residue"]


@pytest.mark.parametrize(
    "text", ["[" * 5000, "> " * 2000 + "x", "- " * 2000 + "x", "**a" * 5000, "| a " * 999, "<b" * 999, "![" * 5000]
)
def test_malformed_markdown_is_read(text: str) -> None:
    assert read_article("a.md", text.encode()).source.text == text
