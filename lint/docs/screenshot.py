"""Pictures of the HTML report and of an audit's page, taken by a headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lint.docs.terminal import SAMPLE
from lint.errors import OptionError, WriteError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_AUDITED = ("corpus/[a-z]*.md", "corpus/*.html", "corpus/*.txt")
_SIZE = "1180,860"
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
    "--virtual-time-budget=5000",
)  # fmt: skip


def screenshots(folder: Path) -> Iterator[Path]:
    """Take `report.png` of the report about the sample in `folder`, and `audit.png` of an audit of the corpus.

    OptionError without a browser, WriteError where it takes no picture.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise OptionError(f"--screenshot needs one of {', '.join(_BROWSERS)}")
    with TemporaryDirectory() as name:
        scratch = Path(name)
        report, audit = scratch / "report", scratch / "audit"
        _healthlint("check", SAMPLE, "--format", "html", "--output", str(report), cwd=folder)
        pages = [path for path in sorted(report.rglob("*.html")) if path.name != "index.html"]
        yield _picture(browser, pages[0], folder.absolute() / "report.png", scratch)
        _healthlint("audit", *_AUDITED, "--output", str(audit), "--isolated", cwd=folder.parents[1])
        yield _picture(browser, audit / "index.html", folder.absolute() / "audit.png", scratch)


def _healthlint(*words: str, cwd: Path) -> None:
    command = [sys.executable, "-m", "lint", *words, "--exit-zero"]
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)  # noqa: S603 - our own command


def _picture(browser: str, page: Path, target: Path, scratch: Path) -> Path:
    shot = [browser, *_OPTIONS, f"--window-size={_SIZE}", f"--user-data-dir={scratch}/browser"]
    done = subprocess.run(  # noqa: S603 - a browser of this machine, on a page we have just written
        [*shot, f"--screenshot={target}", page.as_uri()], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode or not target.exists():
        raise WriteError(f"{browser} took no picture: {done.stderr.strip()[-200:]}", path=str(target))
    return target
