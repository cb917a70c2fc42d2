// Streamlit's own words are English. This says them in the language of the page, as they come and
// when the language is changed. What to say stands in the page: screen/streamlit_words.py.
const tables = JSON.parse(document.getElementById("otr-words")?.textContent ?? "{}");
const LABELS = ["aria-label", "title", "placeholder"];
const NOT_OURS = "svg, script, style, textarea, .otr-plot";
const kept = new WeakMap();

function translated(text, isLabel) {
  const table = tables[document.documentElement.lang];
  if (!table) return text;
  const bare = text.trim();
  if (Object.hasOwn(table.whole, bare)) return table.whole[bare];
  for (const [theirs, ours] of Object.entries(table.holes)) {
    const [before, after] = theirs.split("{}");
    if (bare.length > theirs.length - "{}".length && bare.startsWith(before) && bare.endsWith(after))
      return ours.replace("{}", () => bare.slice(before.length, bare.length - after.length));
  }
  const [of, fits, rest] = isLabel
    ? [table.begins, (part) => text.startsWith(part), (part, said) => said + text.slice(part.length)]
    : [table.ends, (part) => /^[\d.]+$/.test(bare.slice(0, -part.length)) && bare.endsWith(part),
      (part, said) => bare.slice(0, -part.length) + said];
  const part = Object.keys(of).find(fits);
  return part === undefined ? text : rest(part, of[part]);
}

// What Streamlit wrote is kept, so that another language is said of it and not of our words.
function say(node, name, text, put) {
  if (!text) return;
  const before = kept.get(node) ?? {};
  const theirs = before[name]?.ours === text ? before[name].theirs : text;
  const ours = translated(theirs, name !== "text");
  kept.set(node, { ...before, [name]: { theirs, ours } });
  if (ours !== text) put(ours);
}

function sayAll(root) {
  if (root.nodeType === Node.TEXT_NODE) say(root, "text", root.data, (said) => { root.data = said; });
  if (root.nodeType !== Node.ELEMENT_NODE || root.matches(NOT_OURS)) return;
  for (const name of LABELS)
    say(root, name, root.getAttribute(name), (said) => root.setAttribute(name, said));
  for (const child of root.childNodes) sayAll(child);
}

new MutationObserver((changes) => {
  // In Streamlit's own language nothing is to be said, until the language is changed.
  const english = !tables[document.documentElement.lang];
  for (const { type, target, attributeName, addedNodes } of changes) {
    if (target === document.documentElement && attributeName === "lang") sayAll(document.body);
    if (english || (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(NOT_OURS)) continue;
    if (type === "childList") addedNodes.forEach(sayAll);
    else if (type === "characterData") sayAll(target);
    else if (attributeName !== "lang")
      say(target, attributeName, target.getAttribute(attributeName), (said) => target.setAttribute(attributeName, said));
  }
}).observe(document.documentElement, { subtree: true, childList: true, characterData: true,
  attributes: true, attributeFilter: [...LABELS, "lang"] });
sayAll(document.body);
