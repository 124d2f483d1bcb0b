"""Inputs of the GitHub action and of the GitLab template, which say the same in two dialects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lint.docs.marking import code, plain, table


def inputs_table(inputs: Mapping[str, Mapping[str, Any]]) -> str:
    """Name, default and meaning of each input."""
    rows = [
        [code(name), code(str(item["default"])) if item.get("default") else "", plain(item["description"])]
        for name, item in inputs.items()
    ]
    return table(["input", "default", "meaning"], rows)
