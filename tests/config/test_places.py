from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint.config.places import KeyPath, places_of

BARE = st.sampled_from(["a", "b", "c-d", "1", "select"])
KEY = st.one_of(BARE, st.sampled_from(['"x.y"', "'z # no'", '"\\u00e9 = [1"', '""']))
GAP = st.sampled_from(["", " ", "\t"])
LEAF = st.one_of(
    st.integers(0, 99).map(str),
    st.sampled_from(
        ["true", "1979-05-27 07:32:00", "1979-05-27T07:32:00Z", "'it # is'", '"say \\"]\\" }"', '"""a\nb = "" [c]"""']
    ),
    st.sampled_from(["'''\n[x]\nk = 1'''", '""""quoted""""', "''''q''''", "-1.5e3", "07:32:00", '"""\\"""" # "']),
)
LINE_END = st.sampled_from(["\n", "\n\n", " # [not] a = table\n"])


def lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    gap = st.sampled_from(["", " ", "\n", " # ] \n  "])
    return st.tuples(st.lists(st.tuples(gap, items, gap).map("".join), max_size=3), gap).map(
        lambda pair: f"[{','.join(pair[0])}{pair[1]}]"
    )


def tables(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entry = st.tuples(GAP, KEY, GAP, st.just("="), GAP, items).map("".join)
    return st.lists(entry, max_size=3).map(lambda entries: f"{{{','.join(entries)} }}")


VALUE = st.recursive(LEAF, lambda items: st.one_of(lists(items), tables(items)), max_leaves=6)
DOTTED = st.lists(KEY, min_size=1, max_size=3).map(" . ".join)
ENTRY = st.tuples(GAP, DOTTED, GAP, st.just("="), GAP, VALUE, LINE_END).map("".join)
HEADER = st.tuples(DOTTED, st.booleans(), LINE_END).map(
    lambda parts: (f"[[{parts[0]}]]" if parts[1] else f"[ {parts[0]} ]") + parts[2]
)
TOML = st.lists(st.one_of(ENTRY, HEADER), max_size=8).map("".join)


def key_paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from key_paths(item, (*path, key))


def at(value: Any, path: KeyPath) -> Any:
    for key in path:
        value = value[key]
    return value


@given(TOML)
def test_every_key_of_a_text_has_a_place_and_no_other_has(text: str) -> None:
    assume(reads(text))
    value = tomllib.loads(text)
    places = places_of(text)
    assert set(places.keys) == set(key_paths(value))
    for path in places.keys:
        found = at(value, path)
        if isinstance(found, int | str) and not isinstance(found, bool):
            rest = text[places.values[path] :]
            starts = (f"k = {rest[:end]}" for end in range(1, len(rest) + 1))
            assert any(tomllib.loads(start)["k"] == found for start in starts if reads(start))


def reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        ("a = 1", ("a",), "a", "1"),
        ("x.y = 'v'", ("x", "y"), "y", "'v'"),
        ("[t]\n  k = [1, 22]", ("t", "k", 1), "22", "22"),
        ("[[o]]\n[[o]]\nk = {s = 5}", ("o", 1, "k", "s"), "s", "5"),
        ('[o."p q".r]\nk=1', ("o", "p q", "r"), "r", "[o"),
    ],
)
def test_a_place_is_that_of_the_key_and_that_of_the_value(text: str, path: KeyPath, key: str, value: str) -> None:
    places = places_of(text)
    assert text[places.keys[path] :].startswith(key)
    assert text[places.values[path] :].startswith(value)
