from collections.abc import Callable

import pytest

from lint.read.load import read_article

Shape = list[tuple[str, str]]


@pytest.fixture
def shape() -> Callable[..., Shape]:
    """Kind and text of each block of a text read under a file name."""

    def read(name: str, text: str) -> Shape:
        article = read_article(name, text.encode())
        return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]

    return read
