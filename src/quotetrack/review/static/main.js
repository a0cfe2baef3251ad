// The page: which text and statement are shown, what each action does, and how the panes work together.

import { get, post } from "./api.js";
import { $, many } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { List } from "./list.js";
import { Panel } from "./panel.js";
import { Reading } from "./reading.js";

// `onward` is how the analyst goes through the statements: all that the filters leave, or those that need a look.
const page = { start: null, text: null, chosen: "", version: 0, onward: step };
const list = new List((doc) => openText(doc), remember);
const reading = new Reading((id) => choose(id, false));
const panel = new Panel(act, step);
let shown;

function tell(words, bad = false) {
  $("toast").textContent = words;
  $("toast").className = `toast shown${bad ? " bad" : ""}`;
  clearTimeout(shown);
  shown = setTimeout(() => $("toast").classList.remove("shown"), bad ? 9000 : 3500);
}

async function trying(work) {
  try {
    return await work();
  } catch (error) {
    tell(error.message, true);
    return null;
  }
}

function view(name) {
  document.body.dataset.view = name;
  for (const tab of document.querySelectorAll(".tabs button")) tab.setAttribute("aria-current", String(tab.dataset.view === name));
}

function remember() {
  const kept = { ...list.filters(), doc: page.text?.doc ?? "", id: page.chosen };
  history.replaceState(null, "", `#${new URLSearchParams(Object.entries(kept).filter(([, value]) => value))}`);
}

function status({ version, grouping, undo, trouble }) {
  page.version = version;
  $("undo").disabled = !undo;
  $("undo-what").textContent = undo;
  $("trouble").textContent = trouble;
  $("trouble").hidden = !trouble;
  if (grouping) setTimeout(catchUp, 1200);
}

async function figures() {
  page.start = await get("start");
  const { texts, statements, looks } = page.start;
  $("figures").textContent = `${many(texts, "text")} · ${many(statements, "statement")} · ${looks.toLocaleString("en")} to check`;
  list.offer(page.start);
  status(page.start);
}

async function openText(doc, id = "", to = "reading") {
  const text = await trying(() => get("text", { ...list.filters(), doc }));
  if (!text) return;
  page.text = text;
  status(text.status);
  page.chosen = text.statements.some((one) => one.id === id) ? id : "";
  reading.show(text, page.chosen);
  list.mark(doc);
  showPanel();
  view(to);
  remember();
}

function choose(id, scroll = true) {
  page.chosen = id;
  reading.mark(id, scroll);
  showPanel();
  view("panel");
  remember();
}

function showPanel() {
  const number = page.text.statements.findIndex((one) => one.id === page.chosen);
  if (number >= 0) panel.show(page.text, page.text.statements[number], number, page.start);
  else panel.clear(page.text.statements.length
    ? "Choose a statement in the text. To add one that was missed, select its words in the text."
    : "No statement was found in this text. To add one, select its words.");
}

async function go(doc, id) {
  if (page.text?.doc === doc) choose(id);
  else await openText(doc, id, "panel");
}

// Steps go through the statements that the filters leave, from text to text.
async function step(to = "next", quiet = false) {
  page.onward = step;
  const first = page.chosen ? "" : page.text?.passing[0];
  if (first && to === "next") {
    choose(first);
    return true;
  }
  const found = await trying(() => get("step", { ...list.filters(), start: page.chosen, to }));
  if (found?.id) await go(found.doc, found.id);
  else if (found && !quiet) tell(`That was the ${to === "next" ? "last" : "first"} statement.`);
  return Boolean(found?.id);
}

async function nextLook(_, quiet = false) {
  page.onward = nextLook;
  const start = page.chosen;
  let found = await trying(() => get("step", { ...list.filters(), look: 1, start, to: "next" }));
  if (found && !found.id && start) found = await trying(() => get("step", { ...list.filters(), look: 1, start: "", to: "next" }));
  if (found?.id) await go(found.doc, found.id);
  else if (found && !quiet) tell("Nothing needs a look.");
  return Boolean(found?.id);
}

async function act(name, given, id = page.chosen) {
  const here = page.chosen;
  const told = await trying(() => post(name, { ...given, id, filters: list.filters() }));
  if (!told) {
    if (page.text && page.chosen) showPanel();
    return false;
  }
  settle(told, page.chosen !== here || (name !== "add" && id !== here));
  const went = name !== "confirm" && name !== "drop" || await page.onward("next", true);
  tell(`${told.done[0].toUpperCase()}${told.done.slice(1)}${went ? "" : "; that was the last one"}`);
  return true;
}

// Shows what an action made of its text; whoever has gone on to another statement meanwhile stays there.
function settle(told, gone = false) {
  status(told.text.status);
  const moved = page.text?.doc !== told.text.doc;
  if (!gone || !moved) {
    page.text = told.text;
    const chosen = gone ? page.chosen : told.id;
    page.chosen = told.text.statements.some((one) => one.id === chosen) ? chosen : "";
    reading.show(told.text, page.chosen);
    if (moved) list.mark(told.text.doc);
    if (!gone || !$("panel").contains(document.activeElement)) showPanel();
    remember();
  }
  trying(async () => { await list.refresh(told.text.doc); await figures(); });
}

async function undo() {
  const told = await trying(() => post("undo", { filters: list.filters() }));
  if (!told) return;
  settle(told);
  tell(told.done);
}

async function add() {
  const place = reading.selected();
  if (!place) {
    tell("Select the words of the statement in the text first.", true);
    return;
  }
  const { start, end } = place;
  if (await act("add", { doc: page.text.doc, start, end })) {
    getSelection().removeAllRanges();
    view("panel");
    $("speaker")?.focus();
  }
}

// What another hand wrote to the file, or the grouping of claims that has come to its end meanwhile.
async function catchUp() {
  await trying(async () => {
    const now = await get("version");
    if (now.version === page.version) {
      status(now);
      return;
    }
    await figures();
    if (!page.text) return;
    const text = await get("text", { ...list.filters(), doc: page.text.doc });
    if (text.doc !== page.text.doc) return;
    page.text = text;
    status(text.status);
    reading.show(text, page.chosen);
    if (!$("panel").contains(document.activeElement)) showPanel();
  });
}

function placeAdd() {
  const place = reading.selected();
  $("add").hidden = !place;
  if (!place) return;
  $("add").style.left = `${Math.max(8, Math.min(place.box.left, innerWidth - 220))}px`;
  $("add").style.top = `${Math.min(place.box.bottom + 8, innerHeight - 60)}px`;
}

document.addEventListener("selectionchange", placeAdd);
$("add").addEventListener("mousedown", (event) => event.preventDefault());
$("add").addEventListener("click", add);
$("undo").addEventListener("click", undo);
$("next-look").addEventListener("click", () => nextLook());
$("help-open").addEventListener("click", () => $("help").showModal());
for (const tab of document.querySelectorAll(".tabs button")) tab.addEventListener("click", () => view(tab.dataset.view));
addEventListener("focus", catchUp);

// One after the other: whoever presses keys faster than the page answers means them in their order.
let turn = Promise.resolve();
const inTurn = (work) => (...given) => { turn = turn.then(() => work(...given)); };

listenToKeys({
  j: inTurn(() => step("next")), k: inTurn(() => step("previous")), n: inTurn(() => nextLook()), u: inTurn(undo), a: inTurn(add),
  c: inTurn(() => page.chosen && $("confirm") && act("confirm", {})),
  d: inTurn(() => page.chosen && $("drop") && act("drop", {})),
  s: inTurn(() => { if (page.chosen) { view("panel"); $("speaker")?.focus(); } }),
  "/": () => { view("list"); $("search").focus(); $("search").select(); },
  "?": () => $("help").showModal(),
  digit: (place) => page.chosen && panel.take?.(place),
});

await trying(async () => {
  const kept = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  view("list");
  const filtered = Object.keys(kept).some((name) => name !== "doc" && name !== "id");
  if (!filtered) await list.load();  // the list is there first; to count what it may be filtered by takes longer
  await figures();
  list.restore(kept);
  if (filtered) await list.load();
  if (kept.doc) await openText(kept.doc, kept.id, kept.id ? "panel" : "reading");
  document.body.dataset.ready = "";
});
