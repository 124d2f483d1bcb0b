"""A whole run: what the cache knows is taken from there, the rest is linted by one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from lint.cache.piece import Piece, piece_of
from lint.errors import ReadError
from lint.parallel.engine import Sized
from lint.parallel.task import Done, Engine, MakeLinter, Task
from lint.read.files import STDIN, read_bytes

if TYPE_CHECKING:
    from lint.cache.cache import Cache
    from lint.findings.result import Result

T = TypeVar("T", "Result", Piece)
_Recall = Callable[[bytes, str, bytes], T | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """A report that is a row of pieces, one for each input; `name` differs wherever the pieces do."""

    name: str
    piece: Callable[[Result], str]


@dataclass(frozen=True, slots=True)
class Run:
    """Inputs to results, in order; `make` makes the linter of each process that needs one, `jobs` is how many may."""

    make: MakeLinter
    jobs: int = 1
    cache: Cache | None = None
    stdin_name: str | None = None
    engine: Callable[[MakeLinter, int], Engine] = field(default=Sized)

    def results(self, inputs: Iterable[str | ReadError]) -> Iterator[Result]:
        """One result for each input; those from the cache have neither ledger nor score card."""

        def recalled(key: bytes, path: str, data: bytes) -> Result | None:
            return self.cache.result(key, path, data) if self.cache else None

        return self._answers(inputs, recalled, lambda _, result: result)

    def pieces(self, inputs: Iterable[str | ReadError], layout: Layout) -> Iterator[Piece]:
        """One piece for each input; what is unchanged is neither linted nor read nor laid out anew."""

        def laid_out(key: bytes | None, result: Result) -> Piece:
            piece = piece_of(result, layout.piece(result))
            if self.cache and key is not None:
                self.cache.keep_piece(key, piece, layout.name)
            return piece

        def recalled(key: bytes, path: str, data: bytes) -> Piece | None:
            if self.cache is None:
                return None
            if piece := self.cache.piece(key, path, layout.name):
                return piece
            result = self.cache.result(key, path, data)  # kept by a run with another layout
            return None if result is None else laid_out(key, result)

        return self._answers(inputs, recalled, laid_out)

    def _answers(
        self, inputs: Iterable[str | ReadError], recalled: _Recall[T], shaped: Callable[[bytes | None, Result], T]
    ) -> Iterator[T]:
        engine = self.engine(self.make, self.jobs)
        try:
            items: Iterable[Task | Done | T] = self._items(inputs, recalled)
            answers: Iterator[Done | T] = engine.run(items)
            for item in answers:
                if isinstance(item, Done):
                    if self.cache and item.task.key is not None:
                        self.cache.keep_result(item.task.key, item.result)
                    yield shaped(item.task.key, item.result)
                else:
                    yield item
        finally:  # at the end, at a fault and at Ctrl-C alike
            engine.close()
            if self.cache:
                self.cache.close()

    def _items(self, inputs: Iterable[str | ReadError], recalled: _Recall[T]) -> Iterator[T | Task | Done]:
        for path in inputs:
            if isinstance(path, ReadError):
                yield _unread(path.path or "?", path)
                continue
            try:
                data = read_bytes(path)
            except ReadError as error:
                yield _unread(path, error)
                continue
            if path == STDIN:  # a draft from an editor, other at each call
                yield Task(path, data, self.stdin_name)
                continue
            key = self.cache.key(path, data) if self.cache else None
            found = recalled(key, path, data) if key is not None else None
            yield Task(path, data, key=key) if found is None else found


def _unread(path: str, error: ReadError) -> Done:
    """An input of which there is nothing to lint."""
    from lint.findings.result import Result  # noqa: PLC0415 - seldom, and slow to load

    return Done(Task(path, b""), Result(path, None, error=error))
