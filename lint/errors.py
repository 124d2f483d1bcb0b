"""The one error tree: everything that makes the tool exit with 2 is raised from here."""

from __future__ import annotations


class HealthlintError(Exception):
    """A reason in one line, with the file and the place where it is known."""

    def __init__(
        self,
        reason: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ":".join(place) + ": " + self.reason if place else self.reason

    def __reduce__(self) -> tuple[object, ...]:  # keyword arguments survive a process boundary
        return (_rebuild, (type(self), self.reason, self.path, self.line, self.column))


def _rebuild(
    kind: type[HealthlintError],
    reason: str,
    path: str | None,
    line: int | None,
    column: int | None,
) -> HealthlintError:
    return kind(reason, path=path, line=line, column=column)


def system_reason(fault: OSError) -> str:
    """What the system says of a fault, as the end of a reason."""
    return (fault.strerror or str(fault)).lower()


class OptionError(HealthlintError):
    """An option or argument that cannot be carried out."""


class ReadError(HealthlintError):
    """An input that cannot be read: it becomes an error record, and the run goes on."""


class UnlintedError(ReadError):
    """An input that was stopped by a fault of ours or the end of its process: another run may well go through."""


class RuleError(HealthlintError):
    """A fault in a rule, cue or term file."""


class RuleErrors(HealthlintError):  # noqa: N818 - many of RuleError
    """All faults found in one pass over the rule files, a line each."""

    def __init__(self, faults: list[RuleError]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[object, ...]:  # its list survives a process boundary
        return (type(self), (self.faults,))


class ConfigError(HealthlintError):
    """A fault in a configuration file."""


class ConfigErrors(HealthlintError):  # noqa: N818 - many of ConfigError
    """All faults of one configuration file, a line each."""

    def __init__(self, faults: list[ConfigError]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

    def __reduce__(self) -> tuple[object, ...]:  # its list survives a process boundary
        return (type(self), (self.faults,))


class BaselineError(HealthlintError):
    """A baseline file that cannot be used."""


class RevisionError(HealthlintError):
    """Changed lines cannot be told: no git, no repository, or a revision that is not there."""


class WriteError(HealthlintError):
    """A report or a fixed article that cannot be written."""


def unwritten(fault: OSError, path: object) -> WriteError:
    """The error of a file that cannot be written."""
    return WriteError(f"cannot be written: {system_reason(fault)}", path=str(path))


class FixError(HealthlintError):
    """An article whose fixes come to no end: it is left as it was."""
