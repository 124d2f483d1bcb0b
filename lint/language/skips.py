"""Digits that are no quantity: dates, times of day, telephone numbers, sections, reference marks."""

from __future__ import annotations

import re

from lint.language.units import MONTHS

_MONTH = "|".join(re.escape(month.capitalize()) for month in sorted(MONTHS, key=len, reverse=True))
_SKIP = re.compile(
    r"\d{4}-\d\d-\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"  # 2021-03-12, 12/03/2021
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b\.?(?:,? (?:19|20)\d\d\b)?"  # 12 March 2021
    r"|\d{1,2}:\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b\.?"  # 10:30, 5 pm
    r"|\d{3,5}[ .-]\d{3,4}(?:[ .-]\d{3,4})+\b|\d[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}\b|\d{10,}\b|0\d{3,4} \d{5,6}\b"
    r"|\d+(?:\.\d+){2,}|\d+(?:/\d+)+\b"  # 3.2.1, 24/7, 120/80
)
_AFTER_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?(?:,? (?:19|20)\d\d)?\b(?![%,.]\d)")
_MARK = re.compile(r"[\d,; –-]+\]")
_LISTED = re.compile(r"\d{1,2}[.)] ")
_MONTH_WORDS = MONTHS - {"may", "mar", "mar.", "sep", "march"}


def skip_from(text: str, start: int, before: str) -> int:
    """The end of what starts with digits at `start` and is no quantity; `start` itself when it may be one."""
    if not text[start].isdigit():
        return start
    previous = text[start - 1 : start]
    if previous == "[" and (mark := _MARK.match(text, start)):
        return mark.end() - 1
    if previous in {"", "\n"} and (listed := _LISTED.match(text, start)):
        return listed.end() - 1
    if _is_month(text, start, before) and (day := _AFTER_MONTH.match(text, start)):
        return day.end()
    match = _SKIP.match(text, start)
    return match.end() if match else start


def _is_month(text: str, start: int, before: str) -> bool:
    """Whether a month goes before: "March 12", but not the verb in "may 12"."""
    if before in _MONTH_WORDS:
        return True
    return before in MONTHS and text[start - len(before) - 1 : start - len(before)].isupper()
