"""The templates, styles and scripts of the HTML pages, compiled once in a process."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

_STYLES = {
    "article": ("base.css", "prose.css", "findings.css", "claims.css", "score_card.css", "print.css"),
    "index": ("base.css", "index.css", "print.css"),
    "audit": ("base.css", "audit/audit.css", "audit/charts.css", "print.css"),
}
_SCRIPTS = {
    "article": ("article.js", "ties.js"),
    "index": ("index.js",),
    "audit": ("audit/table.js", "audit/audit.js"),
}


def render(page: str, *, look: str, **values: object) -> str:
    """The page of a template with the styles and scripts of "article", "index" or "audit" in it."""
    template = _environment().get_template(f"{page}.html.jinja")
    return template.render(**_look(look), **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _look(look: str) -> dict[str, Markup]:
    """Styles, scripts and the policy that lets these run and nothing else."""
    style = "\n".join(_read(name) for name in _STYLES[look])
    early, script = _read("early.js"), "\n".join(_read(name) for name in _SCRIPTS[look])
    rules = (
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {_hash(early)} {_hash(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    # The package's own files: the only text that reaches a page unescaped.
    return {
        "style": Markup(style),  # noqa: S704
        "early_script": Markup(early),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "policy": Markup("; ".join(rules)),  # noqa: S704
    }


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (files("lint.reports") / name).read_text(encoding="utf-8")
