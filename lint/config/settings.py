"""Settings: everything that configuration says about one article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from lint.config.keys import PROFILES
from lint.config.layer import Layer, Listed, Term, Where
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
    """What the layers say of a rule: the last that names it counts, and in one layer its id before its category."""
    runs, runs_by = True, None
    severity, severity_by = None, None
    for layer in settings.layers:
        if layer.select is not None:
            runs, runs_by = False, layer.selected_at
        for known in (category, rule):
            for named in (*(layer.select or ()), *layer.extend_select):
                if named.text == known:
                    runs, runs_by = True, named.where
            for named in layer.ignore:
                if named.text == known:
                    runs, runs_by = False, named.where
            for graded in layer.severities:
                if graded.name == known:
                    severity, severity_by = graded.severity, graded.where
    return Decision(runs, runs_by, severity, severity_by)
