"""The options of the cache and of parallel runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from lint.cache.store import Store

_Command = TypeVar("_Command", bound=Callable[..., Any])

CACHE_DIR = click.option(
    "--cache-dir", "directory", envvar="HEALTHLINT_CACHE_DIR", metavar="FOLDER", show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the cache [.healthlint-cache beside the configuration].",
)  # fmt: skip
_OPTIONS = (
    click.option("--no-cache", is_flag=True, help="Lint everything anew, and keep nothing."),
    CACHE_DIR,
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="At most so many processes [one for each core]."
    ),
)


def speed_options(command: _Command) -> _Command:
    """Add --no-cache, --cache-dir (as `directory`) and --jobs to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def opened(directory: Path | None, *, config: Path | None = None, isolated: bool = False) -> Store | None:
    """The store of a run; None where healthlint lies in an archive, so that changes of its files would go unseen."""
    from lint.cache.store import Store  # noqa: PLC0415 - --help stays quick

    return Store(cache_dir(directory, config=config, isolated=isolated)) if Path(__file__).is_file() else None


def cache_dir(
    directory: Path | None, *, below: Path = Path(), config: Path | None = None, isolated: bool = False
) -> Path:
    """The folder of the cache: the one named, else beside the configuration that counts in the folder `below`."""
    from lint.cache.folder import NAME, folder_of  # noqa: PLC0415

    if directory is not None:
        return directory
    if isolated:
        return below.absolute() / NAME
    return config.absolute().parent / NAME if config is not None else folder_of(below.absolute())
