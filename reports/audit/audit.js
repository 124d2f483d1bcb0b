"use strict";
// Sorts, searches and filters the ranked articles; the data is in the page, compressed.
(async () => {
  document.getElementById("ranked").setAttribute("aria-busy", "true");
  const data = await unpacked(document.getElementById("data").textContent);
  const count = data.id.length;
  const get = (id) => document.getElementById(id);
  const form = get("filters");
  const shown = get("shown");
  const heads = [...document.querySelectorAll("#articles thead th")];
  const numbers = new Intl.NumberFormat("en");
  const matches = new Int32Array(count); // findings of the chosen rule or category
  const sortedBy = { key: "weight", falling: true };
  let words; // what is searched, made at the first search
  let places = {}; // place of each row in the order of a text column

  async function unpacked(text) {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  function fill(row, at) {
    const [article, site, date, length, errors, warnings, suggestions, match, weight] = row.cells;
    const title = named(at);
    const report = data.report[at];
    const path = document.createElement("span");
    path.className = "path";
    path.append(address(at) ? link(address(at), address(at)) : data.id[at]);
    article.replaceChildren(report ? link(title, report) : title, path);
    article.title = title;
    site.textContent = data.sites[data.site[at]];
    date.textContent = data.date[at].slice(0, 10);
    length.textContent = numbers.format(data.words[at]);
    counted(errors, "error", data.errors[at]);
    counted(warnings, "warning", data.warnings[at]);
    counted(suggestions, "suggestion", data.suggestions[at]);
    match.hidden = heads[7].hidden;
    match.textContent = matches[at];
    weight.textContent = data.weight[at].toFixed(1);
  }

  // A URL without its scheme and host begins with "/": these are the site's, over https.
  function address(at) {
    const given = data.url[at];
    return given.startsWith("/") ? `https://${data.sites[data.site[at]]}${given}` : given;
  }

  function named(at) {
    return data.title[at] || data.id[at];
  }

  function link(text, href) {
    const made = document.createElement("a");
    made.href = href;
    made.rel = "noreferrer nofollow";
    made.textContent = text;
    return made;
  }

  function counted(cell, severity, number) {
    cell.className = number ? severity : "zero";
    cell.firstElementChild.textContent = number ? numbers.format(number) : "·";
  }

  function key(name) {
    if (name === "match") return matches;
    if (name === "title" || name === "date" || name === "site") return places[name] || (places[name] = placesOf(name));
    return data[name];
  }

  function placesOf(name) {
    const text = (at) => (name === "site" ? data.sites[data.site[at]] : name === "title" ? named(at) : data[name][at]);
    const folded = Array.from({ length: count }, (_, at) => text(at).toLowerCase());
    const order = [...new Set(folded)].sort(); // by code point: a hundred thousand titles in a moment
    const place = new Map(order.map((one, at) => [one, at]));
    return Int32Array.from(folded, (one) => place.get(one));
  }

  function count_matches(rule, category) {
    if (!rule && !category) return;
    const wanted = data.rules.map(([id, kind]) => (rule ? id === rule : kind === category));
    for (let at = 0; at < count; at++) {
      const found = data.found[at];
      let sum = 0;
      for (let part = 0; part < found.length; part += 2) if (wanted[found[part]]) sum += found[part + 1];
      matches[at] = sum;
    }
  }

  function update() {
    const rule = get("rule").value, category = get("category").value;
    const site = get("site").value, kind = get("kind").value;
    const sought = get("search").value.trim().toLowerCase();
    const counting = Boolean(rule || category);
    if (sought) words ||= data.title.map((title, at) => `${title}\n${address(at)}\n${data.id[at]}`.toLowerCase());
    count_matches(rule, category);
    heads[7].hidden = !counting;
    if (!counting && sortedBy.key === "match") Object.assign(sortedBy, { key: "weight", falling: true });
    const rows = [];
    for (let at = 0; at < count; at++) {
      if (site !== "" && data.site[at] !== Number(site)) continue;
      if (kind !== "" && data.kind[at] !== Number(kind)) continue;
      if (counting && !matches[at]) continue;
      if (sought && !words[at].includes(sought)) continue;
      rows.push(at);
    }
    const by = key(sortedBy.key), sign = sortedBy.falling ? -1 : 1;
    if (sortedBy.key !== "weight" || !sortedBy.falling) rows.sort((a, b) => sign * (by[a] - by[b]) || a - b);
    for (const head of heads) {
      if (head.dataset.key === sortedBy.key) head.setAttribute("aria-sort", sortedBy.falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    get("order").value = sortedBy.key;
    table.show(rows);
    const left = `${numbers.format(rows.length)} ${rows.length === 1 ? "article" : "articles"}`;
    shown.textContent = rows.length === count ? left : `${left} of ${numbers.format(count)}`;
  }

  function sort(name, falling) {
    Object.assign(sortedBy, { key: name, falling });
    update();
  }

  const rising = (name) => ["title", "site", "date"].includes(name);
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    const name = head.dataset.key;
    get("order").append(new Option(button.textContent, name));
    button.addEventListener("click", () => sort(name, sortedBy.key === name ? !sortedBy.falling : !rising(name)));
    head.append(button);
  }

  function options(select, pairs) {
    for (const [text, value] of pairs) select.append(new Option(text, value));
  }

  function listed(names, column) {
    const sizes = new Int32Array(names.length);
    for (const at of column) sizes[at]++;
    const most = 2000; // a longer list is no help: the search finds addresses, too
    const order = names.map((_, at) => at).sort((a, b) => sizes[b] - sizes[a]).slice(0, most);
    order.sort((a, b) => (names[a] < names[b] ? -1 : 1));
    return order.map((at) => [`${names[at] || "unknown"} (${numbers.format(sizes[at])})`, at]);
  }

  function list_rules() {
    const category = get("category").value, before = get("rule").value;
    get("rule").length = 1;
    const rules = data.rules.filter(([, kind]) => !category || kind === category).map(([id]) => id).sort();
    options(get("rule"), rules.map((id) => [id, id]));
    get("rule").value = rules.includes(before) ? before : "";
  }

  options(get("site"), listed(data.sites, data.site));
  options(get("kind"), listed(data.kinds, data.kind));
  options(get("category"), [...new Set(data.rules.map(([, kind]) => kind))].sort().map((kind) => [kind, kind]));
  list_rules();
  const table = new RankedTable(get("ranked"), fill);

  let waiting;
  get("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(update, 120); });
  get("category").addEventListener("change", () => { list_rules(); update(); });
  for (const id of ["site", "rule", "kind"]) get(id).addEventListener("change", update);
  get("order").addEventListener("change", () => sort(get("order").value, !rising(get("order").value)));
  form.addEventListener("reset", () => setTimeout(() => { list_rules(); sort("weight", true); }));
  form.addEventListener("submit", (event) => event.preventDefault());

  // The names in the charts choose what is listed.
  for (const name of document.querySelectorAll("[data-filter]")) {
    const value = name.dataset.filter === "site" ? data.sites.indexOf(name.dataset.value) : name.dataset.value;
    if (value === -1) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pick";
    button.append(...name.childNodes);
    button.addEventListener("click", () => {
      get(name.dataset.filter).value = value;
      list_rules();
      update();
      get("ranking").scrollIntoView();
    });
    name.append(button);
  }
  update();
  get("ranked").removeAttribute("aria-busy");
})();
