// The pane of the text: its statements highlighted by kind, and the words selected in it as a place of the text.

import { $, make, many, shorten } from "./dom.js";

const NOT_READ = { boilerplate: "left out as menus and the like", repeat: "left out as a repetition" };

export class Reading {
  constructor(choose) {
    this.choose = choose;
    this.text = null;
    this.chosen = "";
    this.pane = $("reading");
    this.pane.addEventListener("click", (event) => this.clicked(event));
  }

  show(text, chosen) {
    const moved = this.text?.doc !== text.doc;
    this.text = text;
    this.passing = new Set(text.passing);
    const scroll = this.pane.scrollTop;
    this.parts = [];
    this.pane.replaceChildren(this.head(text), make("article", { class: "prose", lang: "en", tabindex: "0", "aria-label": text.title },
      text.passages.map((passage) => this.passage(passage))));
    this.pane.scrollTop = moved ? 0 : scroll;
    this.mark(chosen, moved);
  }

  head(text) {
    const published = text.published ? `${text.published} (by ${text.published_by})` : "no publication date";
    const outlet = text.outlet ? `${text.outlet}` : "outlet not known";
    const count = text.statements.filter((one) => one.mark !== "dropped").length;
    return make("header", {},
      make("h2", {}, text.title),
      make("p", { class: "meta" }, [outlet, published, many(count, "statement"), text.doc].join(" · ")),
      text.trouble.map((trouble) => make("p", { class: "trouble" }, `▲ ${trouble}`)));
  }

  passage({ kind, parts }) {
    const made = parts.map((part) => this.part(part));
    if (kind in NOT_READ) {
      return make("details", {}, make("summary", {}, `Words ${NOT_READ[kind]}`), make("p", { class: kind, "data-passage": true }, made));
    }
    return make("p", { class: kind, "data-passage": true }, made);
  }

  part([start, text, inside, opens, closes, mentions, cues, vias]) {
    const statements = this.text.statements;
    const live = inside.filter((number) => statements[number].mark !== "dropped");
    const classes = [];
    if (live.length) classes.push("s", `k-${statements[live.at(-1)].kind}`, `d${Math.min(live.length, 3)}`);
    else if (inside.length) classes.push("dropped-words");
    if (opens.length) classes.push("opens");
    if (closes.length) classes.push("closes");
    const named = (numbers) => numbers.some((number) => statements[number].mark !== "dropped");
    if (named(mentions)) classes.push("m");
    if (named(cues)) classes.push("c");
    if (named(vias)) classes.push("v");
    const span = make("span", { class: classes.join(" "), "data-at": start }, text);
    if (inside.length) span.dataset.last = (live.length ? live : inside).at(-1);
    this.parts.push({ span, inside, mentions, cues });
    // A word joiner keeps a number on the line of the words that it stands before.
    return [...opens.flatMap((number) => [this.chip(number), "\u2060"]), span];
  }

  chip(number) {
    const one = this.text.statements[number];
    const dropped = one.mark === "dropped" ? "dropped, " : "";
    const look = one.doubts.length ? ", needs a look" : "";
    return make("button", {
      type: "button", class: `chip k-${one.kind}${this.passing.has(one.id) ? "" : " aside"}`, "data-number": number,
      "aria-label": `Statement ${number + 1}, ${dropped}${one.kind}, ${one.speaker || "nobody named"}${look}: ${shorten(one.text, 80)}`,
      title: `${one.speaker || "nobody named"}${look}`,
    }, `${number + 1}${one.doubts.length ? "?" : ""}${{ corrected: "✎", confirmed: "✓", dropped: "✕", added: "+" }[one.mark] ?? ""}`);
  }

  clicked(event) {
    if (!this.text || !getSelection().isCollapsed) return;
    const chip = event.target.closest(".chip");
    const part = event.target.closest("[data-last]");
    const number = chip?.dataset.number ?? part?.dataset.last;
    if (number !== undefined) this.choose(this.text.statements[number].id);
  }

  mark(id, scroll = true) {
    this.chosen = id;
    const number = this.text.statements.findIndex((one) => one.id === id);
    for (const { span, inside, mentions, cues } of this.parts) {
      span.classList.toggle("chosen", inside.includes(number));
      span.classList.toggle("of-chosen", mentions.includes(number) || cues.includes(number));
    }
    for (const chip of this.pane.querySelectorAll(".chip")) {
      const here = Number(chip.dataset.number) === number;
      chip.setAttribute("aria-current", here);
      if (here && scroll) {
        chip.closest("details")?.setAttribute("open", "");
        chip.scrollIntoView({ block: "center" });
      }
    }
  }

  // Characters are counted as the server counts them: by code points, not by the halves of surrogate pairs.
  selected() {
    const selection = getSelection();
    if (!this.text || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const parts = this.parts.filter(({ span }) => range.intersectsNode(span));
    if (!parts.length || !this.pane.contains(range.commonAncestorContainer)) return null;
    const first = parts[0].span, last = parts.at(-1).span;
    const place = (span, container, offset, otherwise) => Number(span.dataset.at) +
      [...span.textContent.slice(0, span.contains(container) && container.nodeType === Node.TEXT_NODE ? offset : otherwise)].length;
    const start = place(first, range.startContainer, range.startOffset, 0);
    const end = place(last, range.endContainer, range.endOffset, last.textContent.length);
    return end > start ? { start, end, box: range.getBoundingClientRect() } : null;
  }
}
