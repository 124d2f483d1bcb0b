"""Tables of keys and fields: from pydantic forms, and from the published JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from lint.docs.marking import code, plain, table

Schema = Mapping[str, Any]
# Keys that mean the same in every form that has them.
KEYS_SAID = {
    "about": "What the file is for.",
    "severity": "`error`: wrong or dangerous; `warning`: an editor would change it; `suggestion`: worth a thought.",
    "compare": "How two values are compared; see below.",
    "levels": "The values in order, for `compare: levels`.",
    "apart": "How many levels two values must be apart to disagree.",
    "contradiction": "The rule that reports two claims that disagree.",
    "fact": "The rule that reports a claim that a fact contradicts.",
    "readings": "The wordings that carry its values.",
    "unless_sentence": "Patterns that, in the sentence, make it no claim.",
    "needs_sentence": "One of these patterns must be in the sentence.",
    "where": "Kinds of block; all if left out.",
    "satisfied_by": "Grades of evidence, each with label, weight and patterns.",
    "at_least": "The score that satisfies.",
    "product": "The drug or treatment, by any of its names.",
    "attribute": "What the fact is about; one of the attributes below.",
    "value": "A value of the attribute, or several that all hold.",
    "jurisdiction": "Where it holds.",
    "item": "What of the product it is about, for attributes that have items.",
    "since": "From when on: YYYY, YYYY-MM or YYYY-MM-DD.",
    "source": "The document that says so, with its date.",
    "note": "What a reader of the finding should know besides.",
    "as_of": "When the source was read, if not as the head of the file says.",
    "review_by": "When to look again, if not as the head of the file says.",
}


def keys_of(form: type[BaseModel]) -> str:
    """The keys of a YAML file: what each takes, what it is when left out, and what it is for.

    A key without a description has the one in `KEYS_SAID`; KeyError where that has none.
    """
    schema = form.model_json_schema(by_alias=True)
    needed = set(schema.get("required", ()))
    rows = [
        [code(name), _kind(key), "needed" if name in needed else _default(key), plain(_meaning(name, key))]
        for name, key in schema["properties"].items()
    ]
    return table(["key", "takes", "left out", "meaning"], rows)


def fields_of(schema: Schema, definition: str) -> str:
    """The fields of an object that a JSON Schema defines under `$defs`."""
    fields = schema["$defs"][definition]["properties"]
    return table(
        ["field", "type", "meaning"], [[code(name), _kind(it), _about(schema, it)] for name, it in fields.items()]
    )


def without_words(schema: Schema, *, within: str = "") -> Iterator[str]:
    """Properties that a published schema leaves unexplained."""
    for name, part in schema.get("properties", {}).items():
        if not _about(schema, part) and "$ref" not in part:
            yield f"{within}{name}"
    for name, part in schema.get("$defs", {}).items():
        yield from without_words(part, within=f"{name}.")


def _about(schema: Schema, part: Schema) -> str:
    return plain(part.get("description", "") or _named(schema, part).get("description", ""))


def _meaning(name: str, part: Schema) -> str:
    said = part.get("description", "")
    return said if len(said.split()) > 1 and not said.startswith("YYYY") else KEYS_SAID[name]


def _named(schema: Schema, part: Schema) -> Schema:
    name = part.get("$ref", "").rpartition("/")[2]
    found: Schema = schema.get("$defs", {}).get(name, {})
    return found


def _kind(part: Schema) -> str:
    """What a value is, in a few words."""
    if "const" in part:
        return code(str(part["const"]))
    if "enum" in part:
        return ", ".join(code(str(value)) for value in part["enum"])
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2].removesuffix("Form").lower().replace("_", " ")
    several = part.get("anyOf", [{"type": name} for name in part["type"]] if isinstance(part.get("type"), list) else ())
    return " or ".join(dict.fromkeys(map(_kind, several))) or _whole(part)


def _whole(part: Schema) -> str:
    """The same for a value of one type; lists and mappings say what they hold."""
    name = str(part.get("type", ""))
    inside = part.get("items" if name == "array" else "additionalProperties")
    held = _kind(inside) if isinstance(inside, Mapping) else ""
    plain_name = {"string": "text", "array": "list", "object": "mapping"}.get(name, name)
    return f"{plain_name} {'of' if name == 'array' else 'to'} {held}" if held else plain_name


def _default(part: Schema) -> str:
    value = part.get("default")
    if value is None or value in ("", [], {}):
        return "none"
    return code(str(value).lower() if isinstance(value, bool) else str(value))
