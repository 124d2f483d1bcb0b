"""`healthlint clean`: the cache is removed."""

from __future__ import annotations

from pathlib import Path

import click

from lint.cli.caching import CACHE_DIR, cache_dir


@click.command()
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@CACHE_DIR
def clean(folder: Path, *, directory: Path | None) -> None:
    """Remove the cache that `check` keeps for FOLDER [.]; nothing else is touched.

    Exit code 0: it is gone, or there was none; 2: it could not be removed.
    """
    from lint.cache.folder import remove_folder  # noqa: PLC0415 - --help stays quick

    place = cache_dir(directory, below=folder)
    size = remove_folder(place)
    click.echo(f"{place}: {'there is none' if size is None else f'removed, {_shown(size)}'}", err=True)


def _shown(size: int) -> str:
    return f"{size / 1024**2:.1f} MB" if size >= 100 * 1024 else f"{size / 1024:.1f} kB"
