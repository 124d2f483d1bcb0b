"""What belongs together in an audit: the articles of one host, or of one folder where no URL is known."""

from __future__ import annotations

from pathlib import PurePath


def site_name(site: str | None, source: str) -> str:
    """The host of an article's URL; without one the folder of the file it came from."""
    return site or PurePath(source).parent.as_posix()
