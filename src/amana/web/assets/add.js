// Dropping files and folders: walked here, sent two at a time, gone on with after a reload or a cut connection.
const drop = document.getElementById("drop"), words = drop.dataset;
const list = document.getElementById("list"), sent = document.getElementById("sent"), all = document.getElementById("all");
const summary = document.getElementById("summary"), again = document.getElementById("again"), take = document.getElementById("take");
const csrf = document.querySelector('meta[name="csrf"]').content;
const AT_ONCE = 2, SHOWN = 200;
const known = new Map(), queue = [], numbers = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
let batch = words.batch, going = 0, beginning = null, bytesThere = 0, bytesTotal = 0, told = 0;

for (const line of list.children) known.set(line.dataset.key, { state: "there", line });
const before = known.size;
// The list shows the last of them; what is there already is not sent again, however many they are.
const listed = batch ? fetch(`/api/add/${batch}`, { headers: { "X-Quiet": "1" } }).then((answer) => answer.json()).then((said) => {
  for (const key of said.files) if (!known.has(key)) known.set(key, { state: "there" });
}) : Promise.resolve();

const size = (count) => {
  const units = words.b.split(" ");
  let step = 0;
  while (count >= 1000 && step < units.length - 1) { count /= 1000; step += 1; }
  return `${numbers.format(count)} ${units[step]}`;
};

async function began() {
  if (batch) return batch;
  beginning ??= fetch("/api/add/begin", { method: "POST", headers: { "X-CSRF": csrf } }).then(async (answer) => {
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${said.message} ${said.hint}`);
    batch = said.batch;
    for (const field of document.querySelectorAll('input[name="batch"]')) field.value = batch;
    history.replaceState(null, "", `/add?batch=${batch}`);
    return batch;
  }).finally(() => { beginning = null; });
  return beginning;
}

function offer(path, file) {
  const key = `${path}|${file.size}|${Math.max(0, file.lastModified)}`;
  const there = known.get(key);
  if (there && there.state !== "cut") return;
  const one = there ?? { key, path, file };
  one.file = file;
  one.state = "waiting";
  one.loaded = 0;
  known.set(key, one);
  queue.push(one);
  if (!there) bytesTotal += file.size;
  show(one, "waiting");
  go();
}

// Names come from outside: they are put in as text, never as markup.
function show(one, state, more) {
  one.state = state;
  if (!one.line) {
    one.line = document.createElement("li");
    one.line.append(document.createElement("span"), " ", document.createElement("bdi"), " ", document.createElement("span"), " ", document.createElement("progress"));
    const [tag, name, note, bar] = one.line.children;
    tag.className = "tag"; name.className = "path"; name.dir = "auto"; name.textContent = one.path; note.className = "soft small"; bar.max = 1;
    bar.setAttribute("aria-label", one.path);
    list.prepend(one.line);
    trim();
  }
  const [tag, , note, bar] = one.line.children;
  tag.textContent = words[state];
  tag.classList.toggle("bad", state === "cut");
  note.textContent = more ?? size(one.file.size);
  if (bar) { bar.hidden = state !== "sending"; bar.value = one.file.size ? one.loaded / one.file.size : 0; }
  sent.hidden = false;
}

function trim() {
  for (let at = list.children.length - 1; at >= 0 && list.children.length > SHOWN; at -= 1) {
    const line = list.children[at];
    if (line.firstElementChild.textContent === words.there) line.remove();
  }
}

function tell(now) {
  const busy = going > 0 || queue.length > 0, time = performance.now();
  take.disabled = busy || ![...known.values()].some((one) => one.state === "there");
  all.hidden = !busy;
  if (!now && time - told < 250) return;
  told = time;
  const ones = [...known.values()], mine = ones.filter((one) => one.file);
  const loaded = mine.reduce((sum, one) => sum + (one.state === "there" ? one.file.size : one.loaded ?? 0), 0);
  all.max = bytesTotal || 1;
  all.value = loaded;
  const there = ones.filter((one) => one.state === "there").length;
  if (mine.length) summary.textContent = words.summary.replace("%1", numbers.format(there)).replace("%2", numbers.format(ones.length)).replace("%3", size(bytesTotal));
  again.hidden = busy || !ones.some((one) => one.state === "cut");
}

function go() {
  while (going < AT_ONCE && queue.length) {
    const one = queue.shift();
    going += 1;
    send(one).catch((fault) => show(one, "cut", fault.message)).finally(() => { going -= 1; tell(true); go(); });
  }
  tell();
}

async function send(one) {
  if (one.file.size > words.free - bytesThere) throw new Error(words.full);
  const to = await began();
  show(one, "sending");
  await new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/add/${to}/file`);
    request.setRequestHeader("X-CSRF", csrf);
    request.setRequestHeader("X-Path", encodeURIComponent(one.path.toWellFormed ? one.path.toWellFormed() : one.path));
    request.setRequestHeader("X-Size", String(one.file.size));
    request.setRequestHeader("X-Modified", String(Math.max(0, one.file.lastModified)));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => { one.loaded = event.loaded; show(one, "sending"); tell(); });
    request.addEventListener("load", () => {
      if (request.status === 200) { done(); return; }
      let said = "";
      try { const told = JSON.parse(request.responseText); said = `${told.message} ${told.hint}`; } catch { said = String(request.status); }
      failed(new Error(said));
    });
    request.addEventListener("error", () => failed(new Error("")));
    request.send(one.file);
  });
  bytesThere += one.file.size;
  show(one, "there");
}

// Folders are walked to their end: a browser gives their entries in parts.
async function walk(entry) {
  await listed;
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    offer(entry.fullPath.replace(/^\//, ""), file);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const entries = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!entries.length) return;
    for (const inner of entries) {
      try { await walk(inner); } catch (fault) { lost(inner, fault); }
    }
  }
}

function lost(entry, fault) {
  const path = entry.fullPath.replace(/^\//, ""), one = { key: `${path}|lost`, path, file: { size: 0 }, loaded: 0 };
  known.set(one.key, one);
  show(one, "cut", fault.message);
}

for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  for (const entry of entries) walk(entry).catch((fault) => lost(entry, fault));
});
for (const picker of document.querySelectorAll('#drop input[type="file"]')) {
  picker.addEventListener("change", async () => {
    const files = [...picker.files];
    picker.value = "";
    await listed;
    for (const file of files) offer(file.webkitRelativePath || file.name, file);
  });
}
again.addEventListener("click", () => {
  for (const one of known.values()) if (one.state === "cut" && one.file.lastModified !== undefined) offer(one.path, one.file);
});
addEventListener("beforeunload", (event) => { if (going || queue.length) event.preventDefault(); });
if (before) tell(true); else take.disabled = true;
// Without a batch there is nothing to take in, but a folder of this machine may still be named.
take.form.querySelector('[name="path"]')?.addEventListener("input", () => tell(true));
