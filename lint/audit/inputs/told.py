"""What a row or a header says about an article, brought to one form: dates, the site of a URL, ids."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?$")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %Y")
_MILLISECONDS = 100_000_000_000  # seconds beyond the year 5000


def site_of(url: str | None) -> str | None:
    """The host of a URL in lower case, without "www." and port; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url[:12] else f"//{url}").hostname
    except ValueError:  # "http://[": brackets that hold no address
        return None
    return host.removeprefix("www.") if host and "." in host else host or None


def iso_date(value: object) -> str | None:
    """A date as 2024, 2024-05 or 2024-05-17, as far as it is told; None where it cannot be read."""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d") if value.year > 1 else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_seconds(float(value))
    return _of_text(" ".join(str(value).split()))


def _of_seconds(seconds: float) -> str | None:
    try:
        if 1000 <= seconds <= 2999:  # noqa: PLR2004 - a year
            return f"{seconds:.0f}"
        found = datetime.fromtimestamp(seconds / (1000 if seconds > _MILLISECONDS else 1), UTC)
    except (ValueError, OverflowError, OSError):  # out of any calendar, or not a number
        return None
    return found.strftime("%Y-%m-%d")


def _of_text(text: str) -> str | None:
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _checked([int(part) for part in match.groups() if part is not None])
    for form in _WRITTEN:
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - a day, in no zone
        except ValueError:
            continue
        return found.strftime("%Y-%m-%d" if "%d" in form else "%Y-%m")
    try:
        return parsedate_to_datetime(text).strftime("%Y-%m-%d")
    except (ValueError, TypeError, IndexError):
        return None


def _checked(parts: list[int]) -> str | None:
    """Year, month and day as text; what no calendar has is left out from there on."""
    try:
        date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError:
        return _checked(parts[:-1]) if len(parts) > 1 else None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
