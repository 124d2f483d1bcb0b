"""Lists of what rule files may name: contexts, classes, attributes, circumstances, keys of the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from lint.config.keys import KEYS, PATHS, Key
from lint.docs.marking import code, plain, table
from lint.language.load import term_classes
from lint.strict_yaml import load_document

# Told by the text's own marks, so that there is no file of cues.
OF_MARKS = {
    "asked": "The sentence ends in a question mark.",
    "quoted": "The words stand within quotation marks.",
}
# Found by the language stage, so that there is no file of terms.
CLASSES_OF_CODE = {
    "drug": "A brand or generic name of the drug lexicon.",
    "subject-name": "Anything that claims are made about: a drug, a class, a treatment of `patterns/subjects/`.",
    "number": "A number, in digits or words.",
    "count": "A number of people or things.",
    "percent": "A percentage.",
    "times": 'A factor, as in "three times" or "twice".',
    "ratio": 'A ratio, as in "3 in 10".',
    "duration": "A length of time.",
    "year": "A year of the calendar.",
    "age": "An age.",
    "dose": "An amount of a substance.",
    "money": "An amount of money.",
}


def contexts() -> dict[str, str]:
    """Each context that `unless` and `soften` may name, and what it is."""
    return dict(sorted({**OF_MARKS, **{name: value["about"] for name, value in _data("context")}}.items()))


def contexts_table() -> str:
    """The contexts, and whether a claim in one is set aside."""
    guards = {name for name, value in _data("context") if value.get("guards_claims")}
    rows = [[code(name), plain(about), "set aside" if name in guards else ""] for name, about in contexts().items()]
    return table(["context", "what it is", "claims in it"], rows)


def classes_table() -> str:
    """The classes that patterns may name."""
    abouts = {name: value.get("about", "") for name, value in _data("terms") if isinstance(value, dict)}
    shipped = {item.name: abouts[item.name] for item in term_classes()}
    rows = [[code(f"<{name}>"), plain(about)] for name, about in sorted({**shipped, **CLASSES_OF_CODE}.items())]
    return table(["class", "what it holds"], rows)


def attributes_table() -> str:
    """The attributes of claims."""
    rows = [
        [code(name), plain(value["about"]), value["compare"], value.get("contradiction", ""), value.get("fact", "")]
        for name, value in _data("claims")
    ]
    linked = [[*row[:3], *(f"[{rule}](rules/{rule}.md)" if rule else "" for rule in row[3:])] for row in rows]
    return table(["attribute", "what it is", "compared as", "contradictions", "facts"], linked)


def circumstances_table() -> str:
    """The circumstances that keep claims apart."""
    rows = [
        [code(name), plain(value["about"]), value.get("reach", "sentence")] for name, value in _data("circumstances")
    ]
    return table(["circumstance", "what it is", "looked for in"], rows)


def configuration_keys() -> str:
    """A chapter for each key of the configuration."""
    return "\n\n".join(_key(key) for key in sorted((*KEYS, PATHS), key=lambda key: key.name))


def _key(key: Key) -> str:
    if key is PATHS:
        where = "Only in an override, where it is needed."
    else:
        where = "Also in overrides." if key.for_paths else "Not in overrides."
    return f"### `{key.name}`\n\n{plain(key.about)} {where}\n\nValue: {plain(key.kind)}.\n\n```toml\n{key.example}\n```"


def _data(folder: str) -> Iterator[tuple[str, Any]]:
    """Name and content of each YAML file of a folder of `patterns/`."""
    for file in _yaml_files(folder):
        yield file.name.removesuffix(".yaml"), load_document(file.read_text("utf-8"), path=str(file)).value


def _yaml_files(folder: str) -> Iterable[Any]:
    found = (files("lint.patterns") / folder).iterdir()
    return sorted((file for file in found if file.name.endswith(".yaml")), key=lambda file: file.name)
