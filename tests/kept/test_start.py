from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.errors import RuleErrors
from lint.kept.folder import VARIABLE
from lint.rules.load import load_rules

ROOT = Path(__file__).parents[2]
ARTICLES = sorted(str(path) for path in (ROOT / "corpus").glob("*.md"))[:6]
RULE = """\
severity: warning
message: "{quote} is a miracle."
why: Nothing is.
advice: Say what was found.
references: [https://example.org/]
match: [%s]
flag: [It is a miracle tea, This miracle tea helps, A miracle tea]
pass: [The tea is no miracle, Tea helps, A miracle of rare device]
"""


def run(*words: str, store: Path | str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, VARIABLE: str(store)}, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with one rule of a user."""
    (tmp_path / "mine" / "overclaim").mkdir(parents=True)
    (tmp_path / "mine" / "overclaim" / "miracle-tea.yaml").write_text(RULE % "miracle tea", encoding="utf-8")
    return tmp_path / "mine"


def test_findings_are_the_same_with_what_is_kept_and_without(tmp_path: Path) -> None:
    words = ("-m", "lint", "check", *ARTICLES, "--format", "json", "--isolated", "--no-cache")
    places = (os.devnull, tmp_path / "store", tmp_path / "store")  # never kept, kept now, kept before
    without, first, second = (run(*words, store=place) for place in places)
    assert list((tmp_path / "store").glob("*.kept"))
    assert without.returncode == 1, without.stderr
    assert (without.stdout, without.stderr) == (first.stdout, first.stderr) == (second.stdout, second.stderr)


def test_two_processes_at_once_both_load(tmp_path: Path) -> None:
    code = "from lint.claims.names import shipped_names; print(len(shipped_names().keys))"
    environment = {**os.environ, VARIABLE: str(tmp_path / "store")}
    command = [sys.executable, "-c", code]
    several = [subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) for _ in range(4)]
    assert len({process.communicate()[0] for process in several}) == 1
    assert [process.returncode for process in several] == [0] * 4
    assert [path.name.partition("-")[0] for path in (tmp_path / "store").iterdir()] == ["names"]


def test_a_start_with_what_is_kept_reads_no_rule_file(tmp_path: Path) -> None:
    code = (
        "import lint.strict_yaml, lint.pipeline\n"
        "read = []\n"
        "compose = lint.strict_yaml.yaml.compose\n"
        "lint.strict_yaml.yaml.compose = lambda *a, **k: read.append(a) or compose(*a, **k)\n"
        "lint.pipeline.Linter()\n"
        "print(len(read))\n"
    )
    first, second = (int(run("-c", code, store=tmp_path / "store").stdout) for _ in range(2))
    assert first > 300
    assert second == 0


@pytest.mark.usefixtures("store")
def test_a_rule_that_breaks_is_refused_with_its_place_each_time(rules: Path) -> None:
    assert [rule.id for rule in load_rules([rules])] == ["miracle-tea"]
    file = rules / "overclaim" / "miracle-tea.yaml"
    file.write_text(RULE % "(miracle tea", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleErrors, match=r"miracle-tea\.yaml:6:9: pattern '\(miracle tea': '\(' without '\)'"):
            load_rules([rules])


@pytest.mark.usefixtures("store")
def test_a_changed_rule_counts_at_once(rules: Path) -> None:
    load_rules([rules])
    (rules / "overclaim" / "miracle-tea.yaml").write_text(RULE % "wonder tea", encoding="utf-8")
    (rule,) = load_rules([rules])
    assert [pattern.text for pattern in rule.match] == ["wonder tea"]


@pytest.mark.usefixtures("store")
def test_a_rule_is_shown_by_the_path_it_has_from_here(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = []
    for folder in (rules.parent, rules.parent, rules, Path("/")):
        monkeypatch.chdir(folder)
        paths.append(load_rules([rules])[0].path)
    name = "overclaim/miracle-tea.yaml"
    assert paths == [f"mine/{name}", f"mine/{name}", name, str((rules / name).relative_to("/"))]


@pytest.mark.usefixtures("store")
def test_a_rule_of_two_folders_is_a_fault_beside_other_faults(rules: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "overclaim"
    other.mkdir(parents=True)
    (other / "miracle-tea.yaml").write_text(RULE % "wonder tea", encoding="utf-8")
    (other / "broken.yaml").write_text(RULE % "(wonder", encoding="utf-8")
    with pytest.raises(RuleErrors, match=r"(?s)'\(' without.*'miracle-tea' is already defined"):
        load_rules([rules, other.parent])


@pytest.mark.parametrize("words", [["rules"], ["explain", "cure-claim"]], ids=" ".join)
@pytest.mark.parametrize("store", [os.devnull, os.environ[VARIABLE]], ids=["from files", "from what is kept"])
def test_listing_rules_loads_no_spacy(words: list[str], store: str) -> None:
    code = (
        "import sys\nfrom lint.cli import cli\n"
        f"cli.main({words!r}, standalone_mode=False)\n"
        "print(sorted({'spacy', 'numpy', 'yaml'} & sys.modules.keys()))\n"
    )
    assert run("-c", code, store=store).stdout.endswith("['yaml']\n")
