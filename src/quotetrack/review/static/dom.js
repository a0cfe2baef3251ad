// Elements in few words. Text is only ever set as text, so that nothing of a news text is read as HTML.

export const $ = (id) => document.getElementById(id);

export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "value" || name === "checked" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

export const many = (count, one, more = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

export const words = (code) => String(code).replaceAll("_", " ");

export function shorten(text, most) {
  return text.length <= most ? text : `${text.slice(0, most).trimEnd()}…`;
}

export function options(select, pairs, chosen = "") {
  select.replaceChildren(...pairs.map(([value, label]) => make("option", { value }, label)));
  select.value = chosen;
}
