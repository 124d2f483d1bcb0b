"use strict";
// Walks, filters and copies. Article text is only ever read, or cloned as nodes: never parsed again.
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  const cards = all(".panel .card");
  const marks = all("mark");
  const panel = by("findings");
  const slip = by("slip");
  const keys = by("keys");
  const narrow = matchMedia("(max-width: 62rem)");
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const owners = new Map(marks.map((mark) => [mark, mark.dataset.for.split(" ")]));
  let active = null;

  const plain = (key) => key.replace("'", "");
  const shown = () => cards.filter((card) => !card.classList.contains("off"));
  const marksOf = (card) => marks.filter((mark) => owners.get(mark).some((key) => plain(key) === card.id));
  const markOf = (card) => (card.dataset.mark ? by(card.dataset.mark) : null);
  const refOf = (card) => markOf(card) && all(".prose .ref").find((link) => link.hash === `#${card.id}`);
  // An anchor inside a shared mark stands for that mark.
  const place = (id) => { const found = by(id); return found && (found.closest("mark") || found); };

  function light(card, name, on) {
    if (card) for (const mark of marksOf(card)) mark.classList.toggle(name, on);
  }

  function position() {
    const list = shown();
    const text = active && list.includes(active) ? `${list.indexOf(active) + 1} of ${list.length}` : `${list.length} shown`;
    if (by("position")) by("position").textContent = text;
    slip.querySelector(".slip-position").textContent = text;
  }

  function fold(card, open) {
    card.classList.toggle("open", open);
    card.querySelector(".unfold")?.setAttribute("aria-expanded", String(open));
  }

  function letGo() {
    if (!active) return;
    active.classList.remove("active");
    light(active, "active", false);
    fold(active, by("unfold-all").getAttribute("aria-pressed") === "true");
    active = null;
    slip.hidden = true;
    position();
  }

  function showSlip(card) {
    const copy = card.cloneNode(true);
    for (const node of [copy, ...all("[id]", copy)]) node.removeAttribute("id");
    for (const node of all("[aria-controls]", copy)) node.removeAttribute("aria-controls");
    slip.querySelector(".slip-card").replaceChildren(copy);
    slip.hidden = false;
    slip.scrollTop = 0;
  }

  function turnTo(card) {
    const frame = panel.getBoundingClientRect();
    const box = card.getBoundingClientRect();
    panel.scrollTop += box.top - frame.top - Math.max(70, (frame.height - box.height) / 3);
  }

  // Makes a finding the one in hand; `from` is where the reader is: "text", "list" or "keys".
  function take(card, from) {
    if (active !== card) letGo();
    active = card;
    card.classList.add("active");
    light(card, "active", true);
    fold(card, true);
    if (narrow.matches && from !== "list") {
      showSlip(card);
      slip.focus({ preventScroll: true });
      const mark = markOf(card)?.getBoundingClientRect();
      if (mark && mark.bottom > slip.getBoundingClientRect().top) markOf(card).scrollIntoView({ block: "start" });
    } else if (from !== "list") {
      turnTo(card);
      card.focus({ preventScroll: true });
    }
    if (from !== "text") markOf(card)?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
    position();
  }

  function walk(step) {
    const list = shown();
    if (!list.length) return;
    const here = active ? list.indexOf(active) : -1;
    const next = here < 0 ? (step > 0 ? 0 : list.length - 1) : (here + step + list.length) % list.length;
    take(list[next], "keys");
  }

  // From the card to its place; the number there is a link back.
  function cross(event) {
    const ref = active && refOf(active);
    if (!ref || event.target.closest("a, button, input, summary")) return; // links go their own way
    event.preventDefault();
    markOf(active).scrollIntoView({ block: "center" });
    ref.focus({ preventScroll: true });
  }

  function escape() {
    const ref = active && refOf(active);
    const fromSlip = !slip.hidden;
    letGo();
    if (fromSlip && ref) ref.focus({ preventScroll: true });
  }

  function filter() {
    const form = by("filters");
    const on = (name) => new Set(all(`input[name=${name}]:checked`, form).map((input) => input.value));
    const severities = on("severity");
    const categories = on("category");
    for (const card of cards) card.classList.toggle("off", !(severities.has(card.dataset.severity) && categories.has(card.dataset.category)));
    if (active && active.classList.contains("off")) letGo();
    for (const mark of marks) dress(mark);
    for (const ref of all(".prose .ref")) ref.hidden = cardOf.get(ref.hash.slice(1)).classList.contains("off");
    for (const tie of all(".prose .tie")) tie.hidden = cardOf.get(tie.dataset.tie).classList.contains("off");
    for (const group of all(".group")) group.hidden = !group.querySelector(".card:not(.off)");
    const left = shown().length;
    by("none-left").hidden = left > 0;
    by("reset").hidden = left === cards.length;
    position();
  }

  // A mark shows the worst of the findings that are still shown in it.
  function dress(mark) {
    const left = owners.get(mark).filter((key) => !cardOf.get(plain(key)).classList.contains("off"));
    const own = left.filter((key) => !key.endsWith("'"));
    const there = (own.length ? own : left).map((key) => cardOf.get(plain(key)).dataset.severity);
    const worst = ["error", "warning", "suggestion"].find((severity) => there.includes(severity));
    for (const severity of ["error", "warning", "suggestion"]) mark.classList.toggle(severity, severity === worst);
    mark.classList.toggle("shared", own.length > 1);
    mark.classList.toggle("other-end", left.length > 0 && !own.length);
    mark.classList.toggle("muted", !left.length);
  }

  async function copy(button) {
    const text = button.closest("li").querySelector(".wording").textContent;
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1600);
  }

  function clickLink(event, link) {
    const id = link.hash.slice(1);
    const card = cardOf.get(id);
    if (card) { // a number in the text
      event.preventDefault();
      take(card, "text");
    } else if (id.startsWith("mark-")) { // a quote, or the number of a card
      event.preventDefault();
      const owner = cards.find((one) => id === one.dataset.mark || id.startsWith(one.id.replace("finding", "mark") + "-"));
      if (owner) take(owner, "list");
      if (owner && !link.closest(".panel, .slip") && !narrow.matches) turnTo(owner);
      if (!slip.hidden) slip.hidden = true;
      place(id)?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
      // A link at one end of a contradiction leads to the link at the other, so that the same key leads back.
      const wanted = link.matches(".prose .tie") ? `.tie[data-tie="${owner?.id}"]` : `.ref[href="#${owner?.id}"]`;
      const ends = all(wanted, place(id)?.parentElement);
      const ref = ends.find((one) => place(id).compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) || ends[0];
      ref?.focus({ preventScroll: true });
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const link = target.closest("a[href^='#']");
    const mark = target.closest("mark");
    const button = target.closest("button");
    if (link) return clickLink(event, link);
    if (mark && !mark.classList.contains("muted") && !String(getSelection())) {
      const key = owners.get(mark).find((one) => !cardOf.get(plain(one)).classList.contains("off"));
      return take(cardOf.get(plain(key)), "text");
    }
    if (!button) return undefined;
    if (button.matches(".copy")) return copy(button);
    if (button.matches(".unfold")) {
      const card = button.closest(".card");
      const open = button.getAttribute("aria-expanded") !== "true";
      if (!open && card === active) letGo();
      return fold(card, open);
    }
    if (button.id === "keys-open") return keys.showModal();
    if (button.id === "previous" || button.dataset.go === "previous") return walk(-1);
    if (button.id === "next" || button.dataset.go === "next") return walk(1);
    if (button.dataset.go === "close") return escape();
    if (button.id === "unfold-all") {
      const open = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(open));
      button.textContent = open ? "Close all" : "Open all";
      for (const card of cards) fold(card, open || card === active);
    }
    return undefined;
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || keys.open) return;
    if (event.key === "Escape") escape();
    else if (event.key === "Enter") cross(event);
    else if (!by("keys-on").checked) return;
    else if (event.key === "n" || event.key === "j") walk(1);
    else if (event.key === "p" || event.key === "k") walk(-1);
    else if (event.key === "?") keys.showModal();
  });

  for (const card of cards) {
    card.addEventListener("pointerenter", () => light(card, "near", true));
    card.addEventListener("pointerleave", () => light(card, "near", false));
  }
  narrow.addEventListener("change", () => { slip.hidden = true; });
  by("filters")?.addEventListener("change", filter);
  by("filters")?.addEventListener("reset", () => setTimeout(filter));
  try { by("keys-on").checked = localStorage.getItem("healthlint-keys") !== "off"; } catch { /* keys stay on */ }
  by("keys-on").addEventListener("change", (event) => {
    try { localStorage.setItem("healthlint-keys", event.target.checked ? "on" : "off"); } catch { /* for this page only */ }
  });
  position();
  const called = cardOf.get(location.hash.slice(1));
  if (called) take(called, "keys");
})();
