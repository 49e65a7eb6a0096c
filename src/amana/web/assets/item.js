// The page of an item: stepping through marks, their facts beside the text, a picture larger and smaller, seconds of a film.

// --- marks: n and p (or j and k) step while the focus is in the text; pressing one shows its facts
const reading = document.getElementById("reading");
const facts = document.getElementById("facts-of-mark");
if (reading && facts) {
  const marks = () => [...reading.querySelectorAll("a.mk")].filter((one) => one.checkVisibility() && !hidden(one));
  const hidden = (one) => {
    const group = [...one.classList].find((name) => name.startsWith("g-"))?.slice(2);
    const box = document.getElementById(`show-${group}`);
    return box ? !box.checked : false;
  };
  let asked = 0;

  const choose = async (mark) => {
    for (const one of reading.querySelectorAll(".chosen")) one.classList.remove("chosen");
    const name = mark.dataset.mark;
    for (const one of reading.querySelectorAll("[data-in]")) {
      if (one.dataset.in.split(" ").includes(name)) one.classList.add("chosen");
    }
    mark.classList.add("chosen");
    const turn = ++asked;
    const answer = await fetch(mark.closest("[data-facts]").dataset.facts + encodeURIComponent(name), { headers: { "HX-Request": "true" } });
    const piece = await answer.text();
    if (turn !== asked) return;
    facts.innerHTML = piece; // made by our own template, and escaped there
    facts.hidden = false;
    mark.scrollIntoView({ block: "nearest" }); // on a telephone the facts lie over the end of the page
    history.replaceState(null, "", mark.href);
  };

  const step = (by) => {
    const all = marks();
    if (!all.length) return;
    const here = document.activeElement;
    let at = all.indexOf(here);
    if (at < 0) {
      const chosen = reading.querySelector("a.mk.chosen, mark.at");
      at = chosen ? all.findIndex((one) => one === chosen || chosen.compareDocumentPosition(one) & 4) - (by > 0 && chosen.matches("mark") ? 1 : 0) : by > 0 ? -1 : 0;
    }
    const next = all[at + by];
    if (next) next.focus();
    else if (by > 0) document.getElementById("text-next")?.focus();
  };

  reading.addEventListener("click", (event) => {
    const mark = event.target.closest("a.mk");
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      choose(mark);
    }
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
  });
  facts.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close]")) return;
    event.preventDefault();
    facts.hidden = true;
    const chosen = reading.querySelector("a.mk.chosen");
    for (const one of reading.querySelectorAll(".chosen")) one.classList.remove("chosen");
    chosen?.focus();
  });
  reading.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  for (const one of reading.querySelectorAll(".steps")) one.hidden = false;
}

// --- a picture: +, - and 0, and dragging
for (const figure of document.querySelectorAll("[data-zoom]")) {
  const frame = figure.querySelector(".frame");
  const buttons = figure.querySelector("figcaption");
  const levels = [1, 2, 3, 4];
  let level = levels.find((one) => frame.classList.contains(`z${one}`)) ?? 1;
  const show = (wanted) => {
    const next = Math.min(4, Math.max(1, wanted));
    const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    frame.classList.replace(`z${level}`, `z${next}`);
    level = next;
    frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
  };
  const by = (change) => show(change === 0 ? 1 : level + change);
  frame.addEventListener("keydown", (event) => {
    const change = { "+": 1, "=": 1, "-": -1, "0": 0 }[event.key];
    if (change !== undefined && !event.ctrlKey && !event.metaKey) { event.preventDefault(); by(change); }
  });
  buttons.addEventListener("click", (event) => {
    const link = event.target.closest("[data-by]");
    if (link) { event.preventDefault(); by(Number(link.dataset.by)); }
  });
  let held = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button || level === 1) return;
    held = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop };
    frame.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  frame.addEventListener("pointermove", (event) => {
    if (held) { frame.scrollLeft = held.x - event.clientX; frame.scrollTop = held.y - event.clientY; }
  });
  for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => { held = null; });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
}

// --- a film: scenes and lines lead to their second
const film = document.getElementById("film");
if (film) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-second]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    film.currentTime = Number(link.dataset.second);
    film.play().catch(() => {});
  });
}
