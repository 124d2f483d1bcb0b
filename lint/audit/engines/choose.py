"""The engine that the command line asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lint.audit.engines.job import Engine
from lint.audit.engines.local import LocalEngine
from lint.errors import OptionError

ENGINES = ("local", "dask")


@contextmanager
def engine(name: str, *, processes: int, scheduler: str | None = None) -> Iterator[Engine]:
    """An engine of `ENGINES`, ended when the context is left; OptionError where it cannot be had."""
    if name == "dask":
        from lint.audit.engines.dask import dask_engine  # noqa: PLC0415 - an extra

        with dask_engine(scheduler, processes=processes) as found:
            yield found
    elif scheduler is not None:
        raise OptionError("--scheduler is for --engine dask")
    else:
        yield LocalEngine(processes)
