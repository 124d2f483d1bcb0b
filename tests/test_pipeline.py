from __future__ import annotations

from pathlib import Path

import pytest

from lint.pipeline import Linter, check_files
from lint.read.article import Article


def test_a_fault_of_our_own_costs_one_article_and_not_the_run(
    tmp_path: Path, linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text("Notes\n\nThis tea cures cancer.\n")
    analyse = linter.analyser.analyse

    def break_on_a(article: Article) -> object:
        if article.source.path.endswith("a.txt"):
            raise KeyError("odd")
        return analyse(article)

    monkeypatch.setattr(linter.analyser, "analyse", break_on_a)
    first, second = check_files(map(str, paths), linter=linter)
    assert str(first.error).startswith(f"{paths[0]}: internal error, please report it: KeyError('odd')")
    assert [finding.quote for finding in second.findings] == ["cures cancer"]


def test_findings_stand_at_their_words_whatever_the_format(tmp_path: Path, linter: Linter) -> None:
    texts = {
        "a.txt": "Notes\r\n\r\nThis tea  cures\u00a0cancer.\r\n",
        "b.md": "---\ntitle: Notes\n---\n\n- This **tea** *cures\n  cancer*.\n",
        "c.html": "<h1>Notes</h1><p>This tea&nbsp;cures <b>can</b>cer.</p>",
        "d.txt": "\ufeffNotes\n\nThis tea cures cancer.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text.encode())
    for name, result in zip(texts, check_files([str(tmp_path / name) for name in texts], linter=linter), strict=True):
        [finding] = [item for item in result.findings if item.rule == "cure-claim"]
        source = texts[name].removeprefix("\ufeff")
        assert source[finding.start : finding.end] == finding.quote
        assert finding.quote is not None
        assert finding.quote.startswith("cures")
        assert finding.quote.rstrip("*").endswith("cer")


def test_fingerprints_stay_when_lines_move_and_paragraphs_are_wrapped_anew(tmp_path: Path, linter: Linter) -> None:
    (tmp_path / "a.md").write_text("Notes\n\nThis tea cures cancer. It also cures lupus.\n")
    (tmp_path / "b.md").write_text("Notes\n\nA new paragraph.\n\nThis tea cures\ncancer. It also\ncures lupus.\n")
    one, two = check_files([str(tmp_path / "a.md"), str(tmp_path / "b.md")], linter=linter)
    assert one.findings
    assert {item.fingerprint for item in one.findings} == {item.fingerprint for item in two.findings}
