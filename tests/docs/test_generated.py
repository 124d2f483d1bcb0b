"""What is generated is up to date, and leaves nothing out: commands, options, rules, keys."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import click
import pytest

from lint.cli import cli
from lint.config.keys import KEYS
from lint.docs.__main__ import main
from lint.docs.commands import commands_of, undocumented
from lint.docs.generate import documented_rules, left_over
from lint.docs.lists import CLASSES_OF_CODE, contexts
from lint.docs.marking import PartError, plain, with_parts
from lint.docs.rule_pages import CATEGORY_ABOUT
from lint.docs.terminal import svg
from lint.findings.finding import CATEGORIES
from lint.language.load import term_classes
from lint.language.pipeline import QUANTITY_KINDS

AGAIN = "python -m lint.docs"


def test_generated_files_are_up_to_date(root: Path, pages: dict[Path, str]) -> None:
    stale = [
        str(path.relative_to(root)) for path, text in pages.items() if not path.exists() or path.read_text() != text
    ]
    assert stale == [], f"out of date: {AGAIN}"


def test_no_page_is_left_of_a_rule_that_is_gone(root: Path, pages: dict[Path, str]) -> None:
    assert list(left_over(root, pages)) == [], f"out of date: {AGAIN}"


def test_every_rule_has_a_page_that_says_what_its_file_says(root: Path, pages: dict[Path, str]) -> None:
    index = pages[root / "docs" / "rules" / "README.md"]
    for rule in documented_rules():
        page = pages[root / "docs" / "rules" / f"{rule.id}.md"]
        said = [rule.why, rule.advice, *(text for text in rule.references if not text.startswith("http"))]
        assert [text for text in said if plain(text) not in page] == [], rule.id
        assert [text for text in rule.references if text.startswith("http") and f"<{text}>" not in page] == [], rule.id
        assert page.count("\n- ") >= len(rule.flag) + len(rule.passes) + len(rule.references), rule.id
        assert f"| {rule.severity.value} |" in page
        assert f"({rule.id}.md)" in index


def test_every_category_says_what_it_holds() -> None:
    assert set(CATEGORY_ABOUT) == set(CATEGORIES)


def test_every_command_and_option_has_a_help_text_and_is_documented(root: Path, pages: dict[Path, str]) -> None:
    page = pages[root / "docs" / "commands.md"]
    assert list(undocumented(cli)) == []
    for name, command in commands_of(cli).items():
        assert f"\n## healthlint {name}\n" in page
        options = [option for option in command.params if isinstance(option, click.Option)]
        assert [option.opts[0] for option in options if f"| `{option.opts[0]}" not in page] == []


def test_every_key_of_the_configuration_is_documented(root: Path) -> None:
    page = (root / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert [key.name for key in KEYS if f"\n### `{key.name}`\n" not in page] == []


def test_options_that_the_documentation_names_are_there(root: Path) -> None:
    def options(command: click.Command) -> set[str]:
        own = {name for item in command.params for name in (*item.opts, *item.secondary_opts)}
        inner = commands_of(command).values() if isinstance(command, click.Group) else ()
        return own.union(*(options(one) for one in inner))

    # Of pip, docker, reviewdog, this project's own scripts and click itself.
    others = {"--user", "--rm", "--help", "--version", "--check", "--screenshot", "--update-samples", "--browser"}
    # Of Slurm, Dask and the benchmarks, in docs/scale.md.
    others |= {"--nodes", "--ntasks-per-node", "--cpus-per-task", "--time", "--requeue", "--articles"}
    others |= {"--scheduler-file", "--nworkers", "--nthreads", "--local-directory"}
    text = "\n".join(path.read_text("utf-8") for path in (root / "README.md", *sorted((root / "docs").glob("*.md"))))
    named = set(re.findall(r"(?<![\w<!-])--[a-z][a-z-]+\b", text))
    assert sorted(named - options(cli) - others) == []


def test_every_class_that_patterns_name_is_documented() -> None:
    known = {item.name for item in term_classes()} | set(CLASSES_OF_CODE)
    assert known >= QUANTITY_KINDS
    folder = Path(str(files("lint.patterns")))
    patterns = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.yaml"))
    named = set(re.findall(r"(?<=[\s(|])<([a-z][a-z-]*)>(?=[\s)|?~,.\]]|$)", patterns, re.MULTILINE))
    html = {
        "p",
        "b",
        "ul",
        "li",
        "h",
        "div",
        "table",
        "tr",
        "td",
        "br",
        "em",
        "strong",
        "a",
        "i",
        "html",
        "body",
        "main",
    }
    assert sorted(named - known - html) == []


def test_every_context_that_rules_name_is_documented() -> None:
    assert {name for rule in documented_rules() for name in (*rule.unless, *rule.soften)} <= set(contexts())


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#([^)\s]+))?\)")


def anchors(page: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    broken = []
    for page in (root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").rglob("*.md"))):
        for name, anchor in LINK.findall(page.read_text(encoding="utf-8")):
            target = (page.parent / name).resolve()
            if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
                broken.append(f"{page.relative_to(root)}: {name}#{anchor}")
    assert broken == []


def test_words_are_never_taken_for_markup() -> None:
    assert plain("a * b_c [x] <drug> | ~5%") == r"a \* b\_c \[x\] \<drug\> \| \~5%"
    assert plain("run `a|b_c` now\nor *later*") == r"run `a\|b_c` now or \*later\*"


def test_a_page_without_its_part_is_refused() -> None:
    page = "<!-- part: keys -->\n\nold\n\n<!-- end of part -->"
    assert with_parts(page, {"keys": "new"}, path="a.md") == page.replace("old", "new")
    with pytest.raises(PartError, match=r"^a.md: its parts are keys; they should be other$"):
        with_parts(page, {"other": "new"}, path="a.md")


def test_a_long_line_of_the_terminal_is_broken_and_loses_nothing() -> None:
    picture = svg("\x1b[31m" + "word " * 60 + "\x1b[0m")
    assert re.sub(r"<[^>]+>", "", picture.partition("</title>")[2]).count("word") >= 58
    assert picture.count("<text") == 3


def test_check_says_what_is_out_of_date_and_writes_nothing(
    root: Path, pages: dict[Path, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = root / "docs" / "rules" / "README.md"
    before = readme.read_text(encoding="utf-8")
    monkeypatch.setattr("lint.docs.__main__.generated", lambda _: {**pages, readme: "# Other rules\n"})
    assert main([str(root), "--check"]) == 1
    assert f"docs/rules/README.md is out of date: {AGAIN}" in capsys.readouterr().err
    assert readme.read_text(encoding="utf-8") == before
