"""The options of the cache and of parallel runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from lint.cache.cache import Cache
    from lint.config.settings import Settings

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


def open_cache(
    directory: Path | None, *, config: Path | None = None, isolated: bool = False,
    settings_of: Callable[[str], Settings] | None = None, options: tuple[object, ...] = (),
) -> Cache | None:  # fmt: skip
    """The cache of a run; `options` are all that change findings and are not in the settings.

    None where healthlint's own files cannot be listed (it runs from an archive), so that changes would go unseen.
    """
    from lint.cache.cache import Cache  # noqa: PLC0415 - --help stays quick
    from lint.cache.store import Store  # noqa: PLC0415

    store = Store(cache_dir(directory, config=config, isolated=isolated))
    try:
        return Cache(store, settings_of=settings_of, options=options)
    except OSError:
        return None


def cache_dir(
    directory: Path | None, *, below: Path = Path(), config: Path | None = None, isolated: bool = False
) -> Path:
    """The folder of the cache: the one named, else beside the configuration that counts in the folder `below`."""
    from lint.cache.folder import folder_beside  # noqa: PLC0415

    if directory is not None:
        return directory
    if isolated:
        return folder_beside(None)
    if config is not None:
        return folder_beside(config.absolute().parent)
    from lint.config.find import Finder  # noqa: PLC0415

    return folder_beside(Finder().nearest_to(below.absolute()).folder or below.absolute())
