// Answers by key. Off while somebody types, and off for good where they say so (WCAG 2.1.4); the focus stays with
// the question, so that whoever reads by ear hears the next one.
const KEEPS = "amana-review-keys";
const LETTERS = { KeyA: "a", KeyC: "c", KeyR: "r", KeyS: "s", KeyU: "u" };
const choice = document.getElementById("keys");
let busy = false;

choice.closest("[hidden]").hidden = false;
try { choice.checked = localStorage.getItem(KEEPS) !== "off"; } catch { /* nothing is kept: the keys are on */ }
choice.addEventListener("change", () => {
  try { localStorage.setItem(KEEPS, choice.checked ? "on" : "off"); } catch { /* for this page alone */ }
  document.body.classList.toggle("keyless", !choice.checked);
});
document.body.classList.toggle("keyless", !choice.checked);

const types = (place) => place.matches("select, textarea, input:not([type=radio], [type=checkbox]), [contenteditable]");
// A keyboard that writes Arabic has the same keys in the same places.
const letter = (event) => (/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : LETTERS[event.code]);
const number = (event) => /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];

function said(form) {
  const told = new FormData(form);
  return ["value", "choice", "same"].some((name) => told.get(name));
}

document.addEventListener("keydown", (event) => {
  if (!choice.checked || busy || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (types(event.target)) return;
  const digit = number(event);
  const option = digit && document.querySelector(`#review [data-number="${digit}"]`);
  if (option) { option.click(); option.focus(); event.preventDefault(); return; }
  const key = letter(event);
  const button = key && document.querySelector(`#review [data-key="${key}"]`);
  if (!button) return;
  event.preventDefault();
  const first = button.form.querySelector("input:not([type=hidden]), select");
  if (key === "c" && first && !said(button.form)) first.focus();
  else button.click();
});

document.addEventListener("htmx:beforeRequest", () => { busy = true; });
document.addEventListener("htmx:afterRequest", () => { busy = false; });
// The only piece of this page that is ever exchanged is the question.
document.addEventListener("htmx:afterSwap", () => { document.getElementById("asked")?.focus(); });
