"""What is fixed, what is left alone and said to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from lint.errors import ReadError
from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.fixes.fix import Check, Fixed, fix_bytes
from lint.read.article import Article

Replacing = Callable[[Mapping[str, str]], Check]


def _fixed(text: str, check: Check, *, name: str = "a.md", unsafe: bool = False) -> Fixed:
    return fix_bytes(name, text.encode(), check, unsafe=unsafe)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Spravatto and ibuprofin help.", "Spravato and ibuprofen help."),
        ("Take **Ozempick**, or [Ozempick](/Ozempick).", "Take **Ozempic**, or [Ozempic](/Ozempick)."),
        ("Take [Ozempick][Ozempick].\n\n[Ozempick]: /x\n", "Take [Ozempic][Ozempick].\n\n[Ozempick]: /x\n"),
        ("Take the the tablet if if needed.", "Take the tablet if needed."),
        ("Overall ,the drug is cheap , too.", "Overall, the drug is cheap, too."),
        ("It lowers blood pressure.The effect is small.", "It lowers blood pressure. The effect is small."),
        ("The tablets are white,round and bitter.", "The tablets are white, round and bitter."),
        ("A visit lasts one hour.. Bring water,, too.", "A visit lasts one hour. Bring water, too."),
        ("The patientâ€™s dose.", "The patient’s dose."),
    ],
)
def test_names_doubled_words_and_spacing_are_set_right(check: Check, text: str, right: str) -> None:
    assert _fixed(text, check).after.decode() == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Take the\nthe tablet.", "Take\nthe tablet."),
        ("Take the  \nthe tablet.", "Take  \nthe tablet."),
        ("The\nthe tablet is small.", "The\ntablet is small."),
        ("- the\n  the tablet\n", "- the\n  tablet\n"),
    ],
)
def test_a_word_doubled_over_a_line_end_goes_and_the_line_end_stays(check: Check, text: str, right: str) -> None:
    assert _fixed(text, check).after.decode() == right


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.md", "---\ntitle: On Spravatto\n---\n\nA text.", "front matter"),
        ("a.md", "Take `Spravatto` now.", "code"),
        ("a.md", "A list:\n\n    take Spravatto now\n", "code"),
        ("a.md", "Take <kbd>Spravatto</kbd> now.", "code"),
        ("a.md", "Take <kbd>Spravatto now.", "code"),
        ("a.html", "<p>Take <code>Spravatto</code> now.", "code"),
        ("a.html", "<pre>Take <code>one</code> Spravatto now.", "code"),
        ("a.md", "Take {{ Spravatto }} now.", "a template"),
        ("a.md", "Take [[Spravatto tablets]] now.", "a template"),
        ("a.md", "See https://example.org/the/Spravatto,yes now.", "an address"),
        ("a.md", "Take [it][on Spravatto], or [it](on Spravatto).", "a link"),
        ("a.html", "<p>Spra<b>vatto</b> now.", "markup, an entity or a line end inside"),
        ("a.html", "<p>Spr&#97;vatto now.", "markup, an entity or a line end inside"),
        ("a.md", "Take [Spravatto] now.\n\n[Spravatto]: /x\n", "a link"),
        ("a.md", "Take [Spravatto][] now.\n\n[Spravatto]: /x\n", "a link"),
        ("a.md", "Take [on Spravatto] now.\n\n[on Spravato]: /x\n", "the markup would change"),
        ("a.md", "[Uses](#on-spravatto)\n\n## On Spravatto\n\nA text.", "a link leads to this heading"),
    ],
)
def test_what_is_not_plain_prose_is_left_alone_with_the_reason(
    replacing: Replacing, name: str, text: str, reason: str
) -> None:
    fixed = _fixed(text, replacing({"Spravatto": "Spravato"}), name=name)
    assert fixed.after == fixed.before
    assert {item.reason for item in fixed.refused} == {reason}


@pytest.mark.parametrize(
    "text", ["Not not here.", "Hello . Here.", "People lose weight. . It lasts.", "See www.Foo.com"]
)
def test_a_gap_where_something_may_be_lost_is_not_closed_unseen(check: Check, text: str) -> None:
    assert _fixed(text, check).after.decode() == text


def test_only_unsafe_fixes_are_counted_and_applied_on_request(check: Check) -> None:
    text = "It helps with pain . Take the the tablet."
    fixed = _fixed(text, check)
    assert (fixed.after.decode(), fixed.withheld) == ("It helps with pain . Take the tablet.", 1)
    fixed = _fixed(text, check, unsafe=True)
    assert (fixed.after.decode(), fixed.withheld) == ("It helps with pain. Take the tablet.", 0)


def _unsafe(check: Check) -> Check:
    def lint(article: Article) -> Result:
        found = check(article)
        made = [
            replace(item, suggestions=tuple(replace(fix, safe=False) for fix in item.suggestions))
            for item in found.findings
        ]
        return replace(found, findings=tuple(made))

    return lint


def test_a_wording_at_the_start_of_a_sentence_gets_its_capital(replacing: Replacing) -> None:
    wording = _unsafe(replacing({"(?i)obese people": "people with obesity"}))
    fixed = _fixed("Obese people wait. “Obese people wait, and Obese people pay obese people.”", wording, unsafe=True)
    assert fixed.after.decode() == (
        "People with obesity wait. “People with obesity wait, and people with obesity pay people with obesity.”"
    )


def test_a_wording_that_would_change_who_is_meant_is_left_to_the_editor(replacing: Replacing) -> None:
    wording = _unsafe(replacing({r"obese \w+": "people with obesity"}))
    fixed = _fixed("The trial had obese people and obese children.", wording, unsafe=True)
    assert fixed.after == b"The trial had people with obesity and obese children."
    assert [item.reason for item in fixed.refused] == ["a wording that needs an editor"]


def test_of_two_that_meet_the_first_goes_first_and_the_other_has_its_turn(replacing: Replacing) -> None:
    fixed = _fixed("one two three", replacing({"one two": "two", "two three": "three"}))
    assert fixed.after == b"three"
    assert [[edit.finding.quote for edit in edits] for edits in fixed.passes] == [["one two"], ["two three"]]


def test_of_two_that_meet_the_worse_finding_goes_first(replacing: Replacing) -> None:
    both = replacing({"one two": "A", "two three": "B"})

    def check(article: Article) -> Result:
        found = both(article)
        made = [replace(item, severity=Severity.ERROR) if "three" in item.rule else item for item in found.findings]
        return replace(found, findings=tuple(made))

    assert _fixed("one two three", check).after == b"one B"


def test_what_stood_behind_a_refused_edit_has_its_turn(replacing: Replacing) -> None:
    fixed = _fixed("one two three\n\nfour", replacing({"one two": "*one* two", "two three": "two", "four": "five"}))
    assert fixed.after == b"one two\n\nfive"


@pytest.mark.parametrize("new", ["*dog*", "<b>dog</b>", "[dog](/x)", "`dog`", "dog&amp;", "<!-- dog -->", "\\*dog"])
def test_an_edit_that_would_make_markup_is_refused_and_its_neighbours_are_not(replacing: Replacing, new: str) -> None:
    fixed = _fixed(
        "The cow, the dig, the hen.", replacing({"cow": "cat", "dig": new.replace("\\", "\\\\"), "hen": "hound"})
    )
    assert fixed.after == b"The cat, the dig, the hound."
    assert [item.reason for item in fixed.refused] == ["the markup would change"]


def test_of_many_edits_the_few_that_do_harm_are_found_and_a_kind_that_does_much_is_left(replacing: Replacing) -> None:
    text = "[the cow] and a cow.\n\n" + "The hen. [On the dog].\n\n" * 40 + "[the cat]: /x\n[on the fox]: /y\n"
    fixed = _fixed(text, replacing({"cow": "cat", "hen": "owl", "dog": "fox"}))
    assert fixed.after.decode() == text.replace("a cow", "a cat").replace("hen", "owl")
    assert len(fixed.refused) == 41


@pytest.mark.parametrize("table", [{"a": "b", "b": "a"}, {"(a+)": r"\1a"}], ids=["in a circle", "without end"])
def test_fixes_that_come_to_no_end_leave_the_file_as_it_was(replacing: Replacing, table: dict[str, str]) -> None:
    fixed = _fixed("aaa", replacing(table), name="x.txt")
    assert fixed.after == fixed.before == b"aaa"
    assert str(fixed.error).startswith("x.txt: its fixes undo each other (")
    assert fixed.applied == ()


def test_an_article_that_cannot_be_linted_after_a_fix_is_left_as_it_was(replacing: Replacing) -> None:
    works = replacing({"cow": "cat"})

    def check(article: Article) -> Result:
        if "cat" in article.text:
            return Result(article.source.path, None, error=ReadError("internal error"))
        return works(article)

    fixed = _fixed("The cow.", check)
    assert (fixed.after, str(fixed.error)) == (b"The cow.", "internal error")


def test_in_a_file_whose_encoding_is_a_guess_no_sign_beyond_ascii_is_touched(check: Check) -> None:
    data = "The patient’s Spravatto dose.".encode() + b" 39 \xb0C."
    fixed = fix_bytes("a.txt", data, check)
    assert fixed.after == data.replace(b"Spravatto", b"Spravato")
    assert [item.reason for item in fixed.refused] == ["the encoding of the file is a guess"]


def test_a_sign_that_the_encoding_lacks_is_refused(replacing: Replacing) -> None:
    data = b'<meta charset="koi8-r"><p>A cow.</p>'
    fixed = fix_bytes("a.html", data, replacing({"cow": "…"}))
    assert [item.reason for item in fixed.refused] == ["koi8-r has no '…'"]
