import re

import pytest

from lint.read.load import read_article
from lint.read.residue import is_residue, residue_patterns


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Home » Blog » Sleep",
        "Home > Heart > Statins",
        "Health › News › Diet",
        "6 min read",
        "Estimated reading time: 7 minutes",
        "2 minutes, 10 seconds read",
        "128 Shares",
        "1,204 views",
        "Share on WhatsApp",
        "Share this article",
        "This field is required",
        "Please enter your name here",
        "Leave a Reply",
        "Submit",
        "Your email address will not be published. Required fields are marked *",
        "Read more",
        "(see more)",
        "Related Posts",
        "You may also like:",
        "Previous post: Sleep and age",
        "Tags: sleep, age, diet",
        "Filed under: Nutrition",
        "Posted in Uncategorized",
        "Advertisement",
        "Story continues below",
        "We use cookies to improve your visit.",
        "By using this site you agree to our cookie policy.",
        "Accept all | Reject all",
        "© 2021 Riverside Clinic",
        "Riverside Clinic. All rights reserved.",
        "Powered by WordPress",
        "iStock / Some Name",
        "IMG_2041.JPG",
        "woman-with-tea-2.webp",
        '[gallery ids="4,5"]',
        "[/su_box]",
        '{{< figure src="a.png" >}}',
        "{% include ad.html %}",
        "Print this page",
        "Text size: A A A",
    ],
)
def test_what_a_page_leaves_behind_is_residue(line: str) -> None:
    assert is_residue(line)


@pytest.mark.parametrize(
    "line",
    [
        "Skip breakfast if you are not hungry.",
        "Home remedies",
        "Read the label before you take it.",
        "Related conditions",
        "Share your worries with a nurse.",
        "Five minutes of reading a day",
        "We use cookies as a reward for the children.",
        "By visiting a clinic before the trial, patients gave consent for surgery.",
        "Tags on the bottle name the dose.",
        "Submit the form within ten days.",
        "Copyright law does not protect a drug's name.",
        "Next, the nurse takes your pulse.",
        "More research is needed",
        "No comments were made by the firm.",
        "Sources",
        "Contact",
        "Conclusion",
        "2019",
        "Stock up on fluids",
        "Follow the plan for six weeks",
        "What is left out [see note 2]",
        "[1] A study in mice",
        "Powered by the lungs, blood takes up oxygen.",
        "Advertisements for the drug run at noon.",
        "Like it or not, it works.",
        "Ad hoc tests showed no gain",
        "Popular reading on the subject is thin.",
        "5 mg",
        "Cookies and cake",
        "10 20 30",
        "Dose > 5 mg",
        "A > B",
        "Name three risks.",
        "Reply to the editor was sent in May.",
    ],
)
def test_what_an_author_writes_is_not_residue(line: str) -> None:
    assert not is_residue(line)


@pytest.mark.parametrize("group", ["lines", "notices", "beside"])
def test_every_pattern_needs_at_least_a_character(group: str) -> None:
    pattern: re.Pattern[str] = getattr(residue_patterns(), group)
    assert pattern.fullmatch("") is None


def test_the_head_of_a_form_is_residue_only_beside_its_fields() -> None:
    kinds = [
        block.kind.value
        for block in read_article("a.txt", b"Words of some article here.\n\nGet in touch\n\nSubmit").blocks
    ]
    assert kinds == ["paragraph", "residue", "residue"]
    kinds = [block.kind.value for block in read_article("a.txt", b"Get in touch\n\nCall the ward at any hour.").blocks]
    assert "residue" not in kinds


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_lines_of_residue_are_told_apart_in_every_format(name: str) -> None:
    text = (
        "<p>The trial ended in May.</p>\n<p>Submit</p>" if name == "a.html" else "The trial ended in May.\n\nSubmit\n"
    )
    kinds = [block.kind.value for block in read_article(name, text.encode()).blocks]
    assert kinds == ["paragraph", "residue"]


def test_a_residue_line_inside_a_paragraph_is_cut_out_of_it() -> None:
    article = read_article("a.md", b"The trial ended in May.\nShare on Facebook\nAll went home.\n")
    found = [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]
    assert found == [
        ("paragraph", "The trial ended in May."),
        ("residue", "Share on Facebook"),
        ("paragraph", "All went home."),
    ]


def test_a_wrapped_sentence_is_not_cut_where_a_line_looks_like_residue() -> None:
    article = read_article("a.md", b"Those who want to know should\nread more\nabout the trial.\n")
    assert [block.kind.value for block in article.blocks] == ["paragraph"]
