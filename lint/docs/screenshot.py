"""A picture of the HTML report, taken by a headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from lint.docs.terminal import SAMPLE
from lint.errors import OptionError, WriteError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SIZE = "1180,860"
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1")


def screenshot(folder: Path) -> Path:
    """Take `report.png` of the report about the sample in `folder`; OptionError without a browser."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise OptionError(f"--screenshot needs one of {', '.join(_BROWSERS)}")
    target = folder.absolute() / "report.png"
    with TemporaryDirectory() as scratch:
        check = [sys.executable, "-m", "lint", "check", SAMPLE, "--format", "html", "--output", scratch, "--exit-zero"]
        subprocess.run(check, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own command
        page = next(path for path in sorted(Path(scratch).rglob("*.html")) if path.name != "index.html")
        shot = [browser, *_OPTIONS, f"--window-size={_SIZE}", f"--user-data-dir={scratch}/browser"]
        done = subprocess.run(  # noqa: S603 - a browser of this machine, on a page we have just written
            [*shot, f"--screenshot={target}", page.as_uri()], capture_output=True, encoding="utf-8", check=False
        )
    if done.returncode or not target.exists():
        raise WriteError(f"{browser} took no picture: {done.stderr.strip()[-200:]}", path=str(target))
    return target
