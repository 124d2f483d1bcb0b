from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "Health notes\n\nThis tea cures cancer.\n"
CLEAN = "Health notes\n\nThe clinic opens at nine and closes at five.\n"


def healthlint(*arguments: str, cwd: Path, stdin: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "lint", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bad.txt").write_text(BAD)
    (tmp_path / "clean.txt").write_text(CLEAN)
    return tmp_path


def test_a_clean_article_gives_exit_code_0_and_no_output(folder: Path) -> None:
    code, out, err = healthlint("check", "clean.txt", cwd=folder)
    assert (code, out) == (0, "")
    assert "nothing found in 1 article" in err


def test_a_finding_gives_exit_code_1_and_its_place(folder: Path) -> None:
    code, out, _ = healthlint("check", ".", cwd=folder)
    assert code == 1
    assert "bad.txt" in out
    assert "3:10" in out
    assert "clean.txt" not in out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "error"], 1),
        (["--ignore", "overclaim,causation"], 0),
        (["--select", "drug-name"], 0),
        (["--select", "overclaim"], 1),
    ],
)
def test_options_decide_the_exit_code(folder: Path, options: list[str], code: int) -> None:
    assert healthlint("check", "bad.txt", *options, cwd=folder)[0] == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "bad.txt", "--select", "overclam"], "no rule or category 'overclam'; did you mean 'overclaim'?"),
        (["check", "bad.txt", "--format", "xml"], "xml"),
        (["check", "bad.txt", "--rules", "."], "no rules here"),
        (["check"], "PATHS"),
        (["explain", "cure-clam"], "did you mean 'cure-claim'?"),
        (["nonsense"], "nonsense"),
    ],
)
def test_a_bad_option_is_named_and_gives_exit_code_2(folder: Path, arguments: list[str], said: str) -> None:
    code, out, err = healthlint(*arguments, cwd=folder)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_json_lines_hold_the_contract_fields_with_offsets_into_the_source(folder: Path) -> None:
    _, out, _ = healthlint("check", "bad.txt", "--format", "jsonl", cwd=folder)
    finding = json.loads(out.splitlines()[0])
    assert {
        "path", "rule", "category", "severity", "message", "quote", "start", "end", "line", "column", "end_line",
        "end_column", "related", "suggestions", "which", "why", "references", "fingerprint",
    } <= finding.keys()  # fmt: skip
    assert BAD[finding["start"] : finding["end"]] == finding["quote"]
    assert (finding["line"], finding["column"]) == (3, finding["start"] - BAD.index("This") + 1)


def test_json_is_one_versioned_document_that_also_holds_failures(folder: Path) -> None:
    code, out, err = healthlint("check", "bad.txt", "gone.txt", "--format", "json", cwd=folder)
    document = json.loads(out)
    assert code == 2
    assert document["version"] == 1
    assert document["tool"]["name"] == "healthlint"
    by_path = {article["path"]: article for article in document["articles"]}
    assert by_path["bad.txt"]["summary"]["error"] >= 1
    assert "does not exist" in by_path["gone.txt"]["error"]
    assert "gone.txt" in err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "photo.txt"),
        ("line.txt", b"word " * 10_000_000, "line.txt"),
        ("squeezed.html", b"<p>" + b"word " * 500_000 + b"</p>", "squeezed.html:1:1: a line of 2,500,007 characters"),
    ],
    ids=["a binary file", "a line of 50 MB", "a page in one long line"],
)
def test_bad_input_is_one_line_and_the_other_files_are_still_linted(
    folder: Path, name: str, data: bytes, said: str
) -> None:
    (folder / name).write_bytes(data)
    code, out, err = healthlint("check", ".", cwd=folder)
    assert code == 2
    assert "bad.txt" in out
    assert [line for line in err.splitlines() if said in line]
    assert "Traceback" not in err


def test_another_encoding_is_read_and_named(folder: Path) -> None:
    (folder / "old.txt").write_bytes("Café notes\n\nThis tea cures cancer.\n".encode("cp1252"))
    code, out, err = healthlint("check", "old.txt", cwd=folder)
    assert code == 1
    assert "windows-1252" in err
    assert "3:10" in out


def test_an_empty_file_is_said_to_be_empty(folder: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    code, _, err = healthlint("check", "empty.md", cwd=folder)
    assert code == 0
    assert "empty.md: the file is empty" in err


def test_a_link_to_nothing_is_one_line(folder: Path) -> None:
    (folder / "lost.txt").symlink_to(folder / "nowhere")
    code, out, err = healthlint("check", "lost.txt", "bad.txt", cwd=folder)
    assert code == 2
    assert "lost.txt: does not exist" in err
    assert "bad.txt" in out


def test_a_broken_rule_file_is_named_with_its_place(folder: Path) -> None:
    (folder / "mine" / "overclaim").mkdir(parents=True)
    (folder / "mine" / "overclaim" / "odd.yaml").write_text("severity: error\nseverity: error\n")
    code, out, err = healthlint("check", "bad.txt", "--rules", "mine", cwd=folder)
    assert (code, out) == (2, "")
    assert "mine/overclaim/odd.yaml:2:1: repeated key 'severity'" in err


def test_exempt_matches_are_counted_and_shown_with_their_reason(folder: Path) -> None:
    (folder / "no.txt").write_text("Notes\n\nThere is no tea that cures cancer.\n")
    _, out, err = healthlint("check", "no.txt", cwd=folder)
    assert out == ""
    assert "let go" in err
    _, out, _ = healthlint("check", "no.txt", "--show-exempt", cwd=folder)
    assert "cures cancer" in out
    assert "negated" in out


def test_standard_input_is_linted_under_the_name_it_is_given(folder: Path) -> None:
    page = b"<html><body><p>This tea cures cancer.</p></body></html>"
    code, out, _ = healthlint("check", "-", "--stdin-filename", "x.html", cwd=folder, stdin=page)
    assert code == 1
    assert "x.html" in out


def test_html_reports_are_written_for_each_article_with_an_index(folder: Path) -> None:
    code, out, err = healthlint("check", ".", "--format", "html", "--output", "report", cwd=folder)
    assert (code, out) == (1, "")
    assert "wrote report/index.html" in err
    pages = sorted(path.name for path in (folder / "report").iterdir())
    assert pages == ["bad.txt.html", "clean.txt.html", "index.html"]


def test_two_runs_say_the_same(folder: Path) -> None:
    once = healthlint("check", ".", "--format", "json", cwd=folder)
    assert once == healthlint("check", ".", "--format", "json", cwd=folder)


def test_a_report_that_cannot_be_written_is_one_line_and_exit_code_2(folder: Path) -> None:
    (folder / "taken").write_text("a file")
    code, _, err = healthlint("check", "bad.txt", "--format", "html", "--output", "taken", cwd=folder)
    assert code == 2
    assert "taken" in err
    assert "Traceback" not in err


def test_a_missing_folder_for_the_report_is_one_line_and_exit_code_2(folder: Path) -> None:
    code, _, err = healthlint("check", "bad.txt", "--output", "none/report.txt", cwd=folder)
    assert code == 2
    assert "none/report.txt: cannot be written" in err


def test_a_full_disk_is_one_line_and_exit_code_2(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lint", "check", "bad.txt"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "cannot write" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_closed_pipe_ends_the_run_quietly(folder: Path) -> None:
    for number in range(300):
        (folder / f"bad{number}.txt").write_text(BAD * 4)
    with subprocess.Popen(
        [sys.executable, "-m", "lint", "check", ".", "--format", "json"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(10)
        run.stdout.close()
        said = run.stderr.read().decode()
    assert (run.returncode, said) == (2, "")


def test_an_interrupt_is_one_line(folder: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "lint", "check", "-"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background job ignores interrupts, and so would the command started from it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread is running
    )
    assert run.stderr is not None
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(timeout=4)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=20)
    assert run.returncode == 2
    assert "Traceback" not in said.decode()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rules"], ["explain", "cure-claim"]])
def test_commands_that_lint_nothing_import_neither_spacy_nor_numpy(arguments: list[str], tmp_path: Path) -> None:
    program = (
        "import sys; from lint.cli import main\n"
        f"sys.argv = ['healthlint', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit as stop: assert not stop.code\n"
        "assert not {'spacy', 'numpy'} & sys.modules.keys(), 'imported'\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_explain_shows_what_the_rule_file_says(folder: Path) -> None:
    code, out, _ = healthlint("explain", "cure-claim", cwd=folder)
    assert code == 0
    for part in ("Why:", "Instead:", "Flagged:", "Passed:", "References:"):
        assert part in out
