from __future__ import annotations

from pathlib import Path

import pytest

from lint.errors import RuleErrors
from lint.pipeline import Linter
from lint.rules.load import load_rule, load_rules
from lint.rules.proof import faults

GOOD = """\
severity: error
message: '"{quote}" promises a cure.'
why: Few trials measure it.
advice: Say what was measured.
references: [https://example.org/guide]
match:
  - zaps ...2 warts
unless: [negated]
flag:
  - The pen [[zaps warts]].
  - It zaps all warts.
  - Our lamp zaps big warts.
pass:
  - The pen does not zap warts, nor do warts zap it.
  - No pen zaps warts.
  - A wart may go away without a pen.
"""


def faults_of(text: str, path: str = "overclaim/zaps-warts.yaml") -> list[str]:
    with pytest.raises(RuleErrors) as error:
        load_rule(text, path=path, category="overclaim")
    return [str(fault) for fault in error.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("why:", "whom:", "zaps-warts.yaml:3:1: unknown key 'whom'"),
        ("severity: error", "severity: fatal", "zaps-warts.yaml:1:1: severity:"),
        ("zaps ...2 warts", "zaps (warts", "zaps-warts.yaml:7:5: pattern 'zaps (warts': '(' without ')'"),
        ("unless: [negated]", "why: twice", "zaps-warts.yaml:8:1: repeated key 'why'"),
        ("unless: [negated]", "unless: no", "zaps-warts.yaml:8:1: unless:"),
        ("unless: [negated]", "near: 99", "zaps-warts.yaml:8:1: near:"),
        ("match:", "match: [", "zaps-warts.yaml:7:3:"),
        ("  - It zaps all warts.\n", "", "zaps-warts.yaml:9:1: flag:"),
        ("match:\n  - zaps ...2 warts\n", "", "a rule needs 'match', 'engine' or both"),
    ],
)
def test_a_bad_rule_file_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    assert any(said in fault for fault in faults_of(GOOD.replace(old, new)))


def test_all_faults_of_a_file_come_in_one_pass() -> None:
    text = GOOD.replace("severity: error", "severity: fatal").replace("why:", "whom:")
    assert len(faults_of(text)) == 3


def test_a_file_name_that_is_no_rule_id_is_refused() -> None:
    assert "lower-case-words" in faults_of(GOOD, path="overclaim/Zaps_Warts.yaml")[0]


def test_a_user_folder_adds_rules_and_its_examples_are_run(tmp_path: Path, linter: Linter) -> None:
    (tmp_path / "overclaim").mkdir()
    (tmp_path / "overclaim" / "zaps-warts.yaml").write_text(GOOD)
    rules = load_rules([tmp_path])
    assert [rule.id for rule in rules] == ["zaps-warts"]
    assert list(faults(rules, linter.analyser, contexts=frozenset({"negated"}))) == []


def test_a_rule_of_the_same_id_is_refused_with_both_places(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "overclaim").mkdir(parents=True)
        (tmp_path / name / "overclaim" / "zaps-warts.yaml").write_text(GOOD)
    with pytest.raises(RuleErrors, match="already defined in"):
        load_rules([tmp_path / "one", tmp_path / "two"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[zaps warts]]", "[[The pen]] zaps warts", "zaps-warts: [[The pen]] not flagged"),
        ("It zaps all warts.", "It heals all warts.", ":11:1: zaps-warts: not flagged: It heals all warts."),
        ("No pen zaps warts.", "My pen zaps warts.", "flagged 'zaps warts' in the pass line"),
        ("A wart may go away without a pen.", "Nothing happens.", "shares no word with the rule"),
        ("{quote}", "It", "the message has no {quote}"),
        ("https://example.org/guide", "my aunt", "is neither a URL nor a standard with its year"),
        ("[negated]", "[denied]", "unknown context 'denied'"),
        ("No pen zaps warts.", "No pen zaps all warts; it zaps all warts.", "in the pass line"),
        ("zaps ...2 warts", "zaps ...2 <wart>", "unknown class <wart>"),
        ("It zaps all warts.", "The pen zaps warts.", "the same example twice"),
        ("zaps ...2 warts", "zaps ...2 (big|small)? warts?", "'warts?' lets the whole word be missing"),
    ],
)  # fmt: skip
def test_rules_are_linted(old: str, new: str, said: str, linter: Linter) -> None:
    rule = load_rule(GOOD.replace(old, new), path="overclaim/zaps-warts.yaml", category="overclaim")
    found = [str(fault) for fault in faults([rule], linter.analyser, contexts=frozenset({"negated"}))]
    assert any(said in fault for fault in found), found


def test_an_unknown_engine_is_named(linter: Linter) -> None:
    text = GOOD.replace("match:\n  - zaps ...2 warts\n", "engine: crystal-ball\n")
    rule = load_rule(text, path="overclaim/zaps-warts.yaml", category="overclaim")
    found = [str(fault) for fault in faults([rule], linter.analyser, contexts=frozenset({"negated"}))]
    assert any("unknown engine 'crystal-ball'" in fault for fault in found)
