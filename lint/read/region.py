"""Where on a page an element stands: in its main text, or in what surrounds that on every page."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.read.markup import attributes

_CONTAINERS = frozenset("div section main article nav header footer aside form ul ol table dl center td".split())
_MARKED = frozenset(("div", "section", "aside", "nav", "header", "footer", "main", "article", "ul", "form"))
_CHROME_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
# Whole class names and ids that say what an element is for; a part of a name says too little.
_CHROME_NAME = re.compile(
    r"(?:cookies?|gdpr|cky|consent|ccpa)(?:-\w+)*|(?:social-)?shar(?:e|ing)(?:-(?:buttons?|bar|links?|tools?|icons?))?"
    r"|social(?:-(?:links?|icons?|media|share))?|related(?:-(?:posts?|articles?|stories|content))?"
    r"|comments?(?:-(?:area|list|section|respond|form))?|respond|disqus_thread|newsletter(?:-(?:signup|form|box))?"
    r"|breadcrumbs?(?:-\w+)?|sidebar|widget-area|pagination|post-navigation|navbar|main-nav|nav-menu|site-header"
    r"|site-footer|footer|page-footer|skip-link|screen-reader-text|sr-only|visually-hidden|modal|popup"
)


class Region(NamedTuple):
    """How the text at a place of the page is enclosed."""

    main: bool = False
    article: int = 0  # the number of the outermost <article>, from 1
    chrome: bool = False
    form: bool = False


class Regions:
    """Follows the containers as tags open and close; unmatched tags do no harm."""

    def __init__(self) -> None:
        """Nothing is open."""
        self.now = Region()
        self._open: list[tuple[str, Region]] = []
        self._counts: dict[str, int] = {}
        self._articles = 0

    def open(self, name: str, written: str) -> None:
        """A tag opens."""
        if name not in _CONTAINERS:
            return
        self._open.append((name, self.now))
        self._counts[name] = self._counts.get(name, 0) + 1
        self.now = self._inside(name, written)

    def close(self, name: str) -> None:
        """A tag closes, and with it what is open inside it."""
        if not self._counts.get(name):
            return
        while self._open:
            last, self.now = self._open.pop()
            self._counts[last] -= 1
            if last == name:
                return

    def _inside(self, name: str, written: str) -> Region:
        now = self.now
        found = attributes(written) if written and name in _MARKED else {}
        role = found.get("role", "")
        if name == "main" or role == "main":
            return now._replace(main=True)
        if name == "article":
            self._articles += not now.article
            return now._replace(article=now.article or self._articles)
        if name == "form":
            return now._replace(form=True)
        inner = now.main or now.article > 0
        if name == "nav" or role in _CHROME_ROLES or (name in ("header", "footer", "aside") and not inner):
            return now._replace(chrome=True)
        names = f"{found.get('class', '')} {found.get('id', '')}".lower().split()
        if any(_CHROME_NAME.fullmatch(each) for each in names):
            return now._replace(chrome=True)
        return now
