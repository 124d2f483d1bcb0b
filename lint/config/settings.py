"""Settings: everything that configuration says about one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lint.config.keys import PROFILES
from lint.config.layer import Layer, Listed, Name, Term, Where
from lint.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class Excluded:
    """Why an article is not linted."""

    reason: str
    where: Where = field(compare=False)

    def __str__(self) -> str:
        return f"{self.reason} ({self.where})"


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts for an article; equal settings lint alike, wherever they were written.

    `layers` are in the order of their say, the last one having the last word; `files` names the configuration files
    in the same order, and `notes` what was passed over.
    """

    layers: tuple[Layer, ...] = ()
    rules: tuple[Listed, ...] = ()
    facts: tuple[Listed, ...] = ()
    excluded: Excluded | None = None
    files: tuple[str, ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def profile(self) -> str:
        """The profile that the last layer names, else journalism."""
        named = [layer.profile for layer in self.layers if layer.profile]
        return named[-1] if named else PROFILES[0]

    @property
    def allow(self) -> tuple[Term, ...]:
        """The allowed terms of all layers."""
        return tuple(term for layer in self.layers for term in layer.allow)

    @property
    def digest(self) -> str:
        """16 hex digits that change with anything here that changes findings; not with user rules and facts files.

        Those are files whose content a cache has to look at: `rules` and `facts` name them.
        """
        said = [
            (
                layer.profile,
                layer.select and [name.text for name in layer.select],
                [name.text for name in layer.extend_select],
                [name.text for name in layer.ignore],
                [(graded.name, graded.severity.value) for graded in layer.severities],
                [(term.text, term.rules) for term in layer.allow],
            )
            for layer in self.layers
        ]
        paths = [str(listed.path) for listed in (*self.rules, *self.facts)]
        return hashlib.sha256(repr((said, paths)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a rule runs and how severe it is (None: as its file says), each with who said so."""

    runs: bool = True
    runs_by: Where | None = None
    severity: Severity | None = None
    severity_by: Where | None = None


def decide(rule: str, category: str, settings: Settings) -> Decision:
    """What the layers say of a rule.

    In one layer its id counts before its category. A later layer counts before an earlier one, but what was ignored
    by its id comes back only by its id: "select all overclaim" does not mean the one rule that the house left out.
    """
    runs, runs_by, ignored = True, None, 0
    severity, severity_by = None, None
    ranks = {category: 1, rule: 2}
    for layer in settings.layers:
        if layer.select is not None and ignored == 0:
            runs, runs_by = False, layer.selected_at
        wanted, wanted_by = _highest((*(layer.select or ()), *layer.extend_select), ranks)
        unwanted, unwanted_by = _highest(layer.ignore, ranks)
        if wanted > unwanted and wanted >= ignored:
            runs, runs_by, ignored = True, wanted_by, 0
        elif unwanted and unwanted >= wanted:
            runs, runs_by, ignored = False, unwanted_by, max(unwanted, ignored)
        for item in sorted(layer.severities, key=lambda item: ranks.get(item.name, 0)):
            if item.name in ranks:
                severity, severity_by = item.severity, item.where
    return Decision(runs, runs_by, severity, severity_by)


def _highest(names: Iterable[Name], ranks: Mapping[str, int]) -> tuple[int, Where | None]:
    """The rank of the name that says most of a rule, and its place; 0 where none speaks of it."""
    best: tuple[int, Where | None] = (0, None)
    for name in names:
        rank = ranks.get(name.text, 0)
        if rank > best[0]:
            best = rank, name.where
    return best
