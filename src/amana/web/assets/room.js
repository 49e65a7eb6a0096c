// What every page does: send the session's word with htmx, follow long work, leave quiet requests quiet.
const csrf = document.querySelector('meta[name="csrf"]')?.content;

document.addEventListener("htmx:configRequest", (event) => {
  if (csrf) event.detail.headers["X-CSRF"] = csrf;
});
// A fault comes as a piece of the page too: it is shown where the answer would have been.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// On a telephone the rooms stand in a row that is longer than the screen: the one that is open is to be seen.
document.querySelector(".rooms [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });

for (const place of document.querySelectorAll("[data-events]")) {
  const source = new EventSource(place.dataset.events);
  source.addEventListener("progress", (event) => { place.innerHTML = event.data; });
  source.addEventListener("end", (event) => { source.close(); location.replace(place.dataset.then ?? event.data); });
}

// Choices that say something at once: a filter, an order.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
});
