"use strict";
// Sorts the list by a column, and finds articles by title or path.
(() => {
  const table = document.getElementById("articles");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows]; // worst first: the order in which equals stay
  const heads = [...table.tHead.rows[0].cells];

  function value(row, column, kind) {
    const text = row.cells[column].textContent.trim();
    return kind === "number" ? Number(text) || 0 : text.toLocaleLowerCase();
  }

  function sort(head, column) {
    const kind = head.dataset.sort;
    const before = head.getAttribute("aria-sort");
    const falling = before ? before === "ascending" : kind === "number";
    const keyed = rows.map((row) => [value(row, column, kind), row]);
    keyed.sort(([a], [b]) => (falling ? -1 : 1) * (kind === "number" ? a - b : a.localeCompare(b)));
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    body.append(...keyed.map(([, row]) => row));
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });

  document.getElementById("search").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLocaleLowerCase();
    let left = 0;
    for (const row of rows) {
      row.hidden = !row.cells[0].textContent.toLocaleLowerCase().includes(wanted);
      left += row.hidden ? 0 : 1;
    }
    document.getElementById("found").textContent = wanted ? `${left} found` : "";
  });
})();
