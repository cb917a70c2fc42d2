// The reader's briefings stay in this browser, and nowhere else. Before the app starts, what is kept
// is put into the address, from where the app takes it; later, what the app shows of it is kept
// here, and what another tab or an earlier server knew better is handed to the app.
(() => {
  const KEY = "on-the-record-briefings", OWN = "on-the-record-own-links", MOST = 60000;
  const FORM = /^1~[0-9]{1,15}~[0-9]{1,4}(~0?[0-9]{1,4}\.[A-Za-z0-9_-]*)*$/;
  const KEPT = /([?&])kept=[^&]*(&|$)/, BASKET = /([?&])basket=([^&]*)(&|$)/;
  const at = (text) => Number(text.split("~")[1] ?? 0);
  const without = (search, what) =>
    search.replace(what, (...found) => (found.at(-3) === "" ? "" : found[1]));

  // What somebody else wrote into the address under this name is nobody's kept briefing.
  let search = location.search;
  while (KEPT.test(search)) search = without(search, KEPT);

  let store, tab;
  try {
    // Inside a page of somebody else nothing of the reader's is shown.
    if (window.top === window) [store, tab] = [window.localStorage, window.sessionStorage];
  } catch { /* the browser keeps nothing */ }
  function read() {
    try {
      const text = store?.getItem(KEY) ?? "";
      return text.length <= MOST && FORM.test(text) ? text : "";
    } catch { return ""; }
  }
  function own() {
    try { return JSON.parse(tab?.getItem(OWN) ?? "[]"); } catch { return []; }
  }

  // A link that this tab wrote itself is what was kept then; what is kept now is newer.
  const link = BASKET.exec(search)?.[2];
  const held = read();
  if (held && link && own().includes(link)) search = without(search, BASKET);
  if (held) search += `${search ? "&" : "?"}kept=${held}`;
  if (search !== location.search)
    history.replaceState(history.state, "", location.pathname + search + location.hash);

  // An address with what is kept is left out of the history: "back" never leads there.
  const push = history.pushState;
  history.pushState = function (...given) {
    return (KEPT.test(location.search) ? history.replaceState : push).apply(history, given);
  };
  if (!store) return;

  let last = "", waiting = "", mark = null;
  const handed = new Set();

  function hand(text) {
    const box = document.querySelector(".st-key-kept_text input");
    waiting = box ? "" : text;
    const sign = `${mark.session} ${text.slice(0, 30)}`;
    if (!box || handed.has(sign)) return;
    handed.add(sign);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }

  function settle() {
    if (!mark?.text) return;
    const here = read(), mine = at(mark.text), kept = at(here);
    try {
      if (mine > kept) {
        store.setItem(KEY, mark.text);
        if (here && !mark.line.split(",").includes(String(kept))) hand(`other:${here}`);
      } else if (kept > mine) hand(here);
      document.documentElement.dataset.briefings = "kept";
    } catch { delete document.documentElement.dataset.briefings; }
  }

  function remember(written) {
    if (!written) return;
    try {
      const known = own().filter((one) => one !== written);
      tab.setItem(OWN, JSON.stringify([...known.slice(-29), written]));
    } catch { /* then a reload shows the link as one that came from outside */ }
  }

  function look() {
    const found = document.getElementById("otr-briefings");
    if (!found) return;
    if (waiting && document.querySelector(".st-key-kept_text input")) hand(waiting);
    const { text, line, session, link: written } = found.dataset;
    const sign = [session, text, written].join(" ");
    if (sign === last) return;
    last = sign;
    mark = { text, line, session };
    remember(written);
    settle();
  }

  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
  addEventListener("storage", (event) => { if (event.key === KEY) settle(); });
  addEventListener("pageshow", settle);
})();
