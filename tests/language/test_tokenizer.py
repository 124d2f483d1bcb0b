from __future__ import annotations

import subprocess
import sys

import spacy


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or done.stderr


def test_spacy_loads_without_its_command_line() -> None:
    code = "import sys, lint.language.tokenizer; print({'spacy.cli', 'typer', 'weasel'} & sys.modules.keys())"
    assert python(code) == "set()"


def test_the_command_line_of_spacy_loads_when_asked_for() -> None:
    code = "import lint.language.tokenizer, spacy; print(spacy.info(silent=True)['spacy_version'])"
    assert python(code) == spacy.__version__


def test_a_spacy_that_is_there_is_left_alone() -> None:
    code = "import spacy; info = spacy.info; import lint.language.tokenizer; print(spacy.info is info)"
    assert python(code) == "True"
