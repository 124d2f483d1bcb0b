from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = "ignore = ['generally-safe']\nseverity = { overclaim = 'warning' }\n"
SITE = """\
extend = "../house/healthlint.toml"
profile = "advertising-us"
allow = ["Miracle Clinic"]
exclude = ["archive/"]
[[overrides]]
paths = ["blog/"]
ignore = ["evidence"]
"""


def healthlint(*arguments: str, cwd: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "lint", *arguments], cwd=cwd, capture_output=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in (("house", HOUSE), ("site", SITE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "healthlint.toml").write_text(text)
    return tmp_path / "site"


def test_config_tells_what_applies_and_where_each_value_comes_from(site: Path) -> None:
    code, out, err = healthlint("config", "blog/new.md", "--ignore", "text", cwd=site)
    house = site.parent / "house" / "healthlint.toml"
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert lines[0] == f"blog/new.md: {house} < healthlint.toml"
    assert {
        "profile advertising-us healthlint.toml:2:11",
        "select all default",
        f"ignore generally-safe {house}:1:11",
        "evidence healthlint.toml:7:11 (for blog/)",
        "text command line",
        f"severity overclaim = warning {house}:2:26",
        "allow Miracle Clinic healthlint.toml:3:10",
        f"overclaim/generally-safe {house}:1:11",
    } <= set(lines)


def test_config_as_json_names_every_rule_that_does_not_run_or_has_another_severity(site: Path) -> None:
    _, out, _ = healthlint("config", "archive/old.md", "--format", "json", cwd=site)
    record = json.loads(out)
    house = f"{site.parent / 'house' / 'healthlint.toml'}"
    assert record["files"] == [house, "healthlint.toml"]
    assert record["excluded"] == {"reason": "excluded", "where": "healthlint.toml:4:11"}
    assert record["off"] == [{"rule": "overclaim/generally-safe", "where": f"{house}:1:11"}]
    assert {"rule": "overclaim/cure-claim = warning", "where": f"{house}:2:26"} in record["severities"]
    assert {"key": "profile", "value": "advertising-us", "where": "healthlint.toml:2:11"} in record["values"]


def test_config_of_a_folder_is_that_of_the_articles_in_it(site: Path) -> None:
    (site / "blog").mkdir()
    assert "blog/)" in healthlint("config", "blog", cwd=site)[1]
    assert "blog/)" not in healthlint("config", cwd=site)[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--isolated"], "no configuration file"),
        (["--config", "../house/healthlint.toml"], "house/healthlint.toml"),
        (["--select", "fact"], "command line"),
    ],
)
def test_options_take_the_place_of_files(site: Path, options: list[str], said: str) -> None:
    code, out, _ = healthlint("config", "a.md", *options, cwd=site)
    assert code == 0
    assert said in out
    assert (": " + str(site)) not in out


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("selct = []", [], "healthlint.toml:1:1: unknown key 'selct'; did you mean 'select'?"),
        ("", ["--config", "gone.toml"], "gone.toml: no such configuration file"),
        ("", ["--config", "healthlint.toml", "--isolated"], "choose one"),
        ("", ["--ignore", "overclam"], "no rule or category 'overclam'; did you mean 'overclaim'?"),
        ("", ["--rules", "."], "no rules here"),
    ],
)
def test_a_fault_is_one_line_with_its_place_and_gives_exit_code_2(
    site: Path, text: str, options: list[str], said: str
) -> None:
    (site / "healthlint.toml").write_text(text)
    code, out, err = healthlint("config", "a.md", *options, cwd=site)
    assert (code, out) == (2, "")
    assert err.startswith("healthlint: ")
    assert said in err
    assert err.count("\n") == 1


def test_config_imports_neither_spacy_nor_numpy(site: Path) -> None:
    program = (
        "import sys; from lint.cli import cli; cli(['config', 'a.md'], standalone_mode=False);"
        "print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=site, capture_output=True, check=True, encoding="utf-8")
    modules = done.stdout.splitlines()[-1]
    assert "'lint.config.configuration'" in modules
    assert not any(f"'{name}'" in modules for name in ("spacy", "numpy", "pydantic"))
