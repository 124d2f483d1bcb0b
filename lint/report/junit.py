"""JUnit XML, as Jenkins, GitLab and other CI services show test results: a suite for each article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lint.findings.result import Result
from lint.report.located import UNREAD, Located, Unread, from_root, located, unread
from lint.report.wording import in_full, one_line

# What XML 1.0 has no place for, not even escaped.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 60  # characters of a quote that stands in a name


def document(results: Iterable[Result]) -> Iterator[str]:
    """One document, written suite by suite.

    A finding is a failed test, an input that was not linted an error, an article without findings a passed test.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="healthlint">\n'
    for result in results:
        path = from_root(result.path)
        yield _suite(path, unread(result, path), list(located(result, path)))
    yield "</testsuites>\n"


def _suite(path: str, stopped: Unread | None, found: list[Located]) -> str:
    if stopped:
        where = "" if stopped.line is None else f"{path}:{stopped.line}:{stopped.column or 1}"
        cases = [_case(path, UNREAD, _outcome("error", "error", stopped.reason, where))]
    elif found:
        seen: Counter[str] = Counter()
        cases = [_failure(path, item, seen) for item in found]
    else:
        cases = [_case(path, "no findings", "")]
    counts = f'tests="{len(cases)}" failures="{len(found)}" errors="{int(stopped is not None)}"'
    return f"  <testsuite name={_attribute(path)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _failure(path: str, item: Located, seen: Counter[str]) -> str:
    """A finding as a test; its name holds no line, so that a service knows it again when lines have moved."""
    finding, place = item.finding, item.place
    quote = one_line(finding.quote or finding.which or "")
    name = f"{finding.rule}: {quote[:_LONGEST]}{'…' if len(quote) > _LONGEST else ''}" if quote else finding.rule
    seen[name] += 1
    number = f" ({seen[name]})" if seen[name] > 1 else ""
    where = f"{path}:{place.line}:{place.column}" if place else path
    body = "\n".join(part for part in (where, in_full(finding), finding.why) if part)
    return _case(path, name + number, _outcome("failure", finding.severity.value, finding.message, body))


def _case(path: str, name: str, inside: str) -> str:
    head = f"    <testcase classname={_attribute(path)} name={_attribute(name)}"
    return f"{head}>\n{inside}    </testcase>\n" if inside else f"{head}/>\n"


def _outcome(tag: str, kind: str, message: str, body: str) -> str:
    return f'      <{tag} type="{kind}" message={_attribute(message)}>{escape(_legal(body))}</{tag}>\n'


def _attribute(text: str) -> str:
    return quoteattr(one_line(_legal(text)))


def _legal(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
