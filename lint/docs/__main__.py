"""`python -m lint.docs`: write the generated parts of the documentation, or say which are out of date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lint.docs.generate import generated, left_over
from lint.docs.screenshot import screenshots
from lint.errors import HealthlintError


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: written, or up to date; 1: `--check` found what is out of date; 2: a page is not as it must be."""
    options = _parser().parse_args(arguments)
    try:
        pages = generated(options.root)
        gone = list(left_over(options.root, pages))
        stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
        if options.check:
            _say([f"{path.relative_to(options.root)} is out of date: python -m lint.docs" for path in (*stale, *gone)])
            return int(bool(stale or gone))
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path], encoding="utf-8")
        for path in gone:
            path.unlink()
        _say([f"{len(stale)} written, {len(gone)} deleted, {len(pages) - len(stale)} unchanged"])
        if options.screenshot:
            _say([f"{path} written" for path in screenshots(options.root / "docs" / "images")])
    except HealthlintError as fault:
        _say([str(fault)])
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lint.docs", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="the checkout")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 where something is out of date"
    )
    parser.add_argument("--screenshot", action="store_true", help="also take pictures of pages (needs Chromium)")
    return parser


def _say(lines: Sequence[str]) -> None:
    sys.stderr.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
