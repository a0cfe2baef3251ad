// A field for a name that offers known names while one types (the combobox pattern of WAI-ARIA).

import { get } from "./api.js";
import { make } from "./dom.js";

export function nameField({ id, value, doc, placeholder, save, disabled }) {
  let found = [], active = -1, asked = 0, last = value, offered = null;
  const list = make("ul", { class: "names", id: `${id}-names`, role: "listbox", "aria-label": "Known names", hidden: true });
  const input = make("input", {
    id, value, placeholder, disabled, type: "text", role: "combobox", spellcheck: "false", autocomplete: "off",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    oninput: () => { offered = offer(); }, onkeydown: pressed, onfocus: () => input.select(),
    onblur: () => store(input.value),
  });

  function store(name) {
    const changed = name.trim() !== last;
    last = name.trim();
    input.value = last;
    close();
    if (changed) save(last);
  }

  function close() {
    asked += 1;
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function offer() {
    const typed = input.value.trim(), number = ++asked;
    const told = await get("names", { q: typed, doc });
    if (number !== asked || document.activeElement !== input) return;
    found = told.names;
    if (typed && !found.some((one) => one.name === typed)) found.push({ name: typed, about: "as written" });
    list.replaceChildren(...found.map((one, place) => make("li", {
      id: `${id}-name-${place}`, role: "option", "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); store(one.name); },
    }, make("span", {}, one.name), make("small", {}, one.about))));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    move(typed.length > 1 && found.length ? 0 : -1);
  }

  function move(place) {
    active = place;
    for (const [number, item] of [...list.children].entries()) {
      item.setAttribute("aria-selected", String(number === active));
      if (number === active) item.scrollIntoView({ block: "nearest" });
    }
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-name-${active}`);
  }

  async function pressed(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) offered = offer();
      else move((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      await offered;  // whoever types fast means the names for what was typed
      store(!list.hidden && active >= 0 ? found[active].name : input.value);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      input.value = last;
      close();
    }
  }

  return { nodes: [input, list], store };
}
