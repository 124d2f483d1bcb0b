"""What decides an audit's results; sent with each job, to processes and machines that read no file of the caller's."""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that changes what comes out; picklable."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    configuration: str | None = None  # what the configuration files say, as `lint.audit.settings` writes it
    rules: tuple[tuple[str, bytes], ...] = ()  # user rule files: "category/rule.yaml" and what it holds
    facts: tuple[tuple[str, bytes], ...] = ()  # user files of facts: a name and what it holds
    languages: tuple[str, ...] = ("en",)  # ISO 639-1
    every_topic: bool = False  # lint pages that are not about health, too
    seconds: float = 60.0  # limit for one article

    def as_json(self) -> dict[str, Any]:
        """The options as JSON values; contents of files in base 64."""
        return asdict(self) | {"rules": _told(self.rules), "facts": _told(self.facts)}


def _told(files: tuple[tuple[str, bytes], ...]) -> dict[str, str]:
    return {name: base64.b64encode(content).decode("ascii") for name, content in files}
