from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from lint.cache import signature as module
from lint.cache.signature import files_signature, tool_signature
from lint.cache.store import Store

HOUR = 3_600


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "text").mkdir(parents=True)
    (folder / "text" / "house-talk.yaml").write_text("match: [zorble]\n")
    (folder / "text" / "slip.yaml").write_text("match: [slip]\n")
    settle(folder)
    return folder


def settle(folder: Path) -> None:
    """As if the files had been written an hour ago."""
    for path in folder.rglob("*"):
        os.utime(path, (time.time() - HOUR, time.time() - HOUR))


def test_it_stays_while_nothing_changes(rules: Path, store: Store) -> None:
    assert files_signature([rules], store) == files_signature([rules], store)


def test_the_usual_run_reads_no_file(rules: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = files_signature([rules], store)
    monkeypatch.setattr(module.Path, "read_bytes", lambda _: pytest.fail("a file was read"))
    assert files_signature([rules], store) == first


def test_new_times_alone_change_nothing(rules: Path, store: Store) -> None:
    first = files_signature([rules], store)
    os.utime(rules / "text" / "slip.yaml", (0, 0))
    assert files_signature([rules], store) == first


def test_it_does_not_matter_where_the_files_lie(rules: Path, store: Store, tmp_path: Path) -> None:
    first = files_signature([rules], store)
    rules.rename(tmp_path / "elsewhere")
    assert files_signature([tmp_path / "elsewhere"], store) == first


def test_a_word_changed_in_a_file_of_the_same_size_and_age_changes_it(rules: Path, store: Store) -> None:
    file = rules / "text" / "slip.yaml"
    first = files_signature([rules], store)
    file.write_text("match: [slap]\n")
    os.utime(file, (time.time() - HOUR + 1, time.time() - HOUR + 1))
    assert files_signature([rules], store) != first


def test_a_file_changed_twice_in_a_moment_is_seen_both_times(rules: Path, store: Store) -> None:
    file = rules / "text" / "slip.yaml"
    now = time.time()
    found = set()
    for word in ("slop", "slap", "slit"):
        file.write_text(f"match: [{word}]\n")
        os.utime(file, (now, now))  # as a file system with coarse times has it
        found.add(files_signature([rules], store))
    assert len(found) == 3


@pytest.mark.parametrize("change", ["new", "gone", "renamed", "moved"])
def test_files_that_come_and_go_change_it(rules: Path, store: Store, change: str) -> None:
    file = rules / "text" / "slip.yaml"
    first = files_signature([rules], store)
    match change:
        case "new":
            (rules / "text" / "other.yaml").write_text("")
        case "gone":
            file.unlink()
        case "renamed":
            file.rename(rules / "text" / "slap.yaml")
        case "moved":
            (rules / "language").mkdir()
            file.rename(rules / "language" / "slip.yaml")
    settle(rules)
    assert files_signature([rules], store) != first


def test_a_single_file_will_do(rules: Path, store: Store) -> None:
    file = rules / "text" / "slip.yaml"
    first = files_signature([file], store)
    file.write_text("match: [slap]\n")
    assert files_signature([file], store) != first


def test_a_fact_that_comes_up_for_review_changes_it(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("review_by: 2030-05-01\nfacts:\n  - {product: aspirin, review_by: '2031-01-01'}\n")
    os.utime(file, (0, 0))

    def on(day: str) -> str:
        monkeypatch.setattr(module.time, "gmtime", lambda: time.strptime(day, "%Y-%m-%d"))
        return files_signature([file], store)

    assert on("2030-04-01") == on("2030-05-01")  # a fact is used to the end of its day
    assert on("2030-05-02") not in {on("2030-05-01"), on("2031-01-02")}
    assert on("2030-05-02") == on("2030-12-31")


def test_the_tool_has_one_and_finds_its_libraries(store: Store) -> None:
    found = tool_signature(store)
    assert "spacy-" in found
    assert "pyromark-" in found
    assert found == tool_signature(store)


def test_byte_code_and_hidden_files_say_nothing(rules: Path, store: Store) -> None:
    first = files_signature([rules], store)
    (rules / "__pycache__").mkdir()
    (rules / "__pycache__" / "x.pyc").write_bytes(b"code")
    (rules / ".DS_Store").write_bytes(b"whatever")
    assert files_signature([rules], store) == first
