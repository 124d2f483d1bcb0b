"""The words of an article as matchers see them, with what is worked out about them once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

Ends = Mapping[int, tuple[int, ...]]


@dataclass(slots=True)
class View:
    """One sentence as matchers see it: words [begin, end) of `low`, classes by name and start word."""

    low: list[str]
    written: Callable[[int], str]
    classes: Mapping[str, Ends]
    begin: int = 0
    end: int = 0
    keys: list[str] = field(init=False)  # each word and the classes that start there: "aspirin <drug>"
    _named: dict[int, list[str]] = field(default_factory=dict, init=False)
    _around: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict, init=False)
    _starts: dict[tuple[str, ...], AbstractSet[int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for name, terms in self.classes.items():
            key = f"<{name}>"
            for at in terms:
                self._named.setdefault(at, []).append(key)
        self.keys = list(self.low)
        for at, names in self._named.items():
            self.keys[at] = " ".join((self.low[at], *names))

    def around(self, begin: int, end: int) -> frozenset[str]:
        """The words of [begin, end) and the classes (`<drug>`) that start there."""
        if (begin, end) not in self._around:
            named = self._named
            inside = [name for at in range(begin, end) if at in named for name in named[at]]
            self._around[begin, end] = frozenset(self.low[begin:end]).union(inside)
        return self._around[begin, end]

    def starts(self, names: tuple[str, ...]) -> AbstractSet[int]:
        """The words at which a term of one of these classes starts."""
        if names not in self._starts:
            self._starts[names] = frozenset().union(*(self.classes.get(name, ()) for name in names))
        return self._starts[names]
