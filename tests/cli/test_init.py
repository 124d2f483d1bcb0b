from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from lint.cli import cli
from lint.config.configuration import settings_for
from lint.config.keys import KEYS
from lint.config.starter import configuration

PARTS = ("healthlint.toml", ".pre-commit-config.yaml", ".github/workflows/healthlint.yml", ".gitlab-ci.yml")


def init(*arguments: str, cwd: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "lint", "init", *arguments], cwd=cwd, capture_output=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_init_writes_all_files_and_a_second_run_changes_none(tmp_path: Path) -> None:
    assert init(cwd=tmp_path)[0] == 0
    written = files(tmp_path)
    assert set(written) == set(PARTS)
    assert init(cwd=tmp_path)[0] == 0
    assert files(tmp_path) == written


@pytest.mark.parametrize(("name", "code"), [(PARTS[0], 2), (PARTS[1], 0), (PARTS[2], 2), (PARTS[3], 0)], ids=PARTS)
def test_a_file_that_is_there_is_kept_without_force(tmp_path: Path, name: str, code: int) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# mine\n")
    done, out, err = init(cwd=tmp_path)
    assert (done, path.read_text()) == (code, "# mine\n")
    assert f"{name}: is there and is kept" in err
    assert set(files(tmp_path)) == set(PARTS)  # the others are written
    assert ("healthlint check" in out) is (code == 0)  # what is to be added to a shared file
    assert init("--force", cwd=tmp_path)[0] == 0
    assert path.read_text() != "# mine\n"


@pytest.mark.parametrize(("name", "text"), [(".healthlint.toml", ""), ("pyproject.toml", "[tool.healthlint]\n")])
def test_a_folder_configured_in_another_file_gets_no_second_one(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    code, _, err = init(cwd=tmp_path)
    assert (code, err) == (2, f"healthlint: .: is configured in {name}: use that file, or --force\n")
    assert set(files(tmp_path)) == {name}
    assert init("--only", "github", cwd=tmp_path)[0] == 0
    assert set(files(tmp_path)) == {name, PARTS[2]}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / ".github").write_text("a file where a folder should be")
    code, _, err = init("--only", "github", cwd=tmp_path)
    assert code == 2
    assert err.startswith("healthlint: .github/workflows/healthlint.yml: cannot be ")
    assert err.count("\n") == 1


def test_the_starter_sets_nothing_and_explains_every_key() -> None:
    assert tomllib.loads(configuration()) == {}
    assert all(f"#{key.example.splitlines()[0]}" in configuration() for key in KEYS)


def test_the_starter_is_valid_with_every_setting_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house, site = tmp_path / "house-style", tmp_path / "site"
    (site / "house-rules" / "text").mkdir(parents=True)
    house.mkdir()
    (house / "healthlint.toml").write_text("")
    (site / "house-facts.yaml").write_text("")
    lines = configuration().splitlines()
    taken_up = [line[1:] if line[:1] == "#" and line[:2] not in ("# ", "#") else line for line in lines]
    (site / "healthlint.toml").write_text("\n".join(taken_up))
    monkeypatch.chdir(site)
    settings = settings_for("content/blog/article.md")
    assert set(tomllib.loads((site / "healthlint.toml").read_text())) == {key.name for key in KEYS}
    assert settings.excluded is None
    assert len(settings.layers) == 3


def test_the_files_of_continuous_integration_call_healthlint_as_it_is(tmp_path: Path) -> None:
    init(cwd=tmp_path)
    hook = yaml.safe_load((tmp_path / PARTS[1]).read_text())["repos"][0]["hooks"][0]
    steps = yaml.safe_load((tmp_path / PARTS[2]).read_text())["jobs"]["healthlint"]["steps"]
    script = yaml.safe_load((tmp_path / PARTS[3]).read_text())["healthlint"]["script"]
    lines = [hook["entry"] + " article.md", *(step["run"] for step in steps if "run" in step), *script]
    called = [line.split() for line in lines if line.startswith("healthlint ")]
    assert len(called) == 3
    for _, command, *arguments in called:
        top = click.Context(cli)
        found = cli.get_command(top, command)
        assert found is not None
        found.make_context(command, arguments, parent=top)
