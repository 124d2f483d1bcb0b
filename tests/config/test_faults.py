from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from lint.config.configuration import settings_for
from lint.errors import ConfigErrors, HealthlintError, OptionError
from tests.config.conftest import Site

FAULTS = [
    ("selct = ['fact']", "1:1: unknown key 'selct'; did you mean 'select'?"),
    ("extend_select = []", "1:1: unknown key 'extend_select'; did you mean 'extend-select'?"),
    ("\n\n  zzzz = 1", "3:3: unknown key 'zzzz'; known: extend, profile,"),
    ("select = ['fact', 'overclam']", "1:19: no rule or category 'overclam'; did you mean 'overclaim'?"),
    ("ignore = ['cure-clam']", "1:11: no rule or category 'cure-clam'; did you mean 'cure-claim'?"),
    ("[severity]\ncure-clam = 'error'", "2:13: no rule or category 'cure-clam'"),
    ("[severity]\ncure-claim = 'eror'", "2:14: unknown severity 'eror'; did you mean 'error'?"),
    ("severity = { fact = 3 }", "1:21: unknown severity 3; known: error, warning, suggestion"),
    ("severity = 'error'", "1:12: 'severity' is a table"),
    ("select = 'fact'", "1:10: 'select' is a list of categories and rule ids"),
    ("select = []", "1:10: 'select' names nothing"),
    ("ignore = ['fact', 3]", "1:10: 'ignore' is a list of categories and rule ids"),
    ("profile = 'jurnalism'", "1:11: unknown profile 'jurnalism'; did you mean 'journalism'?"),
    ("profile = 3", "1:11: unknown profile 3; known: journalism"),
    ("allow = ['']", "1:10: an allowed term is some words"),
    ("allow = [{ term = 'Cure', rule = ['fact'] }]", "1:27: unknown key 'rule'; did you mean 'rules'?"),
    ("allow = [{ rules = ['fact'] }]", "1:10: an allowed term is some words"),
    ("allow = [{ term = 'Cure', rules = 'fact' }]", "1:35: 'rules' is a list of categories and rule ids"),
    ("allow = [{ term = 'Cure', rules = ['fcat'] }]", "1:10: no rule or category 'fcat'; did you mean 'fact'?"),
    ("rules = ['nowhere']", "1:10: no folder of rules (CATEGORY/RULE.yaml) 'nowhere'"),
    ('facts = ["a\\u0000b"]', "1:10: no file of facts 'a\\x00b'"),
    ("facts = ['nowhere.yaml']", "1:10: no file of facts 'nowhere.yaml'"),
    ("extend = 'nowhere.toml'", "1:10: no configuration file 'nowhere.toml'"),
    ("extend = 'healthlint.toml'", "1:10: 'extend' goes round in a circle"),
    ("exclude = ['!']", "1:12: '!' is no path pattern"),
    ("paths = ['blog/']", "1:1: 'paths' belongs in [[overrides]]"),
    ("[[overrides]]\nignore = ['fact']", "1:1: an override needs 'paths'"),
    ("[[overrides]]\npaths = []", "1:1: an override needs 'paths'"),
    ("[[overrides]]\npaths = ['a']\nrules = ['b']", "3:1: 'rules' belongs at the top, not in [[overrides]]"),
    ("[[overrides]]\npaths = ['a']\n[[overrides]]\npaths = ['b']\nignor = []", "5:1: unknown key 'ignor'"),
    ("overrides = { paths = ['a'] }", "1:13: 'overrides' is a list of tables"),
    ("select = ['fact'\nignore = []", "2:1: no TOML"),
    ("select = [", "1:11: no TOML"),
    ("select = ['fact']\nselect = ['fact']", "2:"),
    ("allow = ['\u2028']\nallow.x = 1", "2:"),
    ("allow = ['e\u0301\u2028']\nselct = 1", "2:1: unknown key 'selct'"),
    ("allow = ['é😀', '']", "1:16: an allowed term is some words"),
]


@pytest.mark.parametrize(("text", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_a_fault_is_named_with_its_file_line_and_column(site: Site, text: str, said: str) -> None:
    site({"healthlint.toml": text})
    with pytest.raises(HealthlintError) as caught:
        settings_for("article.md")
    assert str(caught.value).startswith(f"healthlint.toml:{said}")


def test_all_faults_of_a_file_are_told_at_once_in_their_order(site: Site) -> None:
    site({"healthlint.toml": "selct = []\nprofile = 'x'\nignor = []\n"})
    with pytest.raises(ConfigErrors) as caught:
        settings_for("article.md")
    assert [fault.line for fault in caught.value.faults] == [1, 2, 3]
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own


def test_a_fault_in_pyproject_is_placed_in_the_whole_file(site: Site) -> None:
    site({"pyproject.toml": "[project]\nname = 'x'\r\n\n[tool.healthlint]\nselct = 1\n"})
    with pytest.raises(HealthlintError, match=r"^pyproject\.toml:5:1: unknown key 'selct'"):
        settings_for("article.md")


def test_a_fault_in_an_extended_file_is_placed_there(site: Site) -> None:
    site({"house/style.toml": "\nignor = []", "healthlint.toml": "extend = 'house/style.toml'"})
    with pytest.raises(HealthlintError, match=r"^house/style\.toml:2:1: unknown key 'ignor'"):
        settings_for("article.md")


def test_a_circle_of_files_is_named_where_it_closes(site: Site) -> None:
    site({"a.toml": "extend = 'b.toml'", "b.toml": "extend = ['a.toml']", "healthlint.toml": "extend = 'a.toml'"})
    with pytest.raises(HealthlintError, match=r"^b\.toml:1:11: 'extend' goes round in a circle: a\.toml"):
        settings_for("article.md")


@pytest.mark.parametrize(
    ("data", "said"), [(b"\xff", "healthlint.toml:1:1: not UTF-8"), (b"\xef\xbb\xbfselct = 1", "healthlint.toml:1:1:")]
)
def test_a_file_is_utf_8_with_or_without_a_mark(site: Site, data: bytes, said: str) -> None:
    (site({}) / "healthlint.toml").write_bytes(data)
    with pytest.raises(HealthlintError) as caught:
        settings_for("article.md")
    assert str(caught.value).startswith(said)


def test_a_config_option_needs_a_file_with_settings_in_it(site: Site) -> None:
    site({"pyproject.toml": "[project]\nname = 'x'\n"})
    with pytest.raises(HealthlintError, match=r"^gone\.toml: no such configuration file"):
        settings_for("article.md", config=Path("gone.toml"))
    with pytest.raises(HealthlintError, match=r"^pyproject\.toml: has no \[tool\.healthlint\]"):
        settings_for("article.md", config=Path("pyproject.toml"))


def test_a_config_option_and_isolated_contradict(site: Site) -> None:
    site({"healthlint.toml": ""})
    with pytest.raises(OptionError, match="choose one"):
        settings_for("article.md", config=Path("healthlint.toml"), isolated=True)


def test_somebody_elses_broken_pyproject_is_none_of_our_business(site: Site) -> None:
    site({"pyproject.toml": "[project\n"})
    assert settings_for("article.md").files == ()
