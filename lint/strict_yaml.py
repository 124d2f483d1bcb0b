"""Strict YAML: words stay words, repeated keys are refused, every value knows its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from lint.errors import RuleError

KeyPath = tuple[str | int, ...]


# The C parser is ten times as quick; wheels of PyYAML have it, a build without libyaml does not.
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[misc] # one of two bases with the same methods
    """Only `true`, `false` and whole numbers are not words: `no`, `on`, `12:30` stay what they look like."""


_StrictLoader.yaml_implicit_resolvers = {}
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?\d+$"), list("-0123456789"))
_StrictLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


@dataclass(frozen=True, slots=True)
class Document:
    """The value of a YAML file and the place of each of its keys and items."""

    path: str
    value: Any
    places: dict[KeyPath, tuple[int, int]]

    def fault(self, reason: str, *where: str | int) -> RuleError:
        """An error at a key path, or at the nearest part of it that stands in the file."""
        key = where
        while key and key not in self.places:
            key = key[:-1]
        line, column = self.places.get(key, (1, 1))
        return RuleError(reason, path=self.path, line=line, column=column)


def load_document(text: str, *, path: str) -> Document:
    """Parse YAML strictly; RuleError with path, line and column for syntax faults and repeated keys."""
    try:
        node = yaml.compose(text, Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(str(error.problem or error.context or "broken YAML").split())
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(reason, path=path, line=line, column=column) from None
    except yaml.YAMLError as error:
        raise RuleError(" ".join(str(error).split()), path=path, line=1, column=1) from None
    if node is None:
        return Document(path, None, {})
    places = dict(_walk(node, (), path))
    loader = _StrictLoader("")
    try:
        value = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(str(error.problem), path=path, line=line, column=column) from None
    return Document(path, value, places)


def _walk(node: yaml.Node, key: KeyPath, path: str) -> Iterator[tuple[KeyPath, tuple[int, int]]]:
    yield key, (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*key, index), path)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, item in node.value:
            mark = name.start_mark
            if name.value in seen:
                reason = f"repeated key '{name.value}'"
                raise RuleError(reason, path=path, line=mark.line + 1, column=mark.column + 1)
            seen.add(name.value)
            yield from _walk(item, (*key, name.value), path)
            yield (*key, name.value), (mark.line + 1, mark.column + 1)
