from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from lint.config.configuration import Configuration, from_options, settings_for
from lint.config.settings import decide
from lint.findings.finding import Severity
from tests.config.conftest import Site

NEAREST = [
    ({}, []),
    ({"healthlint.toml": ""}, ["healthlint.toml"]),
    ({".healthlint.toml": ""}, [".healthlint.toml"]),
    ({"pyproject.toml": "[tool.healthlint]\n"}, ["pyproject.toml"]),
    ({"pyproject.toml": "[project]\nname = 'healthlint'\n"}, []),
    ({"healthlint.toml": "", "a/healthlint.toml": ""}, ["a/healthlint.toml"]),
    ({"healthlint.toml": "", "a/b/.healthlint.toml": ""}, ["a/b/.healthlint.toml"]),
    ({"healthlint.toml": "", "a/pyproject.toml": "[tool.healthlint]\n"}, ["a/pyproject.toml"]),
    ({"healthlint.toml": "", "a/pyproject.toml": "[project]\n"}, ["healthlint.toml"]),
    ({"healthlint.toml": "", "other/healthlint.toml": ""}, ["healthlint.toml"]),
    ({"healthlint.toml": "", "pyproject.toml": "[tool.healthlint]\n"}, ["healthlint.toml"]),
    ({"healthlint.toml": "", "a/healthlint.toml": "extend = '../healthlint.toml'"},
     ["healthlint.toml", "a/healthlint.toml"]),
    ({"h/x.toml": "", "h/y.toml": "extend = 'x.toml'", "healthlint.toml": "extend = 'h/y.toml'"},
     ["h/x.toml", "h/y.toml", "healthlint.toml"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "counting"), NEAREST)
def test_the_file_nearest_to_the_article_counts_after_what_it_extends(
    site: Site, files: Mapping[str, str], counting: list[str]
) -> None:
    site(files)
    assert list(settings_for("a/b/article.md").files) == counting


def test_a_second_file_of_a_folder_is_passed_over_and_named(site: Site) -> None:
    site({"healthlint.toml": "", ".healthlint.toml": "", "pyproject.toml": "[tool.healthlint]\n"})
    assert settings_for("article.md").notes == (
        ".healthlint.toml is passed over: healthlint.toml counts",
        "pyproject.toml is passed over: healthlint.toml counts",
    )


def test_config_takes_the_place_of_the_nearest_file_and_isolated_of_all(site: Site) -> None:
    site({"healthlint.toml": "ignore = ['fact']", "other.toml": "ignore = ['text']"})
    assert settings_for("article.md", config=Path("other.toml")).files == ("other.toml",)
    assert settings_for("article.md", isolated=True).files == ()


OVERCLAIM, EVIDENCE = ("cure-claim", "overclaim"), ("vague-citation", "evidence")
BLOG = "[[overrides]]\npaths = ['blog/']\n"
WHO_RUNS = [
    # house, site, options, and whether overclaim/cure-claim runs for blog/article.md
    ("", "", {}, True),
    ("", "select = ['fact']", {}, False),
    ("", "select = ['overclaim']", {}, True),
    ("", "select = ['cure-claim']", {}, True),
    ("", "ignore = ['overclaim']", {}, False),
    ("", "ignore = ['cure-claim']", {}, False),
    ("", "select = ['overclaim']\nignore = ['cure-claim']", {}, False),
    ("", "select = ['cure-claim']\nignore = ['overclaim']", {}, True),
    ("", "select = ['cure-claim']\nignore = ['cure-claim']", {}, False),
    ("", "extend-select = ['cure-claim']\nignore = ['overclaim']", {}, True),
    ("", "select = ['fact']\nextend-select = ['overclaim']", {}, True),
    ("ignore = ['overclaim']", "", {}, False),
    ("ignore = ['overclaim']", "select = ['overclaim']", {}, True),
    ("ignore = ['overclaim']", "extend-select = ['cure-claim']", {}, True),
    ("ignore = ['cure-claim']", "select = ['overclaim']", {}, False),
    ("ignore = ['cure-claim']", "select = ['cure-claim']", {}, True),
    ("ignore = ['cure-claim']", "extend-select = ['overclaim']", {}, False),
    ("select = ['overclaim']", "select = ['fact']", {}, False),
    ("select = ['fact']", "extend-select = ['overclaim']", {}, True),
    ("select = ['cure-claim']", "ignore = ['overclaim']", {}, False),
    ("", BLOG + "ignore = ['overclaim']", {}, False),
    ("", "ignore = ['overclaim']\n" + BLOG + "extend-select = ['overclaim']", {}, True),
    ("", "select = ['overclaim']\n" + BLOG + "select = ['fact']", {}, False),
    ("", BLOG + "ignore = ['overclaim']\n" + BLOG + "extend-select = ['cure-claim']", {}, True),
    ("", "[[overrides]]\npaths = ['news/']\nignore = ['overclaim']", {}, True),
    (BLOG + "ignore = ['overclaim']", "", {}, False),
    ("", "ignore = ['overclaim']", {"select": ["overclaim"]}, True),
    ("", "ignore = ['cure-claim']", {"select": ["overclaim"]}, False),
    ("", "ignore = ['cure-claim']", {"select": ["fact,cure-claim"]}, True),
    ("", "select = ['overclaim']", {"ignore": ["cure-claim"]}, False),
    ("", "select = ['overclaim']", {"select": ["fact"]}, False),
    ("", BLOG + "ignore = ['overclaim']", {"select": ["overclaim"]}, True),
    ("", "", {"select": ["overclaim"], "ignore": ["cure-claim"]}, False),
]  # fmt: skip


@pytest.mark.parametrize(("house", "own", "options", "runs"), WHO_RUNS)
def test_a_rule_runs_as_the_last_layer_says_that_names_it_well_enough(
    site: Site, house: str, own: str, options: dict[str, list[str]], *, runs: bool
) -> None:
    site({"house.toml": house, "healthlint.toml": "extend = 'house.toml'\n" + own})
    given = from_options(select=options.get("select", ()), ignore=options.get("ignore", ()))
    settings = Configuration(given=given).settings_for("blog/article.md")
    assert decide(*OVERCLAIM, settings).runs is runs


SEVERITIES = [
    ("", "", None),
    ("", "severity = { overclaim = 'suggestion' }", "suggestion"),
    ("", "severity = { cure-claim = 'error', overclaim = 'suggestion' }", "error"),
    ("", "severity = { overclaim = 'suggestion', cure-claim = 'error' }", "error"),
    ("severity = { overclaim = 'warning' }", "", "warning"),
    ("severity = { overclaim = 'warning' }", "severity = { overclaim = 'suggestion' }", "suggestion"),
    ("severity = { cure-claim = 'warning' }", BLOG + "severity = { cure-claim = 'suggestion' }", "suggestion"),
    ("", "severity = { evidence = 'suggestion' }", None),
]


@pytest.mark.parametrize(("house", "own", "severity"), SEVERITIES)
def test_the_last_severity_given_to_a_rule_counts(site: Site, house: str, own: str, severity: str | None) -> None:
    site({"house.toml": house, "healthlint.toml": "extend = 'house.toml'\n" + own})
    decision = decide(*OVERCLAIM, settings_for("blog/article.md"))
    assert decision.severity == (Severity(severity) if severity else None)


def test_every_decision_names_the_place_that_made_it(site: Site) -> None:
    site(
        {
            "house.toml": "ignore = ['evidence']",
            "healthlint.toml": f"extend = 'house.toml'\n{BLOG}ignore = ['overclaim']",
        }
    )
    settings = settings_for("blog/article.md")
    assert str(decide(*EVIDENCE, settings).runs_by) == "house.toml:1:11"
    assert str(decide(*OVERCLAIM, settings).runs_by) == "healthlint.toml:4:11 (for blog/)"


def test_lists_of_folders_facts_and_terms_add_up_over_the_files(site: Site) -> None:
    rule = {"h/rules/overclaim/odd-claim.yaml": "", "own/text/odd-text.yaml": ""}
    house = {"h/house.toml": "rules = ['rules']\nallow = ['Cure Inc']\nfacts = 'f.yaml'\nprofile = 'advertising-us'"}
    own = "extend = 'h/house.toml'\nrules = ['own', 'h/rules']\nallow = ['Miracle Ltd']\nignore = ['odd-claim']"
    folder = site({**rule, **house, "h/f.yaml": "", "healthlint.toml": own})
    settings = settings_for("article.md")
    assert [listed.path for listed in settings.rules] == [folder / "h/rules", folder / "own"]
    assert [listed.path for listed in settings.facts] == [folder / "h/f.yaml"]
    assert [term.text for term in settings.allow] == ["Cure Inc", "Miracle Ltd"]
    assert settings.profile == "advertising-us"


def test_settings_that_say_the_same_are_equal_and_others_differ_in_their_digest(site: Site) -> None:
    site(
        {
            "a/healthlint.toml": "ignore = ['fact']",
            "b/healthlint.toml": "# moved\n\nignore = [ 'fact' ]",
            "c/healthlint.toml": "ignore = ['text']",
        }
    )
    a, b, c = (settings_for(f"{name}/article.md") for name in "abc")
    assert a == b
    assert a.digest == b.digest != c.digest
    assert a != c
