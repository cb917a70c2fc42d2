// The search box of the app: opened by its link in the bar, or by Ctrl or Cmd and K; results as
// one types, from this server only. Without scripts the link leads to the page that searches.
const base = new URL("../../../", import.meta.url);
const PAUSE = 120;
let dialog, field, list, status, all, close, words, timer, asking, lastAsked, results = [], chosen = -1;

const link = () => document.querySelector("a.otr-find");
const make = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

function build() {
  field = make("input", { type: "search", role: "combobox", id: "otr-find-field",
    "aria-expanded": "false", "aria-controls": "otr-find-list", "aria-autocomplete": "list",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "200" });
  list = make("ul", { role: "listbox", id: "otr-find-list", tabindex: "-1" });
  status = make("p", { role: "status", class: "otr-find-status" });
  all = make("a", { class: "otr-find-all" });
  close = make("button", { type: "button", class: "otr-find-close" });
  dialog = make("dialog", { class: "otr-find-box" },
    make("div", { class: "otr-find-top" }, field, close), status, list, all);
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("keydown", key);
  dialog.addEventListener("close", () => { asking?.abort(); link()?.focus(); });
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps focus
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (place >= 0) go(results[place]);
  });
}

function open() {
  const from = link();
  if (!from) return;
  if (!dialog) build();
  if (words !== from.dataset) {
    words = from.dataset;
    dialog.setAttribute("aria-label", words.label);
    field.setAttribute("aria-label", words.label);
    field.placeholder = words.hint;
    list.setAttribute("aria-label", words.found);
    close.textContent = words.close;
    all.textContent = words.all;
  }
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
  ask();
}

async function ask() {
  const query = field.value.trim();
  const asked = `${words.lang} ${query}`;
  all.href = query ? `${link().href.split("?")[0]}?q=${encodeURIComponent(query)}` : link().href;
  if (!query) { asking?.abort(); lastAsked = ""; show([]); say(words.hint); return; }
  if (asked === lastAsked) return;
  asking?.abort();
  asking = new AbortController();
  const slow = setTimeout(() => say(words.searching), 400);
  asking.signal.addEventListener("abort", () => clearTimeout(slow));
  try {
    const answer = await fetch(
      new URL(`data/search.json?lang=${words.lang}&q=${encodeURIComponent(query)}`, base),
      { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.status);
    const found = await answer.json();
    lastAsked = asked;
    clearTimeout(slow);
    show(found.results);
    const count = words.count.replace("0", found.results.length);
    say([...found.remarks, found.results.length ? count : words.nothing].join(" "));
  } catch (error) {
    if (error.name === "AbortError") return;
    clearTimeout(slow);
    lastAsked = "";
    show([]);
    say(words.failed);
  }
}

const say = (text) => { status.textContent = text; };

function show(found) {
  results = found;
  chosen = -1;
  list.replaceChildren(...found.map((hit, place) => make("li",
    { role: "option", id: `otr-find-${place}`, "aria-selected": "false" },
    make("span", { class: "otr-find-kind" }, hit.kind_words),
    make("span", { class: "otr-find-title" },
      ...(hit.value ? [make("strong", {}, hit.value), " "] : []), hit.title),
    make("span", { class: "otr-find-about" }, hit.about))));
  field.setAttribute("aria-expanded", String(found.length > 0));
  list.hidden = !found.length;
  mark(found.length ? 0 : -1);
}

function mark(place) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = place;
  const option = list.children[place];
  if (!option) { field.removeAttribute("aria-activedescendant"); return; }
  option.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function key(event) {
  event.stopPropagation(); // the app has keys of its own
  const many = results.length;
  if (event.key === "Escape") { event.preventDefault(); dialog.close(); return; }
  if (event.target !== field || event.isComposing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (many && event.key in steps) {
    event.preventDefault();
    mark((chosen + steps[event.key] + many) % many);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (results[chosen] && lastAsked === `${words.lang} ${field.value.trim()}`) go(results[chosen]);
    else if (field.value.trim()) location.assign(all.href);
  }
}

// A page of the app is opened in the session that is running, as "back" and "forward" do: what
// was gathered for the briefing stays. Everything else is another page.
function go(hit) {
  dialog.close();
  if (!hit.in_app) { location.assign(hit.address); return; }
  history.pushState(null, "", hit.address);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
}

document.addEventListener("click", (event) => {
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
  if (plain && event.target.closest?.("a.otr-find")) { event.preventDefault(); open(); }
}, true);
document.addEventListener("keydown", (event) => {
  const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (wanted && event.key.toLowerCase() === "k" && link()) { event.preventDefault(); open(); }
}, true);
