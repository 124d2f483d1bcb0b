"""healthlint: a linter for health articles that editors can trust."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("healthlint")
except PackageNotFoundError:  # a source tree on the path, never installed
    __version__ = "0+unknown"
