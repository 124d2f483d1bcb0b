"""What annotators mark in an article: items to find, spans left free, traps."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

# Annotators judge finely; an editor reads ten categories. The fine ones are named in corpus/README.md.
FAMILY = {
    "overclaim-cure": "overclaim",
    "overclaim-certainty": "overclaim",
    "overclaim-hype": "overclaim",
    "overclaim-safety": "overclaim",
    "overclaim-efficacy": "overclaim",
    "overclaim-immediacy": "overclaim",
    "absolute-guarantee": "overclaim",
    "causal-overreach": "causation",
    "animal-to-human": "causation",
    "relative-risk-only": "causation",
    "contradiction": "contradiction",
    "factual-error": "fact",
    "regulatory": "fact",
    "misspelled-drug": "drug-name",
    "citation-vague": "evidence",
    "citation-unverifiable": "evidence",
    "statistic-unsupported": "evidence",
    "anecdote-as-evidence": "evidence",
    "missing-info": "balance",
    "stigmatizing-language": "language",
    "conspiracy": "persuasion",
    "promotional-cta": "persuasion",
    "grammar-fragment": "text",
    "grammar-other": "text",
    "duplicate-text": "text",
    "scrape-residue": "text",
    "truncated": "text",
    "structure": "text",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Words an annotator quoted: half-open code-point offsets into the decoded file."""

    start: int
    end: int
    quote: str

    def overlap(self, start: int, end: int) -> int:
        """How many code points are shared with [start, end); zero or less where none are."""
        return min(self.end, end) - max(self.start, start)


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation; no span means the article as a whole, and then `which` says what it leaves out."""

    file: str
    category: str
    span: Span | None
    others: tuple[str, ...] = ()  # fine categories that would be right as well
    pair: Span | None = None  # the other end of a contradiction
    which: str | None = None
    core: bool = True

    @property
    def family(self) -> str:
        """The tool's category under which the item is counted."""
        return FAMILY[self.category]

    @property
    def families(self) -> frozenset[str]:
        """The tool's categories under which a finding here is right."""
        return frozenset(FAMILY[name] for name in (self.category, *self.others))


@dataclass(frozen=True, slots=True)
class Trap:
    """Innocent words that look like a fault; a false finding on them counts twice."""

    file: str
    span: Span


@dataclass(frozen=True)
class Corpus:
    """The articles of a folder with their annotations; `faults` lists what could never be scored."""

    folder: Path
    texts: dict[str, str]
    gold: tuple[Item, ...]
    neutral: tuple[Item, ...]
    traps: tuple[Trap, ...]
    sha256: str
    faults: tuple[str, ...] = field(default=())

    @property
    def paths(self) -> list[Path]:
        """The articles, by name."""
        return [self.folder / name for name in self.texts]
