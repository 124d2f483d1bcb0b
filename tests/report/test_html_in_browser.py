"""The report in headless Chromium: nothing hostile runs, keys and filters work. Collected with --browser only."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lint.claims.claim import Certainty, Claim, Span, Subject, Value
from lint.findings.finding import Related, Severity, Suggestion
from lint.findings.result import Result
from lint.read.article import Article
from lint.report.html import render_article
from lint.report.index import render_index
from tests.chromium import allowing, dumped, outcome

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What a hole in the escaping would let into a page.
SMUGGLED = """<script>document.title = "ran"</script><img src="x:y" onerror="document.title = 'ran'">"""

Dom = Callable[[str], str]


@pytest.fixture
def dom(tmp_path: Path) -> Dom:
    """The page as it is after its scripts have run; the window is as wide as the command says."""

    def dump(html: str, *, width: int = 1400) -> str:
        page = tmp_path / "page.html"
        page.write_text(html, encoding="utf-8")
        return dumped(page, "--virtual-time-budget=4000", width=width, timeout=90)

    return dump


@pytest.fixture
def drive(dom: Dom) -> Callable[..., Any]:
    """What a script returns that runs in a copy of the page, under the page's policy plus its own hash."""

    def run(html: str, script: str, **options: int) -> Any:
        script = DRIVER.replace("STEPS", script)
        copy = allowing(html, script).replace("</body>", f"<script>{script}</script></body>")
        return outcome(dom(copy, **options))

    return run


DRIVER = """
(async () => {
  const key = (name) => (document.activeElement || document.body)
    .dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const ids = (selector) => [...document.querySelectorAll(selector)].map((one) => one.id);
  const click = (selector) => document.querySelector(selector).click();
  const pause = () => new Promise((done) => setTimeout(done, 50));
  if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
  let result;
  try { result = await (async () => { STEPS })(); } catch (error) { result = String(error); }
  const pre = document.createElement("pre");
  pre.id = "outcome";
  pre.textContent = JSON.stringify(result);
  document.body.append(pre);
})();
"""


@pytest.fixture
def page(article_of: Callable[..., Article], finding_in: Callable[..., Any]) -> str:
    article = article_of(
        [
            ("title", "A spray and its promises"),
            ("paragraph", "The spray cures depression in hours, and it never causes a high."),
            ("paragraph", "Some people describe a brief high."),
        ]
    )
    start = article.source.text.index("a brief high")
    other = Related(article.source.path, "a brief high", start, start + 12, "The other statement")
    warning = Severity.WARNING
    findings = (
        finding_in(article, None, category="balance", severity=warning),
        finding_in(article, "cures depression", why="w", suggestions=(Suggestion("eases depression", 0, 1),)),
        finding_in(article, "depression in hours", severity=warning, category="evidence"),
        finding_in(article, "never causes a high", category="contradiction", related=(other,)),
    )
    return render_article(Result(article.source.path, article, findings))


@pytest.fixture
def claimed(article_of: Callable[..., Article]) -> str:
    article = article_of([("paragraph", "The spray works in hours.")])
    span = Span(article.source.path, 10, 24, 12, 26, "works in hours", 0, 0)
    claim = Claim("onset-of-benefit", Subject("esketamine"), Value("", 2, 24, "hour"), Certainty.STATED, span)
    return render_article(Result(article.source.path, article, claims=(claim,)))


def title(dump: str) -> str:
    found = re.search(r"<title>(.*?)</title>", dump, re.DOTALL)
    return found[1] if found else ""


def test_a_hostile_article_does_not_run(dom: Dom, hostile: Result) -> None:
    assert title(dom(render_article(hostile))) != "ran"
    assert title(dom(render_index([hostile], {hostile.path: "a.html"}))) != "ran"


def test_the_policy_stops_what_escaping_would_let_through(dom: Dom, page: str) -> None:
    holed = page.replace("</main>", SMUGGLED + "</main>")
    assert title(dom(holed)) == "A spray and its promises · healthlint"
    assert title(dom(POLICY.sub("", holed))) == "ran"  # so the line above can fail


def test_a_script_address_in_a_link_does_not_run(dom: Dom, page: str) -> None:
    link = """<a id="trap" href="javascript:void(document.title='ran')">x</a></main>"""
    holed = page.replace("</main>", link)
    clicker = "<script>document.getElementById('trap').click()</script></body>"
    allowed = f"'sha256-{b64encode(sha256(clicker[8:-16].encode()).digest()).decode()}'"
    armed = holed.replace("</body>", clicker)
    assert title(dom(armed.replace("script-src ", f"script-src {allowed} ", 1))) != "ran"
    assert title(dom(POLICY.sub("", armed))) == "ran"


def test_keys_walk_the_findings_and_cross_to_the_text(drive: Callable[..., Any], page: str) -> None:
    steps = """
      const seen = [];
      for (const name of ["n", "j", "n", "n", "n", "p", "k"]) { key(name); seen.push(ids(".card.active")[0]); }
      key("n"); key("n");
      const onCard = document.activeElement.id;
      key("Enter");
      const inText = document.activeElement.getAttribute("href");
      document.activeElement.click();
      const back = document.activeElement.id;
      key("Escape");
      return [seen, onCard, inText, back, ids(".card.active").length, document.getElementById("position").textContent];
    """
    seen, on_card, in_text, back, active, position = drive(page, steps)
    assert [card.removeprefix("finding-") for card in seen] == ["a", "1", "2", "3", "a", "3", "2"]
    assert (on_card, in_text, back) == ("finding-a", None, "finding-a")
    assert (active, position) == (0, "4 shown")


def test_enter_goes_from_a_finding_to_its_number_in_the_text_and_back(drive: Callable[..., Any], page: str) -> None:
    steps = """
      key("n"); key("n"); key("Enter");
      const inText = document.activeElement.getAttribute("href");
      document.activeElement.click();
      return [inText, document.activeElement.id];
    """
    assert drive(page, steps) == ["#finding-1", "finding-1"]


def test_filters_hide_cards_numbers_and_marks_and_bring_them_back(drive: Callable[..., Any], page: str) -> None:
    steps = """
      const look = () => [ids(".card:not(.off)"), [...document.querySelectorAll("mark")].map((mark) => mark.className),
        [...document.querySelectorAll(".prose .ref")].filter((ref) => !ref.hidden).length];
      const states = [look()];
      click("input[value=error]"); states.push(look());
      click("input[value=evidence]"); click("input[value=balance]"); states.push(look());
      states.push([document.getElementById("none-left").hidden, document.getElementById("reset").hidden]);
      click("#reset"); await pause(); states.push(look());
      return states;
    """
    first, warnings, nothing, told, again = drive(page, steps)
    assert first[1] == ["error", "error shared", "warning", "error", "error other-end"]
    assert warnings[0] == ["finding-a", "finding-2"]
    assert warnings[1] == ["muted", "warning", "warning", "muted", "muted"]
    assert warnings[2] == 1
    assert nothing[0] == []
    assert told == [False, False]
    assert again[0] == first[0]
    assert again[2] == first[2] == 4


def test_a_mark_takes_its_finding_in_hand_and_both_ends_lead_to_each_other(
    drive: Callable[..., Any], page: str
) -> None:
    steps = """
      click("#mark-3-1"); const fromOtherEnd = ids(".card.active");
      click("#finding-3 .other a"); const ends = ids("mark.active");
      click("#mark-1"); const fromMark = ids(".card.active");
      return [fromOtherEnd, ends, fromMark];
    """
    assert drive(page, steps) == [["finding-3"], ["mark-3", "mark-3-1"], ["finding-1"]]


def test_help_opens_and_keys_can_be_switched_off(drive: Callable[..., Any], page: str) -> None:
    steps = """
      key("?"); const open = document.getElementById("keys").open;
      click("#keys-on"); document.getElementById("keys").close();
      key("n");
      return [open, ids(".card.active")];
    """
    assert drive(page, steps) == [True, []]


def test_copying_says_whether_it_worked(drive: Callable[..., Any], page: str) -> None:
    steps = """
      let copied;
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied = text; } } });
      click(".copy"); await pause();
      const worked = document.querySelector(".copy").textContent;
      Object.defineProperty(document, "execCommand", { value: () => false });
      navigator.clipboard.writeText = async () => { throw new Error("closed"); };
      click(".copy"); await pause();
      return [copied, worked, document.querySelector(".copy").textContent];
    """
    assert drive(page, steps) == ["eases depression", "Copied", "Not copied"]


def test_colours_change_with_the_button(drive: Callable[..., Any], page: str) -> None:
    steps = """
      const ground = () => getComputedStyle(document.body).backgroundColor;
      const before = ground();
      click("#theme");
      return [before, ground(), document.getElementById("theme").textContent];
    """
    assert drive(page, steps) == ["rgb(252, 251, 248)", "rgb(22, 24, 27)", "Light"]


def test_a_narrow_window_shows_the_finding_over_the_text(drive: Callable[..., Any], page: str) -> None:
    steps = """
      const slip = document.getElementById("slip");
      click("#mark-2");
      const shown = [slip.hidden, slip.querySelector(".ref").textContent, slip.querySelectorAll("[id]").length];
      click("[data-go=next]");
      const next = slip.querySelector(".ref").textContent;
      click("[data-go=close]");
      return [...shown, next, slip.hidden, document.documentElement.scrollWidth <= innerWidth];
    """
    assert drive(page, steps, width=500) == [False, "1", 0, "2", True, True]


def test_each_end_of_a_contradiction_leads_to_the_link_at_the_other(drive: Callable[..., Any], page: str) -> None:
    steps = """
      const [first, second] = document.querySelectorAll(".prose .tie");
      const shown = [];
      first.focus(); shown.push(document.querySelectorAll(".bracket").length);
      first.click(); shown.push(document.activeElement === second);
      second.click(); shown.push(document.activeElement === first, ids(".card.active"));
      document.getElementById("theme").focus(); key("Escape"); shown.push(document.querySelectorAll(".bracket").length);
      return shown;
    """
    assert drive(page, steps) == [1, True, True, ["finding-3"], 0]


def test_a_narrow_window_has_links_but_no_bracket(drive: Callable[..., Any], page: str) -> None:
    steps = """
      const [first, second] = document.querySelectorAll(".prose .tie");
      first.focus(); first.click();
      return [document.querySelectorAll(".bracket").length, document.activeElement === second];
    """
    assert drive(page, steps, width=500) == [0, True]


def test_links_of_a_contradiction_that_is_filtered_out_are_hidden(drive: Callable[..., Any], page: str) -> None:
    steps = """
      click("input[value=contradiction]");
      return [...document.querySelectorAll(".prose .tie")].map((tie) => tie.hidden);
    """
    assert drive(page, steps) == [True, True]


def test_the_link_to_the_claims_opens_them(drive: Callable[..., Any], claimed: str) -> None:
    steps = """
      const table = document.getElementById("claims");
      const before = table.open;
      click('.to-claims a');
      return [before, table.open];
    """
    assert drive(claimed, steps) == [False, True]


def test_the_page_stands_without_scripts(dom: Dom, page: str) -> None:
    dump = dom(page.replace("script-src ", "script-src 'none'; x ", 1))
    assert '<html lang="en">' in dump  # no class "js": what needs scripts stays hidden
    assert "cures" in dump


def test_the_index_sorts_by_a_column_and_finds_articles(
    drive: Callable[..., Any], article_of: Callable[..., Article], finding_in: Callable[..., Any]
) -> None:
    results = []
    for name, warnings in {"apple": 1, "pear": 3, "fig": 2}.items():
        article = article_of([("title", name.title()), ("paragraph", "Words.")], path=f"{name}.md")
        found = [finding_in(article, "Words", severity=Severity.WARNING)] * warnings
        results.append(Result(article.source.path, article, tuple(found)))
    steps = """
      const heads = [...document.querySelectorAll(".sort")];
      const links = () => [...document.querySelectorAll("#articles tbody tr:not([hidden]) a")];
      const order = () => links().map((a) => a.textContent);
      const orders = [order()];
      for (const column of [0, 0, 2, 2]) { heads[column].click(); orders.push(order().join(" ")); }
      const sorted = document.querySelectorAll("[aria-sort]").length;
      const search = document.getElementById("search");
      search.value = "FIG"; search.dispatchEvent(new Event("input"));
      return [orders, sorted, order(), document.getElementById("found").textContent];
    """
    html = render_index(results, {result.path: result.path + ".html" for result in results})
    orders, sorted_columns, found, told = drive(html, steps)
    assert orders[0] == ["Pear", "Fig", "Apple"]
    assert orders[1:] == ["Apple Fig Pear", "Pear Fig Apple", "Pear Fig Apple", "Apple Fig Pear"]
    assert (sorted_columns, found, told) == (1, ["Fig"], "1 found")
