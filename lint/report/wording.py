"""Words that several formats share."""

from __future__ import annotations

import json
import re
from typing import Any

from lint.findings.finding import Finding

# What Markdown and its GitHub dialect give a meaning inside a line.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&:@.-])")


def instead(finding: Finding) -> str:
    """What to write instead, in a line: the suggested wordings, else the advice; empty where there is neither."""
    if finding.suggestions:
        return "write: " + " / ".join(f'"{item.text}"' for item in finding.suggestions)
    return f"instead: {finding.advice}" if finding.advice else ""


def in_full(finding: Finding) -> str:
    """The message and, on a line of its own each, the other places and what to write instead."""
    others = [other.message for other in finding.related]
    return "\n".join(part for part in (finding.message, *others, instead(finding)) if part)


def one_line(text: str) -> str:
    """The text without line ends and without what a terminal would obey."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """The text with a space for each character that a terminal would obey or not show."""
    return "".join(char if char.isprintable() else " " for char in text)


def as_markdown(text: str) -> str:
    """The text in a line of Markdown, to be read as it is: no link, no markup, no table cell comes out of it."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def as_json(value: Any) -> str:
    """The value as JSON in one line that every reader takes: what is no character (in a file's name) becomes "?"."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
