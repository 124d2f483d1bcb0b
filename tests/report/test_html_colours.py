"""Text can be read in both colour schemes: every pair of colours that meets reaches 4.5:1."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)",
        (files("lint.reports") / "base.css").read_text("utf-8"),
    )
}
TONES = ("error", "warning", "suggestion")
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "link", *TONES) for ground in ("paper", "desk")),
    *((f"tie-{pair}", ground) for pair in "abcd" for ground in ("paper", "desk")),
    *(("ink", f"{tone}-wash") for tone in TONES),
    *(("soft", f"{tone}-wash") for tone in TONES),  # marks in text left over from the page
]


def luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def rgb(name: str, scheme: int) -> tuple[float, ...]:
    code = COLOURS[name][scheme]
    return tuple(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str, scheme: int) -> None:
    assert contrast(rgb(text, scheme), rgb(ground, scheme)) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
def test_text_stands_out_from_the_mark_in_hand(tone: str, scheme: int) -> None:
    mixes = re.findall(r"color-mix\(in srgb, var\(--wash\), var\(--tone\) (\d+)%\)", prose())
    assert mixes
    for share in (int(mix) / 100 for mix in mixes):
        both = zip(rgb(f"{tone}-wash", scheme), rgb(tone, scheme), strict=True)
        ground = tuple(wash * (1 - share) + strong * share for wash, strong in both)
        assert contrast(rgb("ink", scheme), ground) >= 4.5


def test_severities_differ_by_more_than_colour() -> None:
    style = (files("lint.reports") / "base.css").read_text("utf-8")
    assert sorted(re.findall(r"--stroke: (\w+)", style)) == ["dashed", "dotted", "solid"]


def prose() -> str:
    return (files("lint.reports") / "prose.css").read_text("utf-8")
