"use strict";
// The ends of a contradiction: a bracket in the margin joins them while one of them, or their card, is in hand.
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const main = document.getElementById("article");
  const prose = main.querySelector(".prose");
  const ends = new Map(); // id of the card -> the links at its ends
  for (const tie of all(".prose .tie")) ends.set(tie.dataset.tie, [...(ends.get(tie.dataset.tie) || []), tie]);
  const title = document.getElementById("claims-title");
  // A link to the claims opens them; a browser that does not run this goes to the closed table.
  for (const link of all('a[href="#claims-title"]')) link.addEventListener("click", () => { title.parentElement.open = true; });
  if (!ends.size) return;

  const SVG = "http://www.w3.org/2000/svg";
  const ROOM = 30; // left of the text; with less there is no bracket
  const bracket = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  bracket.setAttribute("aria-hidden", "true");
  bracket.append(path);
  let drawn = null;

  function inHand(target) {
    const tie = target.closest(".prose .tie");
    if (tie) return tie.dataset.tie;
    const ref = target.closest(".prose .ref");
    if (ref && ends.has(ref.hash.slice(1))) return ref.hash.slice(1);
    const mark = target.closest("mark:not(.muted)");
    const owner = mark && mark.dataset.for.split(" ").map((key) => key.replace("'", "")).find((key) => ends.has(key));
    if (owner) return owner;
    const card = target.closest(".panel .card");
    if (card && ends.has(card.id)) return card.id;
    return all(".panel .card.active").map((one) => one.id).find((id) => ends.has(id)) || null;
  }

  function draw(id) {
    if (drawn !== id) light(drawn, false);
    drawn = id;
    light(id, true);
    bracket.remove();
    const shown = (ends.get(id) || []).filter((tie) => !tie.hidden);
    const frame = main.getBoundingClientRect();
    const left = prose.getBoundingClientRect().left - frame.left;
    if (shown.length < 2 || left < ROOM) return;
    const heights = shown.map((tie) => { const box = tie.getBoundingClientRect(); return Math.round(box.top + box.height / 2 - frame.top); });
    heights.sort((a, b) => a - b);
    path.setAttribute("d", `M2 ${heights[0]} V${heights.at(-1)} ${heights.map((y) => `M2 ${y} h14`).join(" ")}`);
    bracket.setAttribute("class", `bracket ${[...shown[0].classList].find((name) => name.startsWith("tie-"))}`);
    bracket.setAttribute("width", "18");
    bracket.setAttribute("height", String(main.scrollHeight));
    bracket.style.left = `${left - 24}px`;
    main.append(bracket);
  }

  function light(id, on) {
    for (const tie of ends.get(id) || []) tie.classList.toggle("near", on);
    for (const mark of all("mark")) if (mark.dataset.for.split(" ").some((key) => key.replace("'", "") === id)) mark.classList.toggle("near", on);
  }

  for (const kind of ["mouseover", "focusin", "click", "keydown"]) {
    document.addEventListener(kind, (event) => draw(inHand(event.target)));
  }
  document.getElementById("filters")?.addEventListener("change", () => draw(null));
  addEventListener("resize", () => draw(drawn));
})();
