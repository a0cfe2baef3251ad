// Single keys as shortcuts: outside fields only, and not at all where the analyst has turned them off.

import { $ } from "./dom.js";

const KEPT = "quotetrack-keys";

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export function listenToKeys(keys) {
  $("keys-on").checked = kept() !== "off";
  $("keys-on").addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, $("keys-on").checked ? "on" : "off");
    } catch { /* it holds until the page is closed */ }
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea");
    if (event.key === "Escape" && writing) {
      writing.blur();
      return;
    }
    if (writing || $("help").open || event.altKey || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "z") {
      event.preventDefault();
      keys.u();
      return;
    }
    if (event.ctrlKey || event.metaKey || !$("keys-on").checked) return;
    const digit = /^[1-9]$/.test(event.key);
    const work = digit ? () => keys.digit(Number(event.key) - 1) : keys[event.key];
    if (!work || event.key === "digit") return;
    event.preventDefault();
    work();
  });
}
