"use strict";
// A table of which only the rows in view exist; rows are numbers into the page's data.
class RankedTable {
  constructor(box, fill) {
    this.box = box;
    this.fill = fill; // row element, number -> void
    this.body = box.querySelector("tbody");
    this.model = this.body.querySelector("tr")?.cloneNode(true);
    this.rows = [];
    this.first = this.last = -1;
    this.tall = 0;
    this.gaps = [0, 1].map(() => {
      const gap = document.createElement("tr");
      gap.className = "gap";
      gap.setAttribute("aria-hidden", "true");
      gap.append(document.createElement("td"));
      return gap;
    });
    box.addEventListener("scroll", () => requestAnimationFrame(() => this.draw()), { passive: true });
    addEventListener("resize", () => { this.tall = 0; this.draw(true); });
    // On paper stand the first rows, as they are for readers without scripts.
    addEventListener("beforeprint", () => this.place(0, Math.min(100, this.rows.length)));
    addEventListener("afterprint", () => this.draw(true));
  }

  show(rows) {
    this.rows = rows;
    this.box.querySelector("table").setAttribute("aria-rowcount", rows.length + 1);
    this.box.classList.toggle("few", rows.length < 12);
    this.box.scrollTop = 0;
    this.draw(true);
  }

  draw(anew = false) {
    if (!this.model) return;
    if (!this.tall) {
      this.place(0, Math.min(1, this.rows.length));
      this.tall = this.body.children[1]?.getBoundingClientRect().height || 56;
    }
    const more = 8; // rows above and below, so that the Tab key finds a next one
    const first = Math.max(0, Math.floor(this.box.scrollTop / this.tall) - more);
    const last = Math.min(this.rows.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / this.tall) + more);
    if (anew || first !== this.first || last !== this.last) this.place(first, last);
  }

  place(first, last) {
    const held = document.activeElement?.closest?.("#" + this.body.parentNode.id + " tbody tr");
    const number = held && this.body.contains(held) ? Number(held.dataset.place) : -1;
    const link = held ? [...held.querySelectorAll("a")].indexOf(document.activeElement) : -1;
    const made = [];
    for (let at = first; at < last; at++) {
      const row = this.model.cloneNode(true);
      row.dataset.place = at;
      row.setAttribute("aria-rowindex", at + 2);
      this.fill(row, this.rows[at]);
      made.push(row);
    }
    this.body.replaceChildren(this.gaps[0], ...made, this.gaps[1]);
    this.gaps[0].firstChild.style.height = first * this.tall + "px";
    this.gaps[1].firstChild.style.height = (this.rows.length - last) * this.tall + "px";
    if (number >= 0) { // what had the focus keeps it, or its box does when it is out of view
      const again = number >= first && number < last ? made[number - first].querySelectorAll("a")[link] : null;
      (again || this.box).focus({ preventScroll: true });
    }
    this.first = first;
    this.last = last;
  }
}
