from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.config import find
from lint.config.configuration import Configuration, settings_for
from lint.config.layer import Patterns
from lint.config.paths import fitting
from tests.config.conftest import Site

EXCLUDED = [
    ("exclude = ['archive/']", "archive/a.md", True),
    ("exclude = ['archive/']", "site/archive/a.md", True),
    ("exclude = ['/archive/']", "site/archive/a.md", False),
    ("exclude = ['archive/']", "archive.md", False),
    ("exclude = ['*.draft.md']", "site/a.draft.md", True),
    ("exclude = ['site/**/old.md']", "site/x/y/old.md", True),
    ("exclude = ['archive/*', '!archive/keep.md']", "archive/keep.md", False),
    ("include = ['content/']", "content/a.md", False),
    ("include = ['content/']", "drafts/a.md", True),
    ("include = ['content/']\nexclude = ['content/old/']", "content/old/a.md", True),
    ("", "a.md", False),
]


@pytest.mark.parametrize(("text", "path", "excluded"), EXCLUDED)
def test_a_path_is_linted_if_it_is_included_and_not_excluded(
    site: Site, text: str, path: str, *, excluded: bool
) -> None:
    site({"healthlint.toml": text})
    assert (settings_for(path).excluded is not None) is excluded
    assert (settings_for(str(Path(path).absolute())).excluded is not None) is excluded


def test_an_exclusion_names_its_place(site: Site) -> None:
    site({"healthlint.toml": "\nexclude = ['old/']"})
    assert str(settings_for("old/a.md").excluded) == "excluded (healthlint.toml:2:11)"


def test_patterns_count_from_the_file_that_states_them_else_from_the_nearest_one(site: Site) -> None:
    site(
        {
            "healthlint.toml": "exclude = ['/one/old/']",
            "house/style.toml": "exclude = ['/archive/']",
            "one/healthlint.toml": "extend = ['../healthlint.toml', '../house/style.toml']",
        }
    )
    assert settings_for("one/old/a.md").excluded  # the root's own pattern, from the root
    assert settings_for("one/archive/a.md").excluded  # the house lies elsewhere: its pattern means the site's folder
    assert not settings_for("one/x/archive/a.md").excluded


def test_a_config_file_elsewhere_speaks_of_the_working_folder(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("ci") / "ci.toml"
    file.write_text("exclude = ['/old/']")
    site({})
    assert settings_for("old/a.md", config=file).excluded
    assert not settings_for("x/old/a.md", config=file).excluded


def test_standard_input_stands_in_the_working_folder(site: Site) -> None:
    site({"healthlint.toml": "ignore = ['fact']"})
    assert settings_for("-").files == ("healthlint.toml",)


def test_a_run_over_many_files_reads_each_configuration_file_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site(
        {
            "healthlint.toml": "[[overrides]]\npaths = ['*7.md']\nignore = ['fact']",
            "a/b/pyproject.toml": "[tool.healthlint]\n",
        }
    )
    read: list[Path] = []
    monkeypatch.setattr(find, "read_document", lambda path, **options: read.append(path) or READ(path, **options))
    configuration = Configuration()
    seen = {id(configuration.settings_for(f"a/{folder}/{number}.md")) for folder in "abc" for number in range(50)}
    assert sorted(path.name for path in read) == ["healthlint.toml", "pyproject.toml"]
    assert len(seen) == 3  # with the override, without it, and the other file's


READ = find.read_document


def test_a_folder_that_cannot_be_looked_at_has_no_configuration(site: Site) -> None:
    site({})
    assert settings_for("n" * 5000 + "/a.md").files == ()


@given(st.text("abc/.*", min_size=1, max_size=12), st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_where_the_tree_stands_changes_nothing(pattern: str, parts: list[str]) -> None:
    outcomes = {
        fitting(Patterns((pattern,)), Path(top).joinpath(*parts[1:]), [Path(top)])(parts[0])
        for top in ("/x", "/srv/www/site", "/a/b")
    }
    assert len(outcomes) == 1
