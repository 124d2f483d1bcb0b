"""Rules are proved by their own examples, and linted themselves: each fault with file:line:column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from lint.balance.criterion import ENGINE, EXCERPT, class_names, context_names, pattern_texts
from lint.errors import RuleError
from lint.findings.finding import Finding
from lint.language.pipeline import Analyser
from lint.read.load import read_article
from lint.rules.engines import has_engine, sifts
from lint.rules.rule import Example, Rule
from lint.rules.run import Outcome, RuleSet
from lint.rules.schema import is_reference

_WORD = re.compile(r"[a-z]{3,}")
# "effects?" reads like a regular expression's optional s; words that merely end in s are rarely optional.
_PLURAL_TRAP = re.compile(r"\b(?!always|perhaps|this|was|has|its|is|as|yes|does|less|sometimes)([a-z]{3,}[a-rt-z]s)\?")
_BUILT_IN_CONTEXTS = frozenset({"asked", "quoted"})


def faults(rules: Sequence[Rule], analyser: Analyser, *, contexts: frozenset[str]) -> Iterator[RuleError]:
    """Everything wrong with the rules: form first, then every example that does not hold."""
    for rule in rules:
        yield from form_faults(rule, contexts=contexts, classes=analyser.class_names)
        if rule.engine is None or has_engine(rule.engine):
            yield from example_faults(rule, analyser)


def form_faults(rule: Rule, *, contexts: frozenset[str], classes: frozenset[str]) -> Iterator[RuleError]:
    """What can be told without running the rule."""
    known = contexts | _BUILT_IN_CONTEXTS
    reasons = (_message_faults(rule), _name_faults(rule, known, classes), _criterion_faults(rule, known, classes))
    for reason in chain.from_iterable(reasons):
        yield _fault(rule, 1, reason)
    own = {word for example in rule.flag for word in _words(example.text)}
    own |= {word for pattern in rule.match for name in pattern.names for word in _words(name)}
    for example in rule.passes:
        if not _words(example.text) & own:
            yield _fault(rule, example.line, f"the pass line shares no word with the rule: {example.text}")
    for text in _repeated([example.text for example in (*rule.flag, *rule.passes)]):
        yield _fault(rule, 1, f"the same example twice: {text}")


def _message_faults(rule: Rule) -> Iterator[str]:
    if "{quote}" not in rule.message and rule.engine is None:
        yield "the message has no {quote}"
    if rule.message.startswith("'"):
        yield "the message starts with a quotation mark that belongs to YAML"
    for reference in rule.references:
        if not is_reference(reference):
            yield f"reference '{reference}' is neither a URL nor a standard with its year"


def _name_faults(rule: Rule, contexts: frozenset[str], classes: frozenset[str]) -> Iterator[str]:
    for name in (*rule.unless, *rule.soften):
        if name not in contexts:
            yield f"unknown context '{name}'; known: {', '.join(sorted(contexts))}"
    if rule.engine is not None and not has_engine(rule.engine):
        yield f"unknown engine '{rule.engine}'"
    elif rule.engine is not None and sifts(rule.engine) != bool(rule.match):
        yield f"engine '{rule.engine}' {'needs' if sifts(rule.engine) else 'takes no'} 'match' patterns"
    for pattern in rule.match:
        for word in _PLURAL_TRAP.findall(pattern.text):
            yield f"pattern '{pattern.text}': '{word}?' lets the whole word be missing; '{word[:-1]}~' is any number"
    guards = (rule.excepts, rule.unless_sentence, rule.unless_near)
    needs = (rule.needs_sentence, rule.needs_near, rule.needs_article)
    for pattern in (*rule.match, *(item for group in (*guards, *needs) for item in group)):
        for name in re.findall(r"<([a-z-]+)>", pattern.text):
            if name not in classes:
                yield f"pattern '{pattern.text}': unknown class <{name}>"


def _criterion_faults(rule: Rule, contexts: frozenset[str], classes: frozenset[str]) -> Iterator[str]:
    if rule.engine != ENGINE:
        return
    for name in context_names(rule.options):
        if name not in contexts:
            yield f"unknown context '{name}'; known: {', '.join(sorted(contexts))}"
    for text, name in class_names(rule.options):
        if name not in classes:
            yield f"pattern '{text}': unknown class <{name}>"
    for text in pattern_texts(rule.options):
        for word in _PLURAL_TRAP.findall(text):
            yield f"pattern '{text}': '{word}?' lets the whole word be missing; '{word[:-1]}~' is any number"


def example_faults(rule: Rule, analyser: Analyser) -> Iterator[RuleError]:
    """Flag lines in which nothing, or something else, is found; pass lines in which anything is."""
    alone = RuleSet([_as_excerpt(rule)])
    for example in rule.flag:
        findings = findings_in(example, rule, alone, analyser)
        if not findings:
            yield _fault(rule, example.line, f"not flagged: {example.text}")
        for start, end in example.marked:
            if not any(_covers(finding, example.text[start:end], example.text) for finding in findings):
                said = ", ".join(repr(finding.quote) for finding in findings)
                yield _fault(rule, example.line, f"[[{example.text[start:end]}]] not flagged, but {said or 'nothing'}")
    for example in rule.passes:
        for finding in findings_in(example, rule, alone, analyser):
            yield _fault(rule, example.line, f"flagged {finding.quote!r} in the pass line: {example.text}")


def _as_excerpt(rule: Rule) -> Rule:
    """The rule as its examples see it: an excerpt stands for a whole article of a fitting kind."""
    return replace(rule, options={**rule.options, EXCERPT: True}) if rule.engine == ENGINE else rule


def findings_in(example: Example, rule: Rule, rules: RuleSet, analyser: Analyser) -> tuple[Finding, ...]:
    """What `rules` find in an example, read the way the rule says."""
    return outcome_of(example, rule, rules, analyser).findings


def outcome_of(example: Example, rule: Rule, rules: RuleSet, analyser: Analyser) -> Outcome:
    """What `rules` find and let go in an example, read the way the rule says."""
    article = read_article("example", example.text.encode(), format=rule.read_as)
    return rules.run(analyser.analyse(article))


def _covers(finding: Finding, marked: str, text: str) -> bool:
    """Whether the finding's quote and a place of the marked words overlap."""
    if finding.start is None or finding.end is None:
        return False
    places = [match.start() for match in re.finditer(re.escape(marked), text)]
    return any(finding.start < at + len(marked) and at < finding.end for at in places)


def _words(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {word[:5] for word in words}  # inflected forms share their stem


def _repeated(texts: list[str]) -> list[str]:
    return [text for number, text in enumerate(texts) if text in texts[:number]]


def _fault(rule: Rule, line: int, reason: str) -> RuleError:
    return RuleError(f"{rule.id}: {reason}", path=rule.path, line=line, column=1)
