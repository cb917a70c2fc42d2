// The reader's own pictures stay in this browser, and nowhere else. What the briefing page shows is
// kept here under the name of its bytes; what an open briefing names and the app lacks is handed to
// it, as a file that is sent up. What no briefing names any more is forgotten after a while.
const STORE = "on-the-record-pictures", FORGET_AFTER = 10 * 60 * 1000;
const NAME = /st-key-picture-of-([0-9a-f]{64})-/, MOST = 400_000;
const handed = new Set();
let last = "";

function asked(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function pictures(mode) {
  const opened = indexedDB.open(STORE, 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("pictures", { keyPath: "name" });
  const base = await asked(opened);
  return { base, store: base.transaction("pictures", mode).objectStore("pictures") };
}

async function read(name) {
  const { base, store } = await pictures("readonly");
  try { return await asked(store.get(name)); } finally { base.close(); }
}

async function write(record) {
  const { base, store } = await pictures("readwrite");
  try { await asked(store.put(record)); } finally { base.close(); }
}

// A picture that the page shows is kept, once.
async function keep(image) {
  const name = NAME.exec(image.closest('[class*="st-key-picture-of-"]').className)?.[1];
  if (!name || (await read(name))) return;
  const answer = await fetch(image.src);
  const blob = await answer.blob();
  if (answer.ok && blob.size <= MOST) await write({ name, blob, at: Date.now() });
}

async function tidy(named) {
  const { base, store } = await pictures("readwrite");
  try {
    for (const record of await asked(store.getAll())) {
      if (named.includes(record.name)) store.put({ ...record, at: Date.now() });
      else if (Date.now() - record.at > FORGET_AFTER) store.delete(record.name);
    }
  } finally { base.close(); }
}

async function hand(mark, wanted) {
  const found = [];
  for (const name of wanted) {
    const sign = `${mark.session} ${name}`;
    const record = handed.has(sign) ? null : await read(name);
    if (!record) continue;
    handed.add(sign);
    const ending = record.blob.type === "image/png" ? "png" : "jpg";
    found.push(new File([record.blob], `${name}.${ending}`, { type: record.blob.type }));
  }
  const box = document.querySelector(".st-key-handed-pictures input[type=file]");
  if (!found.length || !box) return;
  const moved = new DataTransfer();
  for (const file of found) moved.items.add(file);
  box.files = moved.files;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

async function look() {
  const mark = document.getElementById("otr-pictures")?.dataset;
  if (!mark || !document.querySelector(".st-key-handed-pictures input[type=file]")) return;
  const images = [...document.querySelectorAll('[class*="st-key-picture-of-"] img')];
  const sign = [mark.session, mark.wanted, mark.named, ...images.map((one) => one.src)].join(" ");
  if (sign === last) return;
  last = sign;
  const names = (text) => text.split(" ").filter(Boolean);
  try {
    for (const image of images) await keep(image);
    await hand(mark, names(mark.wanted));
    await tidy(names(mark.named));
  } catch { /* the browser keeps no pictures: the page says of each that it is not here */ }
}

// Inside a page of somebody else nothing of the reader's is shown.
if (window.top === window && window.indexedDB)
  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
