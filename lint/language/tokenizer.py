"""spaCy's English tokenizer; every other module takes spaCy from here.

Half of the time that `import spacy` takes goes to its command line (typer, requests, a table of recommended models),
which this tool never calls. It is left out while the package is imported, and loads as ever when somebody asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from lint.kept.collecting import collected_later

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def _info(*given: Any, **named: Any) -> Any:
    return import_module("spacy.cli.info").info(*given, **named)


@contextmanager
def _without_command_line() -> Iterator[None]:
    if "spacy" in sys.modules:
        yield
        return
    for name in _COMMAND_LINE:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules["spacy.cli.info"])["info"] = _info  # the one name that the package takes from it
    try:
        yield
    finally:
        for name in _COMMAND_LINE:
            sys.modules.pop(name, None)


with collected_later(), _without_command_line():
    from spacy.lang.en import English, EnglishDefaults
    from spacy.lang.en.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

__all__ = ["STOP_WORDS", "english_tokenizer"]

# Infixes that spaCy's English leaves inside a word: "flu‑jab" with a non-breaking hyphen, "covid-19", "2017)—so".
_MORE_INFIXES = (
    r"[‐‑]",
    r"(?<=[A-Za-z0-9])-(?=\d)",
    r"(?<=[A-Za-z])[–](?=[A-Za-z])",
    r"—|(?<=[)\]\d%])–",
    r"(?<=[.!?])(?=[A-Z][a-z])",
)


class _Defaults(EnglishDefaults):
    infixes = [*(EnglishDefaults.infixes or ()), *_MORE_INFIXES]  # noqa: RUF012 - spaCy's own name and form


class _English(English):  # type: ignore[no-untyped-call] # spaCy's hook for subclasses has no types
    Defaults = _Defaults


def english_tokenizer() -> Tokenizer:
    """The tokenizer."""
    nlp = _English()
    nlp.max_length = 100_000_000
    return cast("Tokenizer", nlp.tokenizer)
