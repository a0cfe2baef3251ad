// The pane of texts: search, filters, and the list, a page at a time.

import { get } from "./api.js";
import { $, make, many, options } from "./dom.js";

const PAGE = 60;
const SELECTS = ["speaker", "outlet", "topic", "stance", "confidence", "kind", "mark"];
const NONE = "-";

export class List {
  constructor(open, changed) {
    this.open = open;
    this.shown = [];
    this.total = 0;
    this.current = "";
    this.asked = 0;
    let waiting;
    const anew = () => { this.load(); changed(); };
    $("filters").addEventListener("submit", (event) => event.preventDefault());
    $("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(anew, 150); });
    for (const name of [...SELECTS, "look"]) $(`filter-${name}`).addEventListener("change", anew);
    $("filters").addEventListener("reset", () => setTimeout(anew));
    $("more").addEventListener("click", () => this.load(true));
    new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) this.load(true); })
      .observe($("more"));
  }

  offer(start) {
    const any = (label) => [["", `any ${label}`]];
    const counted = (pairs, nobody) => pairs.map(([value, count]) => [value, `${value === NONE ? nobody : value} (${count})`]);
    const keep = (name, pairs) => options($(`filter-${name}`), pairs, $(`filter-${name}`).value);
    keep("speaker", [...any("official"), ...counted(start.speakers, "nobody named")]);
    keep("outlet", [...any("outlet"), ...counted(start.outlets, "not known")]);
    keep("topic", [...any("topic"), ...start.topics.map(([name, label, count]) => [name, `${label} (${count})`]), [NONE, "no topic"]]);
    keep("stance", [...any("stance"), ...start.stances]);
    keep("confidence", [...any("confidence"), ...start.confidences.map((one) => [one, one])]);
    keep("kind", [...any("kind"), ...start.kinds.map((one) => [one, one])]);
    keep("mark", [["", "with or without"], ["any", "any row"], ["corrected", "corrected"], ["confirmed", "confirmed"],
      ["added", "added"], ["dropped", "dropped"]]);
    $("looks").textContent = start.looks || "";
  }

  filters() {
    const given = { q: $("search").value.trim(), look: $("filter-look").checked ? "1" : "" };
    for (const name of SELECTS) given[name] = $(`filter-${name}`).value;
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  }

  restore(filters) {
    $("search").value = filters.q ?? "";
    $("filter-look").checked = filters.look === "1";
    for (const name of SELECTS) $(`filter-${name}`).value = filters[name] ?? "";
    $("more-filters").open = SELECTS.some((name) => filters[name]);
  }

  async load(further = false) {
    if (further && (this.loading || this.shown.length >= this.total)) return;
    const asked = ++this.asked;
    this.loading = true;
    try {
      const first = further ? this.shown.length : 0;
      const found = await get("texts", { ...this.filters(), from: first, most: PAGE });
      if (asked !== this.asked) return;
      this.shown = further ? [...this.shown, ...found.texts] : found.texts;
      this.total = found.total;
      this.passing = found.passing;
      this.render(further ? first : 0);
    } finally {
      if (asked === this.asked) this.loading = false;
    }
  }

  // After an action only the counts of one text have changed: the list stays where it is.
  async refresh(doc) {
    const place = this.shown.findIndex((one) => one.doc === doc);
    if (place < 0 || this.loading) return;
    const found = await get("texts", { ...this.filters(), from: place, most: 1 });
    this.passing = found.passing;
    if (found.total !== this.total || found.texts[0]?.doc !== doc) {
      this.tell();
      return;
    }
    this.shown[place] = found.texts[0];
    $("texts").children[place].replaceWith(this.item(found.texts[0]));
    this.tell();
  }

  mark(doc) {
    this.current = doc;
    for (const button of $("texts").querySelectorAll("button")) {
      const here = button.dataset.doc === doc;
      button.setAttribute("aria-current", here);
      if (here) button.scrollIntoView({ block: "nearest" });
    }
  }

  render(first) {
    if (first === 0) $("texts").replaceChildren();
    $("texts").append(...this.shown.slice(first).map((one) => this.item(one)));
    $("more").hidden = this.shown.length >= this.total;
    this.tell();
  }

  tell() {
    const set = SELECTS.filter((name) => $(`filter-${name}`).value).length;
    $("filters-set").textContent = set ? `${set} set` : "";
    $("filters-set").hidden = !set;
    const filtered = Object.keys(this.filters()).length > 0;
    $("found").textContent = this.total === 0
      ? "No text fits; take a filter away."
      : many(this.total, "text") + (filtered ? ` with ${many(this.passing, "statement")} that fit` : "");
  }

  item(one) {
    const filtered = Object.keys(this.filters()).length > 0 && one.passing !== one.statements;
    const about = [one.outlet, one.published].filter(Boolean).join(" · ") || "no outlet, no date";
    return make("li", {}, make("button", {
      type: "button", "data-doc": one.doc, "aria-current": String(one.doc === this.current), title: one.doc,
      onclick: () => this.open(one.doc),
    },
      make("span", { class: "title" }, one.title),
      make("span", { class: "count" }, filtered ? `${one.passing} of ${one.statements}` : String(one.statements), make("span", { class: "unseen" }, " statements")),
      make("span", { class: "meta" }, make("span", {}, about), one.looks ? make("span", { class: "badge look" }, `${one.looks} to check`) : null),
      one.trouble.length ? make("span", { class: "trouble" }, `▲ ${one.trouble[0]}`) : null));
  }
}
