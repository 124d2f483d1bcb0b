"""Settings told to people: every value that counts, and the file, line and column that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lint.config.document import shown
from lint.config.layer import Name
from lint.config.names import rule_ids
from lint.config.settings import Settings, decide

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a key, and where it comes from ("default" and "command line" are such places too)."""

    key: str
    value: str
    where: str


def values(settings: Settings) -> Iterator[Said]:
    """The values that count, key by key, in the order of their say."""
    profiles = [layer for layer in settings.layers if layer.profile]
    yield Said("profile", settings.profile, str(profiles[-1].profile_at) if profiles else DEFAULT)
    last = max((n for n, layer in enumerate(settings.layers) if layer.select is not None), default=-1)
    if last < 0:
        yield Said("select", "all", DEFAULT)
    for layer in settings.layers[max(0, last) :]:  # what was selected before a `select` no longer counts
        yield from _names("select", layer.select or ())
        yield from _names("extend-select", layer.extend_select)
    for layer in settings.layers:
        yield from _names("ignore", layer.ignore)
    for layer in settings.layers:
        yield from (Said("severity", f"{item.name} = {item.severity}", str(item.where)) for item in layer.severities)
    for term in settings.allow:
        only = f" (for {', '.join(term.rules)})" if term.rules else ""
        yield Said("allow", term.text + only, str(term.where))
    yield from (Said("rules", shown(listed.path), str(listed.where)) for listed in settings.rules)
    yield from (Said("facts", shown(listed.path), str(listed.where)) for listed in settings.facts)


def ruled_out(settings: Settings) -> Iterator[Said]:
    """The rules that do not run ("category/rule"), by category and id."""
    for rule, category in _rules(settings):
        decision = decide(rule, category, settings)
        if not decision.runs:
            yield Said("off", f"{category}/{rule}", str(decision.runs_by))


def graded(settings: Settings) -> Iterator[Said]:
    """The rules that run with another severity than their own ("category/rule = severity")."""
    for rule, category in _rules(settings):
        decision = decide(rule, category, settings)
        if decision.runs and decision.severity is not None:
            yield Said("severity", f"{category}/{rule} = {decision.severity}", str(decision.severity_by))


def in_short(settings: Settings) -> Iterator[Said]:
    """The rules that do not run, those of one category and one reason together."""
    sizes = Counter(category for _, category in _rules(settings))
    for (category, where), group in groupby(
        ruled_out(settings), key=lambda said: (said.value.split("/")[0], said.where)
    ):
        ids = [said.value.split("/")[1] for said in group]
        whole = len(ids) == sizes[category]
        yield from (Said("off", f"{category} (all {len(ids)})", where),) if whole else _each(category, ids, where)


def count(settings: Settings) -> int:
    """How many rules there are, shipped and of user folders."""
    return len(rule_ids(settings.rules))


def _rules(settings: Settings) -> list[tuple[str, str]]:
    return sorted(rule_ids(settings.rules).items(), key=lambda pair: (pair[1], pair[0]))


def _each(category: str, ids: Iterable[str], where: str) -> Iterator[Said]:
    return (Said("off", f"{category}/{name}", where) for name in ids)


def _names(key: str, names: Iterable[Name]) -> Iterator[Said]:
    return (Said(key, name.text, str(name.where)) for name in names)
