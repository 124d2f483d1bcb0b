from __future__ import annotations

import pytest

from lint.errors import RuleError
from lint.strict_yaml import load_document


def test_words_stay_words() -> None:
    document = load_document("cues: [no, on, yes, null, 12:30, 2024-01-01, 1.5]", path="x.yaml")
    assert document.value == {"cues": ["no", "on", "yes", "null", "12:30", "2024-01-01", "1.5"]}


def test_true_false_and_whole_numbers_are_values() -> None:
    assert load_document("a: true\nb: 12\nc: -3", path="x.yaml").value == {"a": True, "b": 12, "c": -3}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\na: 2\n", "x.yaml:2:1: repeated key 'a'"),
        ("a:\n  b: 1\n  b: 2\n", "x.yaml:3:3: repeated key 'b'"),
        ("a: [1, 2\n", "x.yaml:2:1:"),
        ("a: 'x\n", "x.yaml:2:1:"),
        ("a: !!python/object:os.system x", "x.yaml:1:4:"),
        ("a: \x07", "x.yaml:1:1:"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, place: str) -> None:
    with pytest.raises(RuleError) as error:
        load_document(text, path="x.yaml")
    assert str(error.value).startswith(place)
    assert "\n" not in str(error.value)


def test_a_fault_can_be_placed_at_any_key() -> None:
    document = load_document("match:\n  - one\n  - two\n", path="x.yaml")
    assert str(document.fault("bad", "match", 1)) == "x.yaml:3:5: bad"
    assert str(document.fault("bad", "missing")) == "x.yaml:1:1: bad"
