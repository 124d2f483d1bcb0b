from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.audit.entry import Entry, entries_of, rows
from lint.audit.options import Options
from lint.audit.packed import unpack
from lint.audit.prepare import Prepared, prepare
from lint.audit.schema import ENTRY, STATUSES
from lint.read.source import Format
from tests.audit.conftest import PROSE

TEXT = "Ibuprofen for headaches\n\n" + PROSE * 3


def prepared(
    data: bytes | str, form: Format | None = "html", charset: str | None = None, **options: object
) -> Prepared:
    content = data.encode() if isinstance(data, str) else data
    entry = Entry(id="a", source="crawl.jsonl", format=form, charset=charset, data=content)
    return prepare(entry, Options(**options))  # type: ignore[arg-type]


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Ibuprofen</title>{head}</head><body><p>{PROSE}</p>{body}<p>{PROSE}</p></body></html>"


def text_of(found: Prepared) -> str:
    assert found.article is not None, found.reason
    return unpack(found.article).text


def test_an_article_is_ready_to_be_linted() -> None:
    found = prepared(TEXT, form="text")
    assert (found.status, found.reason, found.language, found.format) == ("linted", None, "en", "text")
    assert (found.title, found.words) == ("Ibuprofen for headaches", len(TEXT.split()))
    assert text_of(found).startswith("Ibuprofen for headaches\nThe doctor")


def test_the_places_of_an_unpacked_article_lead_to_its_source() -> None:
    article = unpack(prepared(page("<p>Take care: aspirin &amp; warfarin.")).article or b"")
    start = article.text.index("aspirin &")
    first, last = article.to_source(start, start + len("aspirin & warfarin"))
    assert article.source.text[first:last] == "aspirin &amp; warfarin"


def test_what_could_not_be_read_fails_with_its_reason() -> None:
    found = prepare(Entry(id="a", source="b", place="line 7", error="not JSON"), Options())
    assert (found.status, found.reason, found.place, found.article) == ("failed", "not JSON", "line 7", None)


GERMAN = (
    "Ibuprofen und Paracetamol lindern bei den meisten Patienten Kopfschmerzen. Die Dosis richtet sich nach dem Alter, "
    "nach Erkrankungen der Nieren und nach anderen Arzneimitteln wie Aspirin oder Warfarin. Fragen Sie Ihren Arzt. "
)


def test_a_page_in_another_language_is_skipped() -> None:
    found = prepared(f"<html><body><p>{GERMAN * 3}</p></body></html>")
    assert (found.status, found.reason, found.language) == ("skipped", "language: de", "de")


def test_a_language_that_is_asked_for_is_linted() -> None:
    found = prepared(f"<html><body><p>{GERMAN * 3}</p></body></html>", languages=("en", "de"), every_topic=True)
    assert (found.status, found.language) == ("linted", "de")


OTHER_TOPICS = {
    "football": "The home side won by two goals to one on Saturday after a late strike from the winger. The manager "
    "praised his players and said the league was still open. The visitors had led at the interval from a corner. ",
    "software": "The library reads configuration files and starts a server on the given port. Install it with the "
    "package manager, then call the function with the path of the file. Errors are written to the log. ",
    "property": "The three-bedroom house has a garden, a garage and a new kitchen. It stands near the station and the "
    "schools of the village. Viewings are on Sunday, and offers are welcome until the end of the month. ",
    "cooking": "Fry the onions in butter until they are golden, add the flour and stir. Pour in the milk, bring it to "
    "the boil and season with nutmeg. Serve the sauce with pasta and grated cheese. ",
    "politics": "Parliament voted on the budget after a long debate on Tuesday night. The minister defended higher "
    "taxes on fuel, while members of the opposition called for an election before the end of the year. ",
    "travel": "The old town lies on a hill above the river, and its streets are closed to cars. Take the tram to the "
    "castle, from where the view reaches the mountains. Hotels are full in August, so book early. ",
    "finance": "Shares of the carmaker fell by four per cent after it cut its forecast for the year. Analysts had "
    "expected higher sales in Asia. The bond market was calm, and the euro gained against the dollar. ",
}


@pytest.mark.parametrize("topic", OTHER_TOPICS)
def test_a_page_about_something_else_is_skipped(topic: str) -> None:
    found = prepared(OTHER_TOPICS[topic] * 2, form="text")
    assert (found.status, found.reason) == ("skipped", "not about health")


def test_a_page_about_something_else_is_linted_where_every_topic_is() -> None:
    assert prepared(OTHER_TOPICS["football"], form="text", every_topic=True).status == "linted"


def test_the_frame_of_a_page_does_not_decide_its_language_or_topic() -> None:
    nav = f"<nav>{'<a>Football and travel</a>' * 200}</nav><script>{'var a = b < c; ' * 3000}</script>"
    assert prepared(page(nav)).status == "linted"


def test_a_page_without_text_is_skipped() -> None:
    found = prepared("<html><body><img src='a.png'></body></html>", every_topic=True)
    assert (found.status, found.reason, found.words) == ("skipped", "no text", 0)


def test_date_and_title_are_taken_from_the_page_where_the_entry_has_none() -> None:
    found = prepared(page("", head="<meta property='article:published_time' content='2024-05-17T08:00:00Z'>"))
    assert (found.date, found.title) == ("2024-05-17", "Ibuprofen")


def test_the_date_of_the_entry_goes_before_that_of_the_page() -> None:
    data = page("", head="<meta name='date' content='2020-01-01'>").encode()
    assert prepare(Entry(id="a", source="b", date="2024", format="html", data=data), Options()).date == "2024"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode(), None),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode(), "iso-8859-1"),
        (page("<p>caf\u00e9 \u2013 na\u00efve", head="<meta charset=iso-8859-1>").encode(), "utf-8"),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode("windows-1252"), "iso-8859-1"),
        (page("<p>caf\u00e9 \u2013 na\u00efve", head="<meta charset=windows-1252>").encode("windows-1252"), None),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode("windows-1252"), None),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode("windows-1252"), "utf-8"),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode("windows-1252"), "no-such-charset"),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode("utf-16"), None),
        (page("<p>caf\u00e9 \u2013 na\u00efve").encode("utf-16"), "utf-16"),
    ],
    ids=[
        "UTF-8", "UTF-8 called Latin-1", "UTF-8 that says it is Latin-1", "windows-1252 called Latin-1",
        "windows-1252 that says so", "windows-1252 that says nothing", "windows-1252 called UTF-8",
        "windows-1252 of an unknown name", "UTF-16", "UTF-16 called so",
    ],
)  # fmt: skip
def test_a_page_is_decoded_whatever_it_is_called(data: bytes, charset: str | None) -> None:
    assert "caf\u00e9 \u2013 na\u00efve" in text_of(prepared(data, charset=charset))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p>" + PROSE.encode() + b"\0", "not a text file (it holds a NUL byte)"),
        (b"%PDF-1.7 " + PROSE.encode() * 3, "not a text file but a PDF document"),
        (("<p>" + PROSE * 30_000).encode(), "a line of"),
        (("<p>" + PROSE * 200_000).encode(), "is too large (3"),
    ],
    ids=["NUL", "PDF", "one long line", "too large"],
)
def test_what_is_no_article_fails_with_its_reason(data: bytes, reason: str) -> None:
    found = prepared(data)
    assert (found.status, str(found.reason)[: len(reason)]) == ("failed", reason)


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "font"])
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
def test_a_page_of_deeply_nested_tags_fails_with_its_reason(tag: str, closed: bool) -> None:  # noqa: FBT001 - a case
    body = f"<{tag}>" * 50_000 + "aspirin" + f"</{tag}>" * (50_000 * closed)
    assert prepared(page(body)).reason == "its elements are nested too deeply"


def test_a_long_page_is_not_taken_for_a_deep_one() -> None:
    body = "<div><span>aspirin</span></div>\n" * 5000 + f"<script>{'if (a<b) {} ' * 5000}</script>"
    assert prepared(page(body)).status == "linted"


@pytest.mark.parametrize("piece", ["<p ", "<nav>", "<!-- ", "<script>", "&amp", "<a href='", "</div>", "<p><b"])
def test_no_broken_page_takes_long(piece: str) -> None:
    found = prepared(page("\n".join([piece * 1000] * 200)))
    assert found.status in STATUSES


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=2000), st.sampled_from(["text", "markdown", "html", None]), st.none() | st.text(max_size=9))
def test_any_bytes_come_to_a_status(data: bytes, form: Format | None, charset: str | None) -> None:
    found = prepared(data, form, charset=charset, every_topic=True)
    assert found.status in STATUSES
    assert not str(found.reason).startswith("internal error")
    assert (found.article is not None) == (found.status == "linted")


def test_a_file_name_in_another_encoding_does_not_stop_a_batch() -> None:
    batch = rows([Entry(id="caf\udce9.txt", source="caf\u00e9", error="lost")], 0)
    assert (batch["id"][0].as_py(), batch["source"][0].as_py()) == ("caf\ufffd.txt", "caf\u00e9")


def test_entries_come_back_from_a_batch_as_they_were() -> None:
    given_ = [Entry(id="a", source="b", url="c", data=b"\xff"), Entry(id="a", source="b", place="line 2", error="lost")]
    batch = rows(given_, 128)
    assert batch.schema == ENTRY
    assert list(entries_of(batch)) == [(128, given_[0]), (129, given_[1])]
