from collections.abc import Callable

from lint.read.load import read_article

Shape = Callable[..., list[tuple[str, str]]]

WRAPPED = """\
Sleep after fifty

Most people sleep a little less as they grow older, and the hours they do
sleep are lighter. That is no illness. A doctor should hear of it when the
day suffers, for instance when somebody nods off over lunch, or when
a partner reports long pauses in the breath at night, which need a test
in a laboratory.

Naps help some people and harm the night of others, so that it is worth
while to keep a diary for two weeks before the visit to the doctor.
"""


def test_title_headings_and_paragraphs_are_told_by_their_shape(shape: Shape) -> None:
    text = (
        "Green tea and the heart\n\nTea is drunk all over the world.\n\nWhat was studied\n\nFour trials were small.\n"
    )
    assert shape("a.txt", text) == [
        ("title", "Green tea and the heart"),
        ("paragraph", "Tea is drunk all over the world."),
        ("heading", "What was studied"),
        ("paragraph", "Four trials were small."),
    ]


def test_one_paragraph_a_line_stays_so_without_blank_lines(shape: Shape) -> None:
    long = (
        "Tea is drunk in many countries, hot or cold, with milk or without, and at almost any hour of the day or night."
    )
    text = f"Green tea and the heart\n{long}\n{long} Again.\nDoes It Help?\n{long}\n"
    assert [kind for kind, _ in shape("a.txt", text)] == ["title", "paragraph", "paragraph", "heading", "paragraph"]


def test_wrapped_lines_are_joined_and_the_width_is_noted(shape: Shape) -> None:
    found = shape("a.txt", WRAPPED)
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph"]
    assert "the hours they do sleep are lighter" in found[1][1]
    assert "joined to paragraphs" in read_article("a.txt", WRAPPED.encode()).notes[0]


def test_wrapped_text_with_windows_line_ends_reads_the_same(shape: Shape) -> None:
    assert shape("a.txt", WRAPPED.replace("\n", "\r\n")) == shape("a.txt", WRAPPED)


def test_a_number_that_a_wrapped_line_starts_with_is_no_item(shape: Shape) -> None:
    text = WRAPPED.replace(
        "which need a test\nin a laboratory", "which happens in\n7. Or so the survey of all the laboratories says"
    )
    assert all(kind != "list-item" for kind, _ in shape("a.txt", text))


def test_a_sentence_broken_in_its_middle_is_joined(shape: Shape) -> None:
    text = (
        "The results of the trial were presented at a meeting in Lisbon and\nthen printed in a journal."
        "\n\nNobody wrote in."
    )
    assert shape("a.txt", text)[0][1].endswith("Lisbon and then printed in a journal.")


def test_bullets_of_many_kinds_are_list_items_without_their_mark(shape: Shape) -> None:
    text = "Signs of a cold\n\n- a sore throat\n* sneezing\n  • Fever, rarely\n– aches\no Tired eyes\n"
    assert shape("a.txt", text)[1:] == [
        ("list-item", "a sore throat"),
        ("list-item", "sneezing"),
        ("list-item", "Fever, rarely"),
        ("list-item", "aches"),
        ("list-item", "Tired eyes"),
    ]


def test_numbered_items_keep_the_number_they_show() -> None:
    article = read_article("a.txt", b"Three steps to take\n\n1. Rest\n1) Drink\n  (3) Wait\n")
    assert [(b.number, article.text[b.start : b.end]) for b in article.blocks[1:]] == [
        (1, "Rest"),
        (1, "Drink"),
        (3, "Wait"),
    ]


def test_items_set_in_are_a_level_deeper() -> None:
    article = read_article("a.txt", b"- Drinks\n  - Tea\n    - Green tea\n  - Water\n- Food\n")
    assert [block.level for block in article.blocks] == [1, 2, 3, 2, 1]


def test_a_line_set_in_below_an_item_belongs_to_the_list(shape: Shape) -> None:
    text = "What to bring along\n\n  • A list of your medicines.\n    The card of your insurer.\n  • Some water.\n"
    assert [kind for kind, _ in shape("a.txt", text)][1:] == ["list-item"] * 3


def test_short_lines_in_a_row_are_a_list_without_bullets(shape: Shape) -> None:
    text = (
        "Who was in the trial\n\nThese groups took part in it.\n\nNurses\nTeachers\nRetired Miners\n\nAll gave consent."
    )
    assert [kind for kind, _ in shape("a.txt", text)][2:5] == ["list-item"] * 3


def test_pipe_rows_are_table_rows_with_cells_and_a_header() -> None:
    article = read_article(
        "a.txt", b"Doses compared here\n\n| Drug | Dose |\n|---|---|\n| Aspirin | 100 mg |\n| Ibuprofen | |\n"
    )
    rows = article.blocks[1:]
    assert [row.kind.value for row in rows] == ["table-row"] * 3
    assert [row.header for row in rows] == [True, False, False]
    assert [[article.text[start:end] for start, end in row.cells] for row in rows] == [
        ["Drug", "Dose"],
        ["Aspirin", "100 mg"],
        ["Ibuprofen", ""],
    ]


def test_a_short_question_is_a_heading_and_a_long_one_a_paragraph(shape: Shape) -> None:
    text = (
        "Shots for travellers\n\nWho needs one?\nAnyone who leaves for the tropics.\n\n"
        "And if somebody has waited too long, until a day or two before the plane leaves, is it then too late"
        " to go?\n\nNo.\n"
    )
    assert [kind for kind, _ in shape("a.txt", text)] == ["title", "heading", "paragraph", "paragraph", "paragraph"]


def test_marks_of_markdown_are_understood_in_plain_text(shape: Shape) -> None:
    text = (
        "A title in a text file\n======\n\n## What it says ##\n\n> Quoted words."
        "\n\nSome **bold** words.\n\n***\n\nThe end came soon."
    )
    assert shape("a.txt", text) == [
        ("title", "A title in a text file"),
        ("heading", "What it says"),
        ("quotation", "Quoted words."),
        ("paragraph", "Some bold words."),
        ("paragraph", "The end came soon."),
    ]


def test_a_byline_above_is_not_the_title(shape: Shape) -> None:
    text = "By Ann Example\n\nNew hope for old knees\n\nExercise helps.\n"
    assert shape("a.txt", text)[:2] == [("paragraph", "By Ann Example"), ("title", "New hope for old knees")]


def test_an_article_that_starts_with_a_sentence_has_no_title(shape: Shape) -> None:
    assert [kind for kind, _ in shape("a.txt", "A trial ended in May.\n\nIt was small.\n")] == [
        "paragraph",
        "paragraph",
    ]


def test_a_last_line_without_a_full_stop_is_no_heading(shape: Shape) -> None:
    assert shape("a.txt", "A trial ended in May.\n\nNobody knows why it\n")[-1] == ("paragraph", "Nobody knows why it")


def test_a_line_that_quotes_a_sentence_is_no_heading(shape: Shape) -> None:
    text = "A trial ended in May.\n\nIt was “a triumph,” she said, and “nobody fell ill.”\n\nOthers doubt it.\n"
    assert [kind for kind, _ in shape("a.txt", text)] == ["paragraph"] * 3


def test_white_space_and_unseen_characters_do_not_reach_the_text(shape: Shape) -> None:
    text = "The\u00a0dose  was\u20095\u202fmg\tof keta\u00admine\u200b, \u2028 twice."
    assert shape("a.txt", text) == [("paragraph", "The dose was 5 mg of ketamine, twice.")]
