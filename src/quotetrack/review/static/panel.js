// The pane of the chosen statement: what is known of it, why, and every field as something to correct.

import { $, make, many, options, words } from "./dom.js";
import { nameField } from "./names.js";

const MARKS = { corrected: "Corrected", confirmed: "Confirmed", dropped: "Dropped", added: "Added by you" };
const DATE = /^(\d{4}(-\d\d(-\d\d)?)?)?$/;

export class Panel {
  constructor(act, step) {
    this.act = act;
    this.step = step;
    this.pane = $("panel");
    this.one = null;
  }

  clear(words) {
    this.one = null;
    this.pane.replaceChildren(make("p", { class: "empty" }, words));
  }

  show(text, one, number, start) {
    const focused = this.pane.contains(document.activeElement) ? document.activeElement.id : "";
    const same = this.one?.id === one.id;
    const open = this.pane.querySelector(".why")?.open;
    Object.assign(this, { text, one, start });
    this.locked = one.by_hand || one.mark === "dropped";
    this.pane.replaceChildren(this.head(number), this.quote(), this.remarks(), ...this.body(), this.why(open), this.foot());
    if (!same) this.pane.scrollTop = 0;
    if (same && focused) $(focused)?.focus();
  }

  body() {
    if (this.one.by_hand) return [this.told()];
    if (this.one.mark === "dropped") return [this.decide()];
    return [this.speaker(), this.decide(), this.dateAndKind(), this.topics(), this.claim(), this.note()];
  }

  head(number) {
    const { one } = this;
    return make("div", { class: `head k-${one.kind}` },
      make("h2", { class: "unseen" }, `Statement ${number + 1}`),
      make("span", { class: `chip k-${one.kind}`, "aria-hidden": "true" }, String(number + 1)),
      make("span", { class: "badge" }, `${one.confidence} confidence`),
      one.mark ? make("span", { class: "badge good" }, MARKS[one.mark]) : null,
      make("span", { class: "grow" }),
      make("button", { type: "button", class: "step", id: "previous", "aria-label": "Previous statement", title: "Previous (k)", onclick: () => this.step("previous") }, "‹"),
      make("button", { type: "button", class: "step", id: "next", "aria-label": "Next statement", title: "Next (j)", onclick: () => this.step("next") }, "›"));
  }

  quote() {
    return make("blockquote", { class: `k-${this.one.kind}`, tabindex: "0", "aria-label": "Words of the statement" }, this.one.text);
  }

  remarks() {
    const { one } = this;
    if (one.by_hand) {
      return make("div", { class: "note-box hand" }, make("p", {},
        `Line ${one.line} of ${this.start.file}, written by hand, is about this statement. Change it there: this page leaves such rows alone.`));
    }
    return one.doubts.length ? make("div", { class: "note-box" }, one.doubts.map((doubt) => make("p", {}, doubt))) : "";
  }

  told() {
    const { one } = this;
    return make("p", {}, [one.speaker || "nobody named", one.date || "no date", one.kind, ...one.claims.map((claim) => `${words(claim.topic)}: ${words(claim.stance)}`)].join(" · "));
  }

  decide() {
    const { one } = this;
    const button = (id, name, label, key, ...children) => make("button",
      { type: "button", id, class: name, onclick: () => this.act(label, {}, one.id) }, ...children, key ? make("kbd", {}, key) : "");
    if (one.mark === "dropped") {
      return make("div", { class: "decide" }, button("forget", "wide", "forget", "", "Bring it back"));
    }
    const takeBack = one.line && one.mark !== "added";
    return make("div", { class: "decide" },
      one.mark === "confirmed" || one.mark === "added" ? null : button("confirm", "confirm", "confirm", "c", "Confirm "),
      button("drop", one.mark === "confirmed" || one.mark === "added" ? "drop wide" : "drop", "drop", "d", one.mark === "added" ? "Take it out " : "Not a statement "),
      takeBack ? button("forget", "wide", "forget", "", "Back to the tool’s answer") : null);
  }

  field(name, label, id, ...children) {
    const changed = this.one.changed.includes(name);
    const given = { class: `field${changed ? " changed" : ""}` };
    return make("div", given, make("label", { for: id }, label), ...children);
  }

  was(name) {
    const { one } = this;
    return one.changed.includes(name) && one.tool[name] !== undefined
      ? make("p", { class: "hint" }, `The tool says: ${one.tool[name] || "nothing"}`) : null;
  }

  // A field that is left by going on to another statement still means its own.
  set(fields, also = [], id = this.one.id) {
    this.act("correct", { fields, also }, id);
  }

  speaker() {
    const { one, text } = this;
    const also = () => ($("alike")?.checked ? one.alike : []);
    const { nodes, store } = nameField({
      id: "speaker", value: one.speaker, doc: text.doc, placeholder: "nobody named",
      save: (name) => this.set({ speaker: name }, also(), one.id),
    });
    this.take = (place) => { if (one.candidates[place]) store(one.candidates[place]); };
    const about = [one.mention ? `“${one.mention}”` : "no words name the speaker", one.role, one.via ? `via ${one.via}` : ""].filter(Boolean).join(" · ");
    const made = this.field("speaker", "Speaker", "speaker", nodes,
      one.candidates.length ? make("div", { class: "choices", role: "group", "aria-label": "Candidates" },
        one.candidates.map((name, place) => make("button", { type: "button", onclick: () => store(name) }, name, " ", make("kbd", {}, String(place + 1))))) : null,
      one.alike.length ? make("label", { class: "toggle alike" }, make("input", { type: "checkbox", id: "alike" }),
        `Also for ${many(one.alike.length, "other statement")} of “${one.mention}” in this text`) : null,
      make("p", { class: "hint" }, about), this.was("speaker"));
    made.classList.toggle("blank", !one.speaker);
    return made;
  }

  dateAndKind() {
    const { one } = this;
    const date = make("input", {
      id: "date", value: one.date, placeholder: "no date", inputmode: "numeric", autocomplete: "off",
      "aria-describedby": "date-hint", onchange: () => {
        const right = DATE.test(date.value.trim());
        date.setAttribute("aria-invalid", String(!right));
        this.set({ date: date.value.trim() }, [], one.id);
      },
    });
    const hint = [one.date_expression ? `“${one.date_expression}”` : "", words(one.rules.date)].filter(Boolean).join(" by ") || "year-month-day, or less";
    const kinds = make("fieldset", { class: `field${one.changed.includes("kind") ? " changed" : ""}` }, make("legend", {}, "Kind"),
      make("div", { class: "segmented" }, this.start.kinds.map((kind) => make("label", { class: `k-${kind}` },
        make("input", { type: "radio", name: "kind", id: `kind-${kind}`, value: kind, checked: kind === one.kind, onchange: () => this.set({ kind }) }),
        make("span", {}, kind)))));
    return make("div", { class: "pair" },
      this.field("date", "Date", "date", date, make("p", { class: "hint", id: "date-hint" }, hint), this.was("date")), kinds);
  }

  topics() {
    const { one } = this;
    const pairs = [...new Map(one.claims.map((claim) => [claim.topic, claim])).values()];
    const label = (name) => this.start.topics.find(([topic]) => topic === name)?.[1] ?? words(name);
    const wanted = (change) => this.set({ claims: change(pairs.map(({ topic, stance }) => ({ topic, stance }))) });
    const lines = pairs.map(({ topic, stance, origin, target }) => {
      const select = make("select", {
        id: `stance-${topic}`, "aria-label": `Stance on ${label(topic)}`,
        onchange: () => wanted((all) => all.map((one) => (one.topic === topic ? { topic, stance: select.value } : one))),
      });
      options(select, this.start.stances, stance);
      const way = [origin && `from ${origin}`, target && `to ${target}`].filter(Boolean).join(", ");
      return make("div", { class: "topic" }, make("span", { class: "name" }, label(topic), way ? make("span", { class: "way" }, way) : ""), select,
        make("button", { type: "button", id: `without-${topic}`, "aria-label": `Remove ${label(topic)}`, title: "Remove", onclick: () => wanted((all) => all.filter((one) => one.topic !== topic)) }, "✕"));
    });
    const more = make("select", {
      id: "add-topic", class: "add-topic", "aria-label": "Add a topic",
      onchange: () => wanted((all) => [...all, { topic: more.value, stance: all[0]?.stance ?? "asserts" }]),
    });
    options(more, [["", pairs.length ? "add a topic …" : "no topic; add one …"],
      ...this.start.topics.filter(([name]) => !pairs.some((pair) => pair.topic === name)).map(([name, told]) => [name, told])]);
    const changed = one.changed.includes("topics") || one.changed.includes("stance");
    return make("fieldset", { class: `field${changed ? " changed" : ""}` }, make("legend", {}, "Topics and stance"), lines, more,
      changed && one.tool.claims !== undefined ? make("p", { class: "hint" }, `The tool says: ${words(one.tool.claims) || "nothing"}`) : null);
  }

  claim() {
    const { one } = this;
    if (!one.claims.length) return "";
    const told = one.claims.filter((claim) => claim.label).map((claim) => make("p", { class: "claim-told" }, make("b", {}, claim.label),
      claim.utterances > 1 ? ` – ${many(claim.officials, "official")}, ${many(claim.outlets, "outlet")}, ${many(claim.utterances, "utterance")}` : " – said once",
      claim.denies ? make("span", { class: "hint" }, ` · denies: ${claim.denies}`) : ""));
    const input = make("input", { id: "claim", value: one.claim, list: "labels", autocomplete: "off", placeholder: "another claim, in your words", onchange: () => this.set({ claim: input.value }, [], one.id) });
    return this.field("claim", "Recurring claim", "claim", told, input,
      make("datalist", { id: "labels" }, this.start.labels.slice(0, 300).map((label) => make("option", { value: label }))));
  }

  note() {
    const { one } = this;
    const input = make("input", { id: "note", value: one.note, autocomplete: "off", placeholder: "for yourself", onchange: () => this.set({ note: input.value }, [], one.id) });
    return this.field("note", "Note", "note", input);
  }

  why(open) {
    const { one } = this;
    const rows = one.reasons.map(([field, rule, used, note]) => make("tr", {}, make("th", { scope: "row" }, field),
      make("td", {}, words(rule), used ? [" ", make("q", {}, used)] : "", note ? make("small", {}, note) : "")));
    const rule = (name, rule) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, words(rule)));
    const rules = [["found", one.rules.found], ["speaker", one.rules.speaker], ["date", one.rules.date]]
      .filter(([name, by]) => by && !one.reasons.some(([field]) => field === name)).map(([name, by]) => rule(name, by));
    return make("details", { class: "why", open: open ?? true }, make("summary", {}, "Why the tool decided so"),
      make("table", {}, make("tbody", {}, rules, rows)));
  }

  foot() {
    const { one } = this;
    return make("p", { class: "foot" }, one.line ? `${this.start.file}, line ${one.line}: ${one.fate}. ` : "", one.id);
  }
}
