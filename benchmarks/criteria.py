"""How well the balance criteria agree with reviewers, on a file of rated articles (JSON Lines, gzip).

    python benchmarks/criteria.py RELEASES.jsonl.gz      # rows with `criteria`: reviewers' answers, 1, 0 or null
    python benchmarks/criteria.py ARTICLES.jsonl.gz      # rows with `rating`, 0 to 5

For each criterion that reviewers judged too: AUC of the score; of the findings ("left out") their precision, and
the share of articles that satisfy the criterion and are flagged all the same. Then Spearman's correlation of
checklist coverage, and of the article's length alone, with the reviewers' overall judgement. Nothing is fitted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lint.balance.card import ScoreCard, card_of
from lint.balance.checklist import Checklist
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.rules.load import shipped_rules

JUDGED = {
    "c1_costs": ("costs",), "c2_benefits": ("benefit-size",), "c3_harms": ("harms",),
    "c4_evidence": ("evidence-quality",), "c6_funding_coi": ("conflict-of-interest",),
    "c7_alternatives": ("alternatives",), "c8_availability": ("availability",), "c9_novelty": ("novelty",),
}  # fmt: skip


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, help="only the first so many articles")
    args = parser.parse_args()
    with gzip.open(args.data, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][: args.limit]
    rules = shipped_rules()
    linter, checklist = Linter([]), Checklist(rules)
    cards = []
    for row in rows:
        article = read_article("article.txt", f"{row.get('title') or ''}\n\n{row['text']}".encode())
        cards.append(card_of(linter.analyser.analyse(article), checklist))
    kinds = Counter(card.kind.name for card in cards)
    _say(f"{len(rows)} articles: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))
    flagged = Counter(sum(answer.severity is not None for answer in card.answers) for card in cards)
    _say("absences an article, before ranking: " + ", ".join(f"{n}: {flagged[n]}" for n in sorted(flagged)))
    if "criteria" in rows[0]:
        for name, which in JUDGED.items():
            _print_criterion(name, which, rows, cards)
        truth = [_share(row["criteria"]) for row in rows]
        kept = [number for number, share in enumerate(truth) if share is not None]
        _print_correlation([cards[n] for n in kept], [truth[n] for n in kept], "reviewers' share of criteria met")
    else:
        _print_correlation(cards, [row["rating"] for row in rows], "reviewers' rating")


def _print_criterion(name: str, which: Sequence[str], rows: list[dict[str, Any]], cards: list[ScoreCard]) -> None:
    scores, truth, flags = [], [], []
    for row, card in zip(rows, cards, strict=True):
        if row["criteria"][name] is not None:
            answers = [answer for answer in card.answers if answer.which in which]
            scores.append(sum(answer.score for answer in answers))
            flags.append(any(answer.severity is not None for answer in answers if answer.which == which[0]))
            truth.append(row["criteria"][name])
    label, score, flag = np.array(truth), np.array(scores, dtype=float), np.array(flags)
    right, told, met = int((flag & (label == 0)).sum()), int(flag.sum()), int(label.sum())
    precision = f"{right / told:.3f}" if told else "  -  "
    _say(
        f"{name:16} n {len(label)}  AUC {auc(score, label):.3f}  flagged {told:3} ({told / len(label):.0%})"
        f"  precision {precision} (base {1 - label.mean():.3f})"
        f"  recall {right / max(1, int((label == 0).sum())):.2f}  wrongly flagged {(told - right) / max(1, met):.1%}"
    )


def _print_correlation(cards: list[ScoreCard], truth: Sequence[float | None], name: str) -> None:
    target = np.array(truth, dtype=float)
    coverage = np.array([card.coverage for card in cards])
    length = np.array([card.words for card in cards], dtype=float)
    _say(f"Spearman with the {name}: coverage {spearman(coverage, target):.3f}, length {spearman(length, target):.3f}")


def _share(criteria: dict[str, int | None]) -> float | None:
    judged = [value for value in criteria.values() if value is not None]
    return sum(judged) / len(judged) if judged else None


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def auc(score: np.ndarray, label: np.ndarray) -> float:
    """The chance that a satisfied one has the higher score; ties count half."""
    high, low = score[label == 1], score[label == 0]
    return float((high[:, None] > low).mean() + 0.5 * (high[:, None] == low).mean())


def spearman(one: np.ndarray, other: np.ndarray) -> float:
    """Spearman's rank correlation, ties at their mean rank."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]


if __name__ == "__main__":
    main()
