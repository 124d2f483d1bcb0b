"""An entry to an article that is ready to be linted, or to the reason why it is not."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, fields, replace

from lint.audit.entry import Entry, Told
from lint.audit.gates import is_about_health, language_of, look
from lint.audit.inputs.rows import too_large
from lint.audit.inputs.told import iso_date
from lint.audit.nesting import refuse_deep_nesting
from lint.audit.options import Options
from lint.audit.packed import pack
from lint.audit.signature import signature
from lint.errors import ReadError
from lint.faults import REPORT_IT, told
from lint.read.article import Article, BlockKind
from lint.read.decode import decode
from lint.read.files import LARGEST
from lint.read.load import read_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Told):
    """A row of PREPARED without its number."""

    status: str = "linted"
    reason: str | None = None
    language: str | None = None
    title: str | None = None
    words: int | None = None
    signature: bytes | None = None
    article: bytes | None = None


def prepare(entry: Entry, options: Options) -> Prepared:
    """The article of an entry; whatever goes wrong is its status and reason."""
    known = Prepared(**{field.name: getattr(entry, field.name) for field in fields(Told)})
    if entry.data is None:
        return replace(known, status="failed", reason=entry.error or "nothing was read")
    try:
        return _prepared(known, entry.data, entry.charset, options)
    except ReadError as fault:
        return replace(known, status="failed", reason=_reason(fault))
    except RecursionError:
        return replace(known, status="failed", reason="its elements are nested too deeply")
    except Exception as fault:  # noqa: BLE001 - a fault of ours must not cost the other articles of a run
        return replace(known, status="failed", reason=REPORT_IT + told(fault))


def _prepared(known: Prepared, data: bytes, charset: str | None, options: Options) -> Prepared:
    if len(data) > LARGEST:
        raise ReadError(too_large(len(data)))
    data = in_unicode(data, charset)
    text = decode(data, path=known.id, html=known.format == "html").text
    if known.format != "text":
        refuse_deep_nesting(text)
    shown = look(text, html=known.format != "text")
    language = language_of(shown)
    if language is not None and language not in options.languages:
        return replace(known, status="skipped", reason=f"language: {language}", language=language)
    if not options.every_topic and not is_about_health(shown):
        return replace(known, status="skipped", reason="not about health", language=language)
    return _read(replace(known, language=language), data)


def _read(known: Prepared, data: bytes) -> Prepared:
    article = read_article(known.id, data, format=known.format)
    known = replace(known, format=article.source.format, title=_title(article), words=_words(article))
    if not known.words:
        return replace(known, status="skipped", reason="no text")
    date = known.date or iso_date(article.metadata.get("date"))
    return replace(known, date=date, signature=signature(article), article=pack(article))


def in_unicode(data: bytes, charset: str | None) -> bytes:
    """The bytes as UTF-8 with its mark, where they are that or what a server called them; else as they are.

    What a page says about itself counts less: pages are converted on their way, and their <meta> stays.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or charset is None:
        return data
    for encoding in ("utf-8", _windows(charset)):
        try:
            return codecs.BOM_UTF8 + data.decode(encoding).encode("utf-8")
        except (ValueError, LookupError):  # ValueError: a NUL in its name, or bytes that it has no meaning for
            continue
    return data


def _windows(charset: str) -> str:
    """What servers call Latin-1 is windows-1252, as in browsers."""
    return "windows-1252" if charset.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else charset


def _title(article: Article) -> str | None:
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            return article.text[block.start : block.end]
    return article.metadata.get("title")


def _words(article: Article) -> int:
    prose = (article.text[block.start : block.end] for block in article.blocks if block.kind is not BlockKind.RESIDUE)
    return sum(len(text.split()) for text in prose)


def _reason(fault: ReadError) -> str:
    """The reason with the place inside the article; its path stands in another column."""
    return fault.reason if fault.line is None else f"{fault.reason}, at line {fault.line}, column {fault.column}"
