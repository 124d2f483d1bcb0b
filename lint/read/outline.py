"""Groups of lines in text without markup, and what each is in the light of those around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.read.article import BlockKind
from lint.read.shape import Line, could_be_heading, could_be_title, item_mark, joins, looks_titled

WORD = re.compile(r"\w")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_BYLINE = re.compile(
    r"(?:(?i:written|posted|reviewed) )?(?i:by) "
    r"[A-Z][\w.’'-]*(?:,? (?:(?:and|de|van|von) )?[A-Z][\w.’'-]*){1,9}(?:,.{0,60})?"
    r"|[^.]{0,40}\b[Rr]eporter"
    r"|(?i:courtesy) of .{1,90}|(?:Source|Credit|Photo|Image)s?: .{1,90}|[-–—]{1,2} ?[A-Z].{1,60}"
    r"|.{0,24}\b(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?(?: \d{1,2})?,? ?(?:19|20)\d\d"
)
_BEFORE_TITLE = 4  # lines, at most, of names and the like above a title
_NAME_WORDS, _TITLE_LINES = 2, 2
_RUN_OF_ITEMS = 3  # short lines in a row that make a list without bullets

Group = tuple[Line, ...]


def grouped(lines: Sequence[Line], width: int) -> list[tuple[Line, ...]]:
    """Lines, those that go on in the next together."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def _continues(group: Sequence[Line], line: Line, width: int) -> bool:
    last = group[-1]
    if line.gap or not joins(last, line, width):
        return False
    if last.text[0] in "|#" or line.text[0] in "|#" or not WORD.search(line.text) or not WORD.search(last.text):
        return False
    if line.text[0] == ">":
        return group[0].text[0] == ">"
    mark = item_mark(line)
    # A wrapped line may start with a number that ends a sentence: "... grew from 8 to\n12. Then".
    return mark is None or (bool(width) and mark["number"] is not None and last.text[-1] not in ".:;?!")


def _is_byline(text: str) -> bool:
    """Whether a line names an author, a source or a day: neither heading nor title."""
    return _BYLINE.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    """Whether a line is a byline, a name or a link: nothing that an article could be called."""
    return (text.count(" ") < _NAME_WORDS and text[-1] not in "?!") or _is_byline(text)


class Outline:
    """The groups of a text in order."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Nothing is looked at before it is asked for."""
        self.groups = groups
        self.titled = False  # or it is too late for a title
        self._shapes: dict[int, bool] = {}

    def is_title(self, place: int) -> bool:
        """Whether a group is the title; the first that is no name or byline decides."""
        group = self.groups[place]
        if self.titled or (place < _BEFORE_TITLE and _is_name(group[0].text)):
            return False
        self.titled = True
        return len(group) <= _TITLE_LINES and could_be_title(group[-1].text) and place + 1 < len(self.groups)

    def kind(self, place: int) -> tuple[BlockKind, int]:
        """The kind and level of a group that has no mark of its own."""
        if self.is_underlined(place):
            return BlockKind.HEADING, 1 if self.groups[place + 1][0].text[0] == "=" else 2
        if not self._is_short(place) or place + 1 >= len(self.groups) or _is_byline(self.groups[place][0].text):
            return BlockKind.PARAGRAPH, 0
        if self._in_bare_list(place):
            return BlockKind.LIST_ITEM, 1
        line, after = self.groups[place][0], self.groups[place + 1][0]
        text = line.text.strip("*_")
        if text[-1] not in "?:" and not looks_titled(text):
            apart = after.gap or len(after.text) >= 2 * len(text)
            before = self.groups[place - 1][-1].text[-1] if place else "."
            if not apart or not (line.gap or before in '.!?…”")|'):
                return BlockKind.PARAGRAPH, 0
        return BlockKind.HEADING, 3 if text[-1] == ":" else 2

    def _is_short(self, place: int) -> bool:
        """Whether a group is one line that could be a heading."""
        if place not in self._shapes:
            group = self.groups[place]
            text = group[0].text.strip("*_")
            short = len(group) == 1 and bool(text) and item_mark(group[0]) is None and text[0] not in "|>#"
            self._shapes[place] = short and could_be_heading(text)
        return self._shapes[place]

    def _in_bare_list(self, place: int) -> bool:
        """Whether short lines stand in a row without blank lines: a list that lost its bullets."""
        low = high = place
        groups = self.groups
        while low > 0 and place - low < _RUN_OF_ITEMS and not groups[low][0].gap and self._is_bare(low - 1):
            low -= 1
        while (
            high + 1 < len(groups)
            and high - place < _RUN_OF_ITEMS
            and not groups[high + 1][0].gap
            and self._is_bare(high + 1)
        ):
            high += 1
        return self._is_bare(place) and high - low + 1 >= _RUN_OF_ITEMS

    def _is_bare(self, place: int) -> bool:
        return self._is_short(place) and self.groups[place][0].text[-1] not in "?:"

    def is_underlined(self, place: int) -> bool:
        """Whether the line below a single line is a rule: a heading in Markdown."""
        if place + 1 >= len(self.groups) or len(self.groups[place]) > 1:
            return False
        after = self.groups[place + 1][0]
        return not after.gap and _UNDERLINE.fullmatch(after.text) is not None
