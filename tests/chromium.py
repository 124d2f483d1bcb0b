"""Headless Chromium for tests of pages: the page after its scripts have run, and what a script in it came to."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--dump-dom",
)  # fmt: skip


def browser() -> str:
    """The path of a Chromium; the tests fail without one."""
    known = [path for path in map(shutil.which, _NAMES) if path]
    assert known, "--browser asks for Chromium, and none is on PATH"
    return known[0]


def dumped(page: Path, *options: str, width: int, timeout: float) -> str:
    """The page as it is after its scripts have run; the window is as wide as the command says."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [browser(), *_OPTIONS, *options, profile, f"--window-size={width},1000", page.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=timeout, encoding="utf-8").stdout


def allowing(html: str, script: str, *, before: str = "") -> str:
    """The page with its policy opened for one script; `before` goes before the policy's part about scripts."""
    allowed = f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
    return html.replace("script-src ", f"{before}script-src {allowed} ", 1)


def outcome(dump: str) -> Any:
    """What the driver's script has left in the page."""
    found = re.search(r'<pre id="outcome">(.*?)</pre>', dump, re.DOTALL)
    assert found, "the script in the page did not come to its end"
    return json.loads(unescape(found[1]))
