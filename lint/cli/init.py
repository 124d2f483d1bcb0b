"""`healthlint init`: a commented configuration and the files of continuous integration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint.errors import OptionError, WriteError, system_reason, unwritten

if TYPE_CHECKING:
    from lint.config.starter import Starter

PARTS = ("config", "pre-commit", "github", "gitlab")


@click.command()
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--only", multiple=True, type=click.Choice(PARTS), help="Only this part; may be repeated. Without it: all four."
)
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
def init(folder: Path, *, only: tuple[str, ...], force: bool) -> int:
    """Write a commented healthlint.toml and files for pre-commit, GitHub and GitLab into FOLDER [.].

    A file that is there is never overwritten without --force; what belongs in a shared one is printed instead.
    Exit code 0: done; 2: a file of healthlint's own was there with other content, and was kept.
    """
    from lint import __version__  # noqa: PLC0415 - --help stays quick
    from lint.config.starter import starters  # noqa: PLC0415
    from lint.read.files import SUFFIXES  # noqa: PLC0415

    known = starters(version=__version__, suffixes=tuple(SUFFIXES))
    if not force and (not only or "config" in only):
        _refuse_a_second(folder, known["config"].path)
    kept = [_placed(folder, known[part], force=force) for part in PARTS if not only or part in only]
    return 2 if any(kept) else 0


def _refuse_a_second(folder: Path, path: str) -> None:
    """OptionError where the folder is configured in another file, which a new one would put out of use."""
    from lint.config.find import Finder  # noqa: PLC0415

    chain = Finder().in_folder(folder.absolute())
    if chain is not None and chain.files[-1].document.path.name != path:
        there = chain.files[-1].document.shown
        raise OptionError(f"is configured in {there}: use that file, or --force", path=str(folder))


def _placed(folder: Path, starter: Starter, *, force: bool) -> bool:
    """Write a file, or say why not; whether one of our own was kept against the wish."""
    path = folder / starter.path
    there = _content(path)
    if there == starter.text.encode():
        click.echo(f"{path}: unchanged", err=True)
        return False
    if there is None or force:
        _write(path, starter.text, new=there is None)
        click.echo(f"{path}: {'written' if there is None else 'overwritten'}", err=True)
        return False
    if starter.merged:
        click.echo(f"{path}: is there and is kept; add this to it:", err=True)
        click.echo(starter.text)
        return False
    click.echo(f"healthlint: {path}: is there and is kept; --force overwrites it", err=True)
    return True


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b"" if path.is_symlink() else None  # a link that leads nowhere is somebody's too
    except OSError as fault:
        raise WriteError(f"cannot be read: {system_reason(fault)}", path=str(path)) from None


def _write(path: Path, text: str, *, new: bool) -> None:

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x" if new else "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as fault:
        raise unwritten(fault, path) from None
