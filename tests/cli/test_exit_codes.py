"""Exit codes in every combination: 0 below the threshold, 1 findings, 2 something could not be done."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

import pytest

from lint.cli import main

RULE = """\
severity: {severity}
message: '"{{quote}}" is {word}.'
why: It is.
advice: Leave it out.
references: [https://example.org]
match: [{word}]
flag: ["It is [[{word}]].", "The [[{word}]] thing.", "Most [[{word}]]."]
pass: ["It is un{word}.", "The {word}er thing.", "Most {word}ly."]
"""
SEVERITIES = ("error", "warning", "suggestion")
WORDS = dict(zip(SEVERITIES, ("zorb", "zarb", "zirb"), strict=True))
OPTIONS = ((), ("--exit-zero",), ("--no-cache",), ("--exit-zero", "--no-cache"))
THRESHOLDS = (*SEVERITIES, "never")
FORMATS = ("text", "concise", "json", "jsonl", "csv", "html", "sarif", "github", "gitlab", "junit", "rdjson", "rdjsonl")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    (site / "house" / "text").mkdir(parents=True)
    for severity, word in WORDS.items():
        (site / "house" / "text" / f"{word}-word.yaml").write_text(RULE.format(severity=severity, word=word))
        (site / f"{severity}.txt").write_text(f"The clinic opens at nine. It is {word} there.\n")
    (site / "clean.txt").write_text("The clinic opens at nine.\n")
    (site / "unreadable.txt").write_bytes(b"\x00\x01\x02 not text \xff\xfe\x00")
    return site


def code_of(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["healthlint", "check", *arguments, "--isolated", "--rules", "house"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def expected(found: str, fail_on: str, *, exit_zero: bool) -> int:
    if found == "unreadable":
        return 2
    if found == "clean" or exit_zero or fail_on == "never":
        return 0
    return int(SEVERITIES.index(found) <= SEVERITIES.index(fail_on))


@pytest.mark.parametrize(
    ("found", "fail_on", "options"),
    list(product((*SEVERITIES, "clean", "unreadable"), THRESHOLDS, OPTIONS)),
)
def test_what_is_found_and_the_threshold_decide(
    site: Path, monkeypatch: pytest.MonkeyPatch, found: str, fail_on: str, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(site)
    code = code_of(f"{found}.txt", f"--fail-on={fail_on}", "--select=text", *options, monkeypatch=monkeypatch)
    assert code == expected(found, fail_on, exit_zero="--exit-zero" in options)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("names", "code"), [(("clean",), 0), (("clean", "error"), 1), (("unreadable", "error"), 2)])
def test_the_format_has_no_say(
    site: Path, monkeypatch: pytest.MonkeyPatch, form: str, names: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(site)
    articles = [f"{name}.txt" for name in names]
    assert code_of(*articles, "--select=text", f"--format={form}", monkeypatch=monkeypatch) == code


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--write-baseline", "base.json"], 0),
        (["--baseline", "base.json"], 0),
        (["--baseline", "gone.json"], 2),
        (["--prune-baseline"], 2),
        (["--diff-fixes"], 0),
        (["--unsafe-fixes"], 2),
        (["--diff=no-such-revision"], 2),
        (["--select=no-such-rule"], 2),
        (["--config=gone.toml"], 2),
        (["--format=no-such-format"], 2),
        (["--jobs=0"], 2),
        (["--no-such-option"], 2),
    ],
)
def test_options_that_change_the_question(
    site: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], code: int
) -> None:
    monkeypatch.chdir(site)
    select = [] if any(option.startswith("--select") for option in options) else ["--select=text"]
    assert code_of("error.txt", *select, *options, monkeypatch=monkeypatch) == code


@pytest.mark.parametrize(("options", "code"), [((), 1), (("--exit-zero",), 0)])
def test_fixes_that_are_only_shown_count_as_findings(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: tuple[str, ...], code: int
) -> None:
    (tmp_path / "article.txt").write_text("The clinic gave the the drug at nine.\n")
    monkeypatch.chdir(site)
    assert code_of(str(tmp_path / "article.txt"), "--diff-fixes", *options, monkeypatch=monkeypatch) == code


def test_a_broken_rule_file_is_2_whatever_is_asked(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "house" / "text").mkdir(parents=True)
    (tmp_path / "house" / "text" / "odd-word.yaml").write_text("severity: terrible\n")
    monkeypatch.chdir(tmp_path)
    assert code_of(str(site / "clean.txt"), "--exit-zero", monkeypatch=monkeypatch) == 2
