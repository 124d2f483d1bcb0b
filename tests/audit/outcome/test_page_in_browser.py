"""The ranked page in headless Chromium, by the clock on the wall. Collected with --browser only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from lint.audit.copies import write_copies
from lint.audit.page.render import write_page
from lint.audit.tables import write_tables
from tests.chromium import allowing, dumped, outcome

Make = Callable[..., Any]
HOSTILE = """"'></script><script>document.title='ran'</script><img src=x onerror="document.title='ran'"><!--"""
MANY = 100_000
SECONDS = 2.0
# Waits until the page is ready, runs the steps, and lets the page end loading: then Chromium prints it.
DRIVER = """
(async () => {
  const ranked = document.getElementById("ranked"), get = (id) => document.getElementById(id);
  const pause = (time = 60) => new Promise((done) => setTimeout(done, time));
  const rows = () => [...ranked.querySelectorAll("tbody tr:not(.gap)")];
  const titles = () => rows().map((row) => row.cells[0].firstChild.textContent);
  const choose = (id, text) => {
    const select = get(id);
    select.value = [...select.options].find((option) => option.text.startsWith(text)).value;
    select.dispatchEvent(new Event("change"));
  };
  const head = (name) => document.querySelector(`th[data-key=${name}] button`);
  const laid = () => ranked.getBoundingClientRect().height;
  const timed = (act) => { const start = performance.now(); act(); laid(); return (performance.now() - start) / 1000; };
  let result;
  try {
    while (!("DecompressionStream" in window) || ranked.getAttribute("aria-busy")) await pause(5);
    laid();
    const opened = performance.now() / 1000;
    result = await (async () => { STEPS })();
  } catch (error) { result = String(error); }
  const pre = document.createElement("pre");
  pre.id = "outcome";
  pre.textContent = JSON.stringify(result);
  document.body.append(pre);
  new Image().src = "SERVER/done";
})();
"""


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Make]:
    """What steps return that run in a copy of the page, under the page's policy plus what the driver needs."""
    done = Event()

    class Holding(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/done":
                done.set()
            done.wait(60)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Holding)
    Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"

    def run(html: str, steps: str, *, width: int = 1400) -> Any:
        done.clear()
        script = DRIVER.replace("STEPS", steps).replace("SERVER", here)
        copy = allowing(html, script, before=f"img-src {here}; ")
        body, _, end = copy.rpartition("</body>")
        page = tmp_path / "driven.html"
        page.write_text(f'{body}<img src="{here}/hold" alt=""><script>{script}</script></body>{end}', encoding="utf-8")
        return outcome(dumped(page, width=width, timeout=120))

    yield run
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(tmp_path: Path, write_parts: Make) -> Make:
    def make(rows: list[dict[str, Any]], **options: Any) -> str:
        write_tables(write_parts(rows, size=5000), tmp_path, entries=len(rows), about={})
        write_copies(tmp_path, about={})
        text: str = write_page(tmp_path, **options).read_text("utf-8")
        return text

    return make


@pytest.fixture
def small(page: Make, linted: Make, finding: Make) -> str:
    """Four articles of two sites: fig, pear, apple and kiwi."""
    hint = finding("hype", category="language", severity="suggestion")
    html: str = page(
        [
            linted(0, finding(), title="apple", date="2021", words=500),
            linted(1, finding(), finding(), title="Fig", site="b.example", url="https://b.example/1", date="2020"),
            linted(2, finding("risk", category="evidence", severity="warning"), hint, title="pear", kind="research"),
            linted(3, title="kiwi", words=10),
        ],
        reports={1: "reports/fig.html"},
    )
    return html


def test_the_table_sorts_by_each_column_and_back(drive: Make, small: str) -> None:
    steps = """
      const seen = [titles()];
      for (const name of ["title", "title", "site", "date", "words", "warnings", "weight"]) {
        head(name).click(); seen.push(titles().join(" "));
      }
      const sorted = [...document.querySelectorAll("[aria-sort]")].map((one) => [one.dataset.key, one.ariaSort]);
      return [seen, sorted];
    """
    seen, sorted_by = drive(small, steps)
    assert seen[0] == ["apple", "Fig", "pear", "kiwi"]
    assert seen[1:3] == ["apple Fig kiwi pear", "pear kiwi Fig apple"]
    assert seen[3] == "apple pear kiwi Fig"
    assert seen[4] == "pear kiwi Fig apple"
    assert seen[5] == "Fig pear apple kiwi"
    assert seen[6] == "pear apple Fig kiwi"
    assert seen[7] == "apple Fig pear kiwi"
    assert sorted_by == [["weight", "descending"]]


def test_articles_are_found_and_filtered_by_site_kind_category_and_rule(drive: Make, small: str) -> None:
    steps = """
      const seen = {};
      const note = (name) => { seen[name] = [titles().join(" "), get("shown").textContent]; };
      get("search").value = "FIG"; get("search").dispatchEvent(new Event("input")); await pause(200); note("search");
      get("filters").reset(); await pause(); note("all");
      choose("site", "b.example"); note("site"); get("filters").reset(); await pause();
      choose("kind", "research"); note("kind"); get("filters").reset(); await pause();
      choose("category", "overclaim"); note("category");
      seen.rules = [...get("rule").options].map((option) => option.text);
      head("match").click(); note("sorted"); get("filters").reset(); await pause();
      choose("rule", "hype"); note("rule");
      return seen;
    """
    seen = drive(small, steps)
    assert seen["search"] == ["Fig", "1 article of 4"]
    assert seen["all"] == ["apple Fig pear kiwi", "4 articles"]
    assert seen["site"][0] == "Fig"
    assert seen["kind"][0] == seen["rule"][0] == "pear"
    assert seen["category"][0] == "apple Fig"
    assert seen["rules"] == ["all", "cure-claim"]
    assert seen["sorted"][0] == "Fig apple"


def test_a_name_in_a_chart_lists_its_articles(drive: Make, small: str) -> None:
    steps = """
      const picks = [...document.querySelectorAll(".pick")];
      picks.find((pick) => pick.textContent === "b.example").click(); const site = titles();
      get("filters").reset(); await pause();
      picks.find((pick) => pick.textContent === "evidence").click();
      return [site, titles()];
    """
    assert drive(small, steps) == [["Fig"], ["pear"]]


def test_rows_link_to_reports_and_to_the_web(drive: Make, small: str) -> None:
    steps = 'return rows().map((row) => [...row.querySelectorAll("a")].map((link) => link.getAttribute("href")));'
    assert drive(small, steps)[:2] == [["https://a.example/0"], ["reports/fig.html", "https://b.example/1"]]


def test_a_hostile_crawl_runs_nothing(drive: Make, page: Make, linted: Make, finding: Make) -> None:
    bad = linted(
        0, finding(HOSTILE, sentence=HOSTILE + " word" * 9), title=HOSTILE, site=HOSTILE, id=HOSTILE, kind=HOSTILE
    )
    script = linted(1, url="javascript:document.title='ran'", title="")
    steps = """
      head("title").click(); head("site").click();
      const links = [...document.querySelectorAll("main a[href]")].map((link) => link.protocol);
      await pause();
      return [document.title, titles().sort(), [...new Set(links)]];
    """
    title, titles, protocols = drive(page([bad, script]), steps)
    assert title == "2 articles audited · healthlint"
    assert titles == sorted([HOSTILE, "page-1"])
    assert set(protocols) <= {"https:", "file:"}


def test_a_narrow_window_needs_no_scrolling_sideways(drive: Make, small: str) -> None:
    steps = """
      choose("order", "Article");
      return [titles(), document.documentElement.scrollWidth <= innerWidth, ranked.scrollWidth <= ranked.clientWidth];
    """
    assert drive(small, steps, width=500) == [["apple", "Fig", "kiwi", "pear"], True, True]


@pytest.fixture
def large(page: Make, linted: Make, finding: Make) -> str:
    """A hundred thousand articles of three hundred sites."""
    hints = [
        finding(rule, category=rule[:4], severity="suggestion") for rule in ("hype-words", "risk-alone", "cure-all")
    ]
    rows = [
        linted(
            number, *hints[: number % 4], title=f"Does remedy {number * 7919 % MANY} help with complaint {number}?",
            site=f"site-{number % 300}.example", url=f"https://site-{number % 300}.example/a/{number}/does-it-help",
            date=f"{2000 + number % 25}-05-01", words=200 + number % 1777,
        )
        for number in range(MANY)
    ]  # fmt: skip
    html: str = page(rows)
    return html


def test_a_hundred_thousand_articles_open_sort_and_scroll(drive: Make, large: str) -> None:
    steps = """
      const slowest = {};
      for (const button of document.querySelectorAll(".sort")) {
        const name = button.parentNode.dataset.key;
        if (name !== "match") slowest[name] = timed(() => button.click());
      }
      slowest.category = timed(() => choose("category", "hype"));
      slowest.search = timed(() => { get("search").value = "remedy 77777 "; choose("category", "all"); });
      const found = titles();
      get("filters").reset(); await pause(300);
      const few = rows().length;
      ranked.scrollTop = ranked.scrollHeight; await pause(300);
      const last = rows().at(-1);
      const below = last.getBoundingClientRect().bottom - ranked.getBoundingClientRect().bottom;
      const end = [last.getAttribute("aria-rowindex"), below <= 1];
      return { opened, slowest, found: found.length, few, end };
    """
    times = []
    for _ in range(3):  # other programs share the machine: the quickest is what the page needs
        told = drive(large, steps)
        assert told["found"] == 1
        assert told["few"] < 60
        assert told["end"] == [str(MANY + 1), True]
        times.append((told["opened"], max(told["slowest"].values())))
    assert min(opened for opened, _ in times) < SECONDS, times
    assert min(slowest for _, slowest in times) < SECONDS, times


def test_the_tab_key_finds_rows_below_the_view(drive: Make, large: str) -> None:
    steps = """
      const links = () => [...ranked.querySelectorAll("tbody a")];
      const bottom = ranked.getBoundingClientRect().bottom;
      const below = links().find((link) => link.getBoundingClientRect().top > bottom);
      below.focus(); ranked.scrollTop += 400; await pause(200);
      const held = document.activeElement.getAttribute("href") === below.getAttribute("href");
      ranked.scrollTop += 100000; await pause(200);
      return [Boolean(below), held, document.activeElement === ranked];
    """
    assert drive(large, steps) == [True, True, True]
