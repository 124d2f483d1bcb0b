"""A page for each rule and an index by category, from the rule files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from textwrap import indent

from lint.balance.criterion import ENGINE as CHECKLIST
from lint.docs.marking import plain, table
from lint.findings.finding import CATEGORIES
from lint.rules.rule import Example, Rule

CATEGORY_ABOUT = {
    "overclaim": "cure, certainty, absolute words, hype, harmlessness, immediate effects",
    "causation": "a cause made out of an association, an animal's result told as a person's, a relative risk alone",
    "contradiction": "two claims of one article that cannot both hold; the title against the body",
    "fact": "claims against what is known: approvals, dates, classes, mechanisms, discredited remedies",
    "drug-name": "brand and generic names that are misspelled, with the right name",
    "evidence": "vague citations, numbers without a source, a story as proof",
    "balance": "what the article leaves out: harms, costs, limits of the evidence, alternatives, sources",
    "language": "words that blame or insult people with an illness",
    "persuasion": "pressure to buy or to act, conspiracy talk",
    "text": "fragments, slips of grammar and spacing, repeated text, what a scraper left, broken comments",
}
_WRITTEN = "<!-- Written by `python -m lint.docs` from {source}: edit that file. -->\n\n"
_OF_COMMENTS = "suppress/"  # rules without a file of their own
_SEVERITIES = ("error", "warning", "suggestion")


def rule_pages(rules: Iterable[Rule], contexts: Mapping[str, str]) -> dict[str, str]:
    """File name -> page; `contexts` says what each context of `unless` and `soften` is."""
    known = sorted(rules, key=lambda rule: (CATEGORIES.index(rule.category), rule.id))
    pages = {f"{rule.id}.md": _page(rule, contexts) for rule in known}
    return {"README.md": _index(known), **pages}


def said(rule: Rule) -> str:
    """The message of a rule, with a mark where the words of an article stand."""
    return rule.message.replace("{quote}", "…").replace("{note}", "…")


def _index(rules: list[Rule]) -> str:
    groups = {category: list(group) for category, group in groupby(rules, key=lambda rule: rule.category)}
    text = _WRITTEN.format(source="the rule files") + f"# Rules\n\n{len(rules)} rules. "
    text += "`healthlint explain RULE` shows the same on the terminal.\n\n"
    rows = [[f"[{name}](#{name})", str(len(groups[name])), CATEGORY_ABOUT[name]] for name in groups]
    text += table(["category", "rules", "what it holds"], rows) + "\n"
    for name, group in groups.items():
        listed = [[f"[{rule.id}]({rule.id}.md)", rule.severity.value, plain(said(rule))] for rule in group]
        text += f"\n## {name}\n\n{table(['rule', 'severity', 'what it says'], listed)}\n"
    return text


def _page(rule: Rule, contexts: Mapping[str, str]) -> str:
    source = _source(rule)
    profiles = ", ".join(rule.profiles) or "every profile"
    text = _WRITTEN.format(source=source) + f"# {rule.id}\n\n> {plain(said(rule))}\n\n"
    text += table(
        ["category", "severity", "profile", "file"],
        [
            [
                f"[{rule.category}](README.md#{rule.category})",
                rule.severity.value,
                profiles,
                f"[{source}](../../{source})",
            ]
        ],
    )
    return text + "\n" + "".join(f"\n## {head}\n\n{body}\n" for head, body in _sections(rule, contexts) if body)


def _source(rule: Rule) -> str:
    return (
        "lint/suppress/rules.py" if rule.path.startswith(_OF_COMMENTS) else f"patterns/{rule.category}/{rule.id}.yaml"
    )


def _sections(rule: Rule, contexts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "Why", plain(rule.why)
    yield "What to write instead", plain(rule.advice)
    yield "What counts", _criterion(rule)
    yield "Flagged", _examples(rule.flag, rule.read_as)
    yield "Passed", _examples(rule.passes, rule.read_as)
    yield "Let go", "\n".join(f"- *{name}*: {plain(contexts.get(name, ''))}" for name in rule.unless)
    yield "Milder", "\n".join(f"- *{name}*: {plain(contexts.get(name, ''))}" for name in rule.soften)
    yield "Suggested wording", "\n".join(f"- {plain(words)}" for words in rule.suggest)
    yield "References", "\n".join(f"- {_reference(text)}" for text in rule.references)
    yield "Switching it off", _switching_off(rule)


def _switching_off(rule: Rule) -> str:
    site = f'`ignore = ["{rule.id}"]` in [the configuration](../configuration.md)'
    if rule.path.startswith(_OF_COMMENTS):
        return f"For a site: {site}. No comment hides what is wrong with a comment."
    if rule.engine == CHECKLIST:
        return f"In an article: `<!-- healthlint: file-ignore[{rule.id}] reason -->`. For a site: {site}."
    return f"Before a paragraph: `<!-- healthlint: ignore[{rule.id}] reason -->`. For a site: {site}."


def _criterion(rule: Rule) -> str:
    """What a rule of the checklist asks, and of which kinds of article."""
    if rule.engine != CHECKLIST:
        return ""
    kinds = rule.options.get("applies_to", {})
    severities = [f"{level} in {', '.join(kind for kind in kinds if kinds[kind] == level)}" for level in _SEVERITIES]
    listed = "; ".join(text for text in severities if not text.endswith(" in "))
    signs = "\n".join(f"- {plain(grade['label'])}" for grade in rule.options.get("satisfied_by", ()))
    asked = f"{plain(rule.options['question'])}{f' ({listed})' if listed else ''}"
    return f"{asked}\n\n{signs}" if signs else asked


def _reference(text: str) -> str:
    return f"<{text}>" if text.startswith(("https://", "http://")) else plain(text)


def _examples(examples: Iterable[Example], form: str) -> str:
    return "\n".join(_example(example, form) for example in examples)


def _example(example: Example, form: str) -> str:
    """A line with the words found in bold; one of several lines as it stands in a file, with them in brackets."""
    text = example.text.rstrip()
    if "\n" in text:
        fenced = indent(_marked(text, example.marked), "  ", lambda line: bool(line.strip()))
        return f"- ````{form}\n{fenced}\n  ````"
    done, out = 0, ""
    for start, end in example.marked:
        inside = text[start:end]
        bold = f"**{plain(inside)}**" if inside.strip() == inside else plain(inside)
        out += _kept(text[done:start]) + bold
        done = end
    return f"- {out}{_kept(text[done:])}"


def _kept(text: str) -> str:
    """Words escaped, with the spaces at their ends."""
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if text.strip() else ""
    return f"{lead}{plain(text)}{trail}"


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text
