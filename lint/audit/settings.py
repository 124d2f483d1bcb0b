"""Settings on their way to other machines: what configuration says of an audit, as a text, and back again.

An audit has one configuration for all of its articles. User rules and facts travel as what their files hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lint.audit.options import Options
from lint.config.configuration import from_options
from lint.config.layer import Graded, Layer, Listed, Name, Term
from lint.config.settings import Settings
from lint.findings.finding import CATEGORIES, Severity

_Files = tuple[tuple[str, bytes], ...]


def shipped_with(options: Options, settings: Settings) -> Options:
    """The options with all that the settings say, user rules and facts among it."""
    layers = json.dumps([_told(layer) for layer in settings.layers], ensure_ascii=False)
    rules = tuple(sorted(file for listed in settings.rules for file in _rule_files(listed.path)))
    return replace(options, configuration=layers, rules=rules, facts=_fact_files(settings.facts))


@contextmanager
def unpacked(options: Options) -> Iterator[Settings]:
    """The settings that options hold, with their files on disk; what options say counts before configuration."""
    layers = [_heard(layer) for layer in json.loads(options.configuration or "[]")]
    given = from_options(select=options.select, ignore=options.ignore, profile=options.profile)
    with TemporaryDirectory(prefix="healthlint-") as name:
        rules, facts = (_written(Path(name, kind), held) for kind, held in (("r", options.rules), ("f", options.facts)))
        yield Settings(layers=(*layers, given), rules=rules, facts=facts)


def _rule_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for category in CATEGORIES:
        for file in (folder / category).glob("*.y*ml"):
            yield f"{category}/{file.name}", file.read_bytes()


def _fact_files(listed: Sequence[Listed]) -> _Files:
    """Files of facts, numbered: two folders may hold files of one name."""
    places = (item.path for item in listed)
    files = [file for place in places for file in (sorted(place.glob("*.yaml")) if place.is_dir() else [place])]
    return tuple((f"{number:04d}-{file.stem}.yaml", file.read_bytes()) for number, file in enumerate(files))


def _written(folder: Path, files: _Files) -> tuple[Listed, ...]:
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return (Listed(folder),) if files else ()


def _told(layer: Layer) -> dict[str, Any]:
    return {
        "profile": layer.profile,
        "select": None if layer.select is None else [name.text for name in layer.select],
        "extend_select": [name.text for name in layer.extend_select],
        "ignore": [name.text for name in layer.ignore],
        "severities": [[graded.name, graded.severity.value] for graded in layer.severities],
        "allow": [[term.text, list(term.rules)] for term in layer.allow],
    }


def _heard(told: dict[str, Any]) -> Layer:
    return Layer(
        profile=told["profile"],
        select=None if told["select"] is None else tuple(map(Name, told["select"])),
        extend_select=tuple(map(Name, told["extend_select"])),
        ignore=tuple(map(Name, told["ignore"])),
        severities=tuple(Graded(name, Severity(level)) for name, level in told["severities"]),
        allow=tuple(Term(text, tuple(rules)) for text, rules in told["allow"]),
    )
