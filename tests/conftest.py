from __future__ import annotations

import pytest

from lint.pipeline import Linter


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()
