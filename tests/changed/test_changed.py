from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lint.changed.changes import Changes
from lint.changed.patch import parse
from lint.errors import OptionError, RevisionError

OLD = "# Notes\n\nThis tea cures cancer.\n\nIt cures lupus.\n\nPlain words to end with.\n"
NEW = OLD + "\nOur blend cures gout.\n"


def test_only_findings_on_changed_lines_are_shown(repo: Any) -> None:
    repo.commit(a=OLD, b=OLD)
    repo.git("checkout", "-qb", "work")
    repo.commit(a=NEW)
    assert repo.shown() == {"a.md": ["cures gout"]}


@pytest.mark.parametrize("state", ["committed", "staged", "in the working tree"])
def test_a_change_counts_wherever_it_is(repo: Any, state: str) -> None:
    repo.commit(a=OLD)
    repo.write("a.md", NEW)
    if state != "in the working tree":
        repo.git("add", "-A")
    if state == "committed":
        repo.git("checkout", "-qb", "work")
        repo.git("commit", "-qm", "x")
    assert repo.shown() == {"a.md": ["cures gout"]}


def test_new_files_count_whole_added_or_not(repo: Any) -> None:
    repo.commit(a=OLD)
    repo.write("untracked.md", "It cures all.\n\nno harms\n")
    repo.write("added.md", "It cures all.\n")
    repo.git("add", "added.md")
    assert repo.shown() == {"untracked.md": ["cures all", "whole"], "added.md": ["cures all"]}


def test_a_file_that_git_ignores_is_new(repo: Any) -> None:
    repo.write(".gitignore", "drafts/\n")
    repo.commit(a=OLD)
    repo.write("drafts/b.md", "It cures all.\n")
    assert repo.shown() == {"drafts/b.md": ["cures all"]}


def test_a_finding_about_the_whole_of_an_old_article_is_not_shown(repo: Any) -> None:
    repo.commit(a=OLD + "\nno harms\n")
    repo.write("a.md", OLD + "\nno harms\n\nIt cures all.\n")
    assert repo.shown() == {"a.md": ["cures all"]}


def test_a_renamed_file_counts_by_its_changed_lines(repo: Any) -> None:
    repo.commit(a=OLD, c=OLD.replace("lupus", "gout"))
    repo.git("checkout", "-qb", "work")
    repo.git("mv", "a.md", "b é.md")
    (repo.top / "moved").mkdir()
    repo.git("mv", "c.md", "moved/c.md")
    repo.write("b é.md", NEW)
    repo.git("add", "-A")
    repo.git("commit", "-qm", "x")
    assert repo.shown() == {"b é.md": ["cures gout"]}


@pytest.mark.parametrize(
    "name", ["a.md", 'q"te.md', "tab\tin.md", "new\nline.md", "back\\slash.md", "é ü.md", " a b.md"]
)
def test_any_name_is_read_from_the_patch(repo: Any, name: str) -> None:
    repo.write(name, OLD)
    repo.git("add", "-A")
    repo.git("commit", "-qm", "x")
    repo.write(name, NEW)
    assert repo.shown() == {name: ["cures gout"]}


@pytest.mark.parametrize(
    "setting",
    ["diff.noprefix=true", "diff.mnemonicPrefix=true", "color.ui=always", "diff.external=false", "diff.renames=false",
     "diff.context=9", "diff.interHunkContext=9", "core.quotePath=true", "diff.relative=true",
     "diff.wsErrorHighlight=all", "diff.colorMoved=plain", "diff.algorithm=patience", "diff.submodule=log"],
)  # fmt: skip
def test_the_settings_of_the_user_change_nothing(repo: Any, setting: str) -> None:
    repo.commit(a=OLD)
    repo.git("config", *setting.split("=", 1))
    repo.git("mv", "a.md", "b.md")
    repo.write("b.md", NEW)
    assert repo.shown() == {"b.md": ["cures gout"]}


def test_a_contradiction_counts_with_either_end(repo: Any) -> None:
    text = "It works within hours.\n\nPlain words.\n\nIt works within weeks.\n"
    repo.commit(a=text, b=text, c=text)
    repo.write("a.md", text.replace("It works within h", "It all works within h"))
    repo.write("b.md", text.replace("It works within w", "It all works within w"))
    repo.write("c.md", text.replace("Plain", "Other"))
    assert repo.shown() == {"a.md": ["within hours"], "b.md": ["within hours"]}


def test_moved_and_rewrapped_paragraphs_are_no_change(repo: Any) -> None:
    words = "This tea cures cancer. The clinic opens at nine and will be there for you until it closes in the evening."
    repo.commit(
        a=f"# Notes\n\n{words}\n\nIt cures lupus.\n\nPlain.\n\nMore words.\n\nAnd more.\n", b=f"# B\n\n{words}\n"
    )
    repo.write(
        "a.md", f"# Notes\n\nPlain.\n\nMore words.\n\nIt cures lupus.\n\nAnd more.\n\n{words}\n\nIt cures gout.\n"
    )
    repo.write("b.md", f"# B\n\n{textwrap.fill(words, 40)}\n")
    assert repo.shown() == {"a.md": ["cures gout"]}


def test_words_copied_are_a_change_once(repo: Any) -> None:
    repo.commit(a=OLD)
    repo.write("a.md", OLD + "\nIt cures lupus.\n")
    assert repo.shown() == {"a.md": ["cures lupus"]}


def test_a_not_taken_out_on_the_line_above_uncovers_the_sentence(repo: Any) -> None:
    text = "Plain words first. There is nothing known of a tea that\ncures cancer in anyone. It\ncures lupus, too.\n"
    repo.commit(a=text, b=f"Here. We know no tea that\nreally and truly\n{'cures cancer.'}\n")
    repo.write("a.md", text.replace("There is nothing known of", "We know of"))
    repo.write("b.md", "Here. We know no tea that\ncures cancer.\n")
    assert repo.shown() == {"a.md": ["cures cancer"], "b.md": ["cures cancer"]}


def test_a_paragraph_taken_out_brings_its_neighbours_not_back(repo: Any) -> None:
    repo.commit(a=OLD.replace("It cures lupus.", "Words that go.\n\nIt cures lupus."))
    repo.write("a.md", OLD)
    assert repo.shown() == {}


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_move_no_line(repo: Any, ends: str) -> None:
    repo.write("a.md", b"\xef\xbb\xbf" + OLD.replace("\n", ends).encode())
    repo.git("add", "-A")
    repo.git("commit", "-qm", "x")
    repo.write("a.md", b"\xef\xbb\xbf" + NEW.replace("\n", ends).encode())
    assert repo.shown() == {"a.md": ["cures gout"]}


def test_a_file_that_git_takes_for_binary_counts_whole(repo: Any) -> None:
    repo.write("a.md", OLD.encode("utf-16"))
    repo.git("add", "-A")
    repo.git("commit", "-qm", "x")
    assert repo.shown() == {}
    repo.write("a.md", NEW.encode("utf-16"))
    assert repo.shown() == {"a.md": ["cures cancer", "cures lupus", "cures gout"]}


def test_what_the_main_branch_changed_since_is_no_change_of_ours(repo: Any) -> None:
    repo.commit(a=OLD)
    repo.git("checkout", "-qb", "work")
    repo.commit(a=NEW)
    repo.git("checkout", "-q", "main")
    repo.commit(a=OLD.replace("It cures", "It all cures"))
    repo.git("checkout", "-q", "work")
    assert repo.shown() == repo.shown("main") == {"a.md": ["cures gout"]}


def test_a_revision_can_be_named(repo: Any) -> None:
    repo.commit(a=OLD)
    repo.git("tag", "v1")
    repo.commit(a=NEW)
    repo.commit(a=NEW + "\nIt cures all.\n")
    assert repo.shown("HEAD~1") == {"a.md": ["cures all"]}
    assert repo.shown("v1") == {"a.md": ["cures gout", "cures all"]}
    assert repo.shown() == {}


def test_the_main_branch_of_the_remote_comes_first(repo: Any, clone: Callable[..., Any]) -> None:
    repo.commit(a=OLD)
    work = clone()
    work.commit(a=NEW)  # on a main of its own
    assert work.shown() == {"a.md": ["cures gout"]}


def test_articles_of_two_repositories_are_each_asked_in_their_own(repo: Any) -> None:
    repo.commit(a=OLD)
    inner = type(repo)(repo.top / "inner")
    inner.top.mkdir()
    inner.git("init", "-qb", "master")
    inner.commit(b=OLD)
    inner.write("b.md", NEW)
    assert repo.shown() == {"inner/b.md": ["cures gout"]}


def test_a_hook_of_another_repository_leads_nowhere_else(repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(a=OLD)
    repo.write("a.md", NEW)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert Changes([str(repo.top / "a.md")]).of(str(repo.top / "a.md")).changed


def test_a_shallow_clone_says_what_to_fetch(repo: Any, clone: Callable[..., Any]) -> None:
    repo.commit(a=OLD)
    repo.git("checkout", "-qb", "work")
    repo.commit(a=NEW)
    repo.git("checkout", "-q", "main")
    repo.commit(b=OLD)
    shallow = clone("--depth=1", "--branch=work", "--single-branch")
    shallow.git("update-ref", "-d", "refs/remotes/origin/HEAD")
    with pytest.raises(RevisionError, match="main branch is not here; this is a shallow clone: fetch") as fault:
        shallow.shown()
    assert "\n" not in str(fault.value)
    with pytest.raises(RevisionError, match=r"no revision 'v0'; this is a shallow clone"):
        shallow.shown("v0")
    shallow.git("fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(
        RevisionError, match=r"'origin/main' and HEAD have no common history, as far as it is here; this is"
    ):
        shallow.shown()
    shallow.git("fetch", "-q", "--unshallow", "origin", "main:refs/remotes/origin/main", "work")
    assert shallow.shown() == {"a.md": ["cures gout"]}


@pytest.mark.parametrize("revision", ["nonsense", "--output=x", "-h", "main...HEAD"])
def test_a_revision_that_is_not_there_is_named(repo: Any, revision: str) -> None:
    repo.commit(a=OLD)
    with pytest.raises(RevisionError, match="no revision") as fault:
        repo.shown(revision)
    assert revision in str(fault.value)
    assert sorted(path.name for path in repo.top.iterdir()) == [".git", "a.md"]


def test_a_path_taken_for_a_revision_is_explained(repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(a=OLD)
    monkeypatch.chdir(repo.top)
    with pytest.raises(RevisionError, match="but a path: write --diff after the paths"):
        repo.shown("a.md")


def test_no_main_branch_and_no_commit_are_each_one_line(repo: Any) -> None:
    repo.write("a.md", OLD)
    with pytest.raises(RevisionError, match="has no commit yet"):
        repo.shown()
    repo.commit()
    repo.git("branch", "-m", "trunk")
    with pytest.raises(RevisionError, match=r"no main branch .* name what to compare with"):
        repo.shown()


@pytest.mark.usefixtures("repo")
def test_a_folder_in_no_repository_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "loose").mkdir()
    with pytest.raises(RevisionError, match="loose: is in no git repository"):
        Changes([str(tmp_path / "loose" / "a.md")])


def test_a_machine_without_git_is_told_so(repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RevisionError, match="git is not installed"):
        Changes([str(repo.top / "a.md")])


def test_a_link_into_a_folder_that_is_gone_does_not_end_the_run(repo: Any) -> None:
    repo.commit(a=OLD)
    (repo.top / "lost.md").symlink_to("gone/lost.md")
    Changes([str(repo.top / "lost.md"), str(repo.top / "a.md")])


def test_standard_input_has_no_history() -> None:
    with pytest.raises(OptionError, match="standard input"):
        Changes(["-"])


def test_lines_of_a_patch_that_look_like_its_headers_are_words() -> None:
    patch = (
        b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -2 +2,2 @@ x\n--- a/b.md\n+++ b/b.md\n+@@ -1 +9 @@\n"
        b"\\ No newline at end of file\n"
    )
    assert {path: sorted(lines.changed) for path, lines in parse(patch).items()} == {"a.md": [2, 3]}
