// A map that can be dragged and zoomed: only the part of the picture that is seen changes, nothing is asked for.
const LEAST = 1 / 16;

for (const svg of document.querySelectorAll(".earth svg")) {
  const whole = svg.viewBox.baseVal;
  const { x, y, width, height } = whole;
  let held = null;
  let moved = false;

  const show = (left, top, share) => {
    const wide = width * share;
    const high = height * share;
    const clear = (value, room) => Math.min(Math.max(value, 0), room);
    svg.setAttribute("viewBox", [x + clear(left - x, width - wide), y + clear(top - y, height - high), wide, high].join(" "));
  };
  const share = () => svg.viewBox.baseVal.width / width;
  const unit = () => svg.viewBox.baseVal.width / svg.clientWidth;

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls on
    event.preventDefault();
    const box = svg.viewBox.baseVal;
    const area = svg.getBoundingClientRect();
    const [across, down] = [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
    const next = Math.min(1, Math.max(LEAST, share() * 1.2 ** Math.sign(event.deltaY)));
    show(box.x + box.width * across - width * next * across, box.y + box.height * down - height * next * down, next);
  }, { passive: false });

  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || share() === 1) return; // fingers scroll the page
    held = { px: event.clientX, py: event.clientY, left: svg.viewBox.baseVal.x, top: svg.viewBox.baseVal.y };
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [dx, dy] = [event.clientX - held.px, event.clientY - held.py];
    if (Math.hypot(dx, dy) > 4) moved = true;
    if (moved) show(held.left - dx * unit(), held.top - dy * unit(), share());
  });
  window.addEventListener("pointerup", () => { held = null; });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
}
for (const hint of document.querySelectorAll(".needs-script")) hint.hidden = false;
