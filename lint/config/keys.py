"""The keys of a configuration file: the one list behind checking them, the starter file and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PROFILES = ("journalism", "advertising-us", "advertising-eu-uk")


class Kind(StrEnum):
    """What the value of a key is."""

    FILES = "a file, or a list of files"
    LIST_OF_FILES = "a list of files or folders"
    FOLDERS = "a list of folders"
    PATTERNS = "a list of path patterns, as in .gitignore"
    NAMES = "a list of categories and rule ids"
    SEVERITIES = "a table: category or rule id = error, warning or suggestion"
    TERMS = "a list of terms, or of { term = ..., rules = [...] }"
    PROFILE = "one of " + ", ".join(PROFILES)
    TABLES = "a list of tables"


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its kind, what it is for, an example in TOML, and whether [[overrides]] may set it."""

    name: str
    kind: Kind
    about: str
    example: str
    for_paths: bool = False


KEYS = (
    Key(
        "extend", Kind.FILES,
        "Other configuration files, read first; what this file says of the same thing counts.",
        'extend = "../house-style/healthlint.toml"',
    ),
    Key(
        "profile", Kind.PROFILE,
        "What is linted: articles (journalism), or advertising, which the law binds more tightly.",
        'profile = "journalism"', for_paths=True,
    ),
    Key(
        "select", Kind.NAMES,
        "Only these categories and rules. Without it: all.",
        'select = ["overclaim", "causation", "fact"]', for_paths=True,
    ),
    Key(
        "extend-select", Kind.NAMES,
        "These too: what an extended file, or the rest of this file, leaves out.",
        'extend-select = ["language"]', for_paths=True,
    ),
    Key(
        "ignore", Kind.NAMES,
        "Not these. A rule id counts more than its category, so that one rule of an ignored category can stay.",
        'ignore = ["persuasion"]', for_paths=True,
    ),
    Key(
        "severity", Kind.SEVERITIES,
        "Another severity for a rule, or for all rules of a category.",
        'severity = { cure-claim = "warning" }', for_paths=True,
    ),
    Key(
        "allow", Kind.TERMS,
        "Terms in which nothing is flagged: a brand, the name of a product or of a book. With a capital letter they\n"
        "count as written (or in capitals throughout); with `rules` only for those rules and categories.",
        'allow = ["Miracle Grow Clinic", { term = "Cure", rules = ["cure-claim"] }]', for_paths=True,
    ),
    Key(
        "rules", Kind.FOLDERS,
        "Folders of your own rules, CATEGORY/RULE.yaml in each.",
        'rules = ["house-rules"]',
    ),
    Key(
        "facts", Kind.LIST_OF_FILES,
        "Your own dated facts (YAML), beside those that come with healthlint.",
        'facts = ["house-facts.yaml"]',
    ),
    Key(
        "include", Kind.PATTERNS,
        "Only these paths are linted.",
        'include = ["content/"]',
    ),
    Key(
        "exclude", Kind.PATTERNS,
        "Not these paths, even where they are named on the command line.",
        'exclude = ["archive/", "*.draft.md"]',
    ),
    Key(
        "overrides", Kind.TABLES,
        "Other settings for some paths; the last that fits counts.",
        '[[overrides]]\npaths = ["blog/"]\nignore = ["evidence"]\nseverity = { overclaim = "suggestion" }',
    ),
)  # fmt: skip

PATHS = Key(
    "paths", Kind.PATTERNS, "Where an override counts.", 'paths = ["blog/"]', for_paths=True
)  # of overrides only


def allowed_keys(*, for_paths: bool) -> dict[str, Key]:
    """The keys of a file, or of one of its overrides, by name."""
    return {key.name: key for key in (*KEYS, PATHS) if (key.for_paths if for_paths else key is not PATHS)}
