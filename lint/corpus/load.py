"""From a folder to a corpus: every annotation is matched with its words, and every fault has its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lint.corpus.annotation import FAMILY, Corpus, Item, Span, Trap

SUFFIXES = (".txt", ".md", ".html")
ANNOTATIONS = ("files.jsonl", "gold.jsonl", "neutral.jsonl", "traps.jsonl")


def load(folder: Path) -> Corpus:
    """Read a corpus; faults of the annotations are collected in `faults`, not raised."""
    texts = {path.name: path.read_bytes().decode("utf-8-sig") for path in _articles(folder)}
    faults: list[str] = []
    gold = tuple(_items(folder / "gold.jsonl", texts, faults))
    neutral = tuple(_items(folder / "neutral.jsonl", texts, faults))
    traps = tuple(_traps(folder / "traps.jsonl", texts, faults))
    faults += _unscorable(traps, gold + neutral)
    faults += _mislisted(folder / "files.jsonl", texts, gold, faults)
    return Corpus(folder, texts, gold, neutral, traps, digest(folder), tuple(faults))


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of the annotations and of every article."""
    running = hashlib.sha256()
    notes = [folder / name for name in ANNOTATIONS if (folder / name).exists()]
    for path in [*notes, *_articles(folder)]:
        content = path.read_bytes()
        running.update(f"{path.name} {len(content)}\n".encode())
        running.update(content)
    return running.hexdigest()


def _articles(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.name != "README.md")


def _rows(path: Path, faults: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as fault:
            faults.append(f"{place}: no JSON: {fault.msg}")
            continue
        if isinstance(row, dict):
            yield place, row
        else:
            faults.append(f"{place}: no object")


def _items(path: Path, texts: dict[str, str], faults: list[str]) -> Iterator[Item]:
    for place, row in _rows(path, faults):
        others = tuple(row.get("alt_categories", ()))
        reasons = [f"unknown category {name!r}" for name in (row.get("category"), *others) if name not in FAMILY]
        span = _span(row, row.get("file"), texts, reasons)
        pair = _span(row["pair"], row.get("file"), texts, reasons) if row.get("pair") else None
        reasons += _shape(row)
        if reasons:
            faults += [f"{place}: {reason}" for reason in reasons]
        else:
            core = row.get("core", True)
            yield Item(row["file"], row["category"], span, others, pair, row.get("which"), core)


def _shape(row: dict[str, Any]) -> list[str]:
    reasons = []
    if row.get("start") is None and not row.get("which"):
        reasons.append("no span and no `which`")
    if row.get("category") == "contradiction" and not row.get("pair"):
        reasons.append("a contradiction without its pair")
    return reasons


def _traps(path: Path, texts: dict[str, str], faults: list[str]) -> Iterator[Trap]:
    for place, row in _rows(path, faults):
        reasons: list[str] = []
        span = _span(row, row.get("file"), texts, reasons)
        if span is None and not reasons:
            reasons.append("a trap without a span")
        faults += [f"{place}: {reason}" for reason in reasons]
        if span is not None and not reasons:
            yield Trap(row["file"], span)


def _span(row: dict[str, Any], file: str | None, texts: dict[str, str], reasons: list[str]) -> Span | None:
    if file is None or file not in texts:
        reasons.append(f"unknown file {file!r}")
        return None
    start, end = row.get("start"), row.get("end")
    if start is None or end is None:
        return None
    if start >= end or texts[file][start:end] != row.get("quote"):
        reasons.append(f"{file} {start}..{end} reads {texts[file][start:end]!r}, not {row.get('quote')!r}")
    return Span(start, end, texts[file][start:end])


def _unscorable(traps: tuple[Trap, ...], items: tuple[Item, ...]) -> Iterator[str]:
    # A finding that touches an item counts as right or near, so a trap sharing its words could not be hit.
    for trap in traps:
        for item in items:
            if item.file == trap.file and item.span and item.span.overlap(trap.span.start, trap.span.end) > 0:
                yield f"{trap.file}: trap {trap.span.quote!r} overlaps {item.category} {item.span.quote!r}"


def _mislisted(path: Path, texts: dict[str, str], gold: tuple[Item, ...], faults: list[str]) -> list[str]:
    listed = {row.get("file"): row.get("class") for _, row in _rows(path, faults)}
    wrong = [f"files.jsonl: {name} is not listed" for name in texts.keys() - listed.keys()]
    wrong += [f"files.jsonl: {name} is listed and not there" for name in listed.keys() - texts.keys()]
    for name in texts.keys() & listed.keys():
        marked = any(item.file == name for item in gold)
        if marked == (listed[name] == "clean"):
            wrong.append(f"files.jsonl: {name} is {listed[name]} and has {'' if marked else 'no '}gold items")
    return sorted(wrong)
