// A chart of a page is a drawing of the server's first. Where it comes into view, this turns it
// into the interactive chart, in the same box; where scripts or the network fail, the drawing stays.
const base = new URL("../../../", import.meta.url);
const CONFIG = { displaylogo: false, responsive: true, displayModeBar: false, scrollZoom: false,
  doubleClick: "reset" };
let library;

function load() {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("./plotly-basic.min.js", import.meta.url);
    script.onload = () => done(window.Plotly);
    script.onerror = () => { library = undefined; script.remove(); failed(new Error("the charting library")); };
    document.head.append(script);
  });
  return library;
}

// A server that is busy or just gone says when to come back, or nothing: a few times it is asked again.
const TRIES = 6, BUSY = [429, 502, 503, 504];

async function asked(address) {
  for (let time = 1; ; time += 1) {
    let wait = 2 ** time / 2;
    try {
      const answer = await fetch(address);
      if (!BUSY.includes(answer.status) || time === TRIES) return answer;
      wait = Math.max(wait, Math.min(Number(answer.headers.get("retry-after")) || 0, 30));
    } catch (error) {
      if (time === TRIES) throw error;
    }
    await new Promise((go) => setTimeout(go, wait * 1000));
  }
}

async function grow(box) {
  if (box.dataset.grown) return;
  box.dataset.grown = "1";
  try {
    const [Plotly, answer] = await Promise.all([load(), asked(new URL(box.dataset.plot, base))]);
    if (!answer.ok) box.dataset.refused = answer.status;
    if (!answer.ok || !box.isConnected) return;
    const { data, layout } = await answer.json();
    const room = document.createElement("div");
    room.className = "otr-plot";
    room.setAttribute("aria-hidden", "true"); // the drawing's words are what is read out
    smaller(box, layout);
    const fit = wider(box, layout);
    for (const { at, text } of fit()) layout.annotations[at].text = text;
    box.append(room);
    await Plotly.newPlot(room, data, { ...layout, autosize: true, width: undefined }, CONFIG);
    new ResizeObserver(() => {
      const changes = fit().filter(({ at, text }) => room.layout.annotations[at].text !== text);
      if (changes.length) Plotly.relayout(room, Object.fromEntries(changes.map(({ at, text }) => [`annotations[${at}].text`, text])));
    }).observe(box);
    box.classList.add("otr-live");
    room.on("plotly_afterplot", () => marks(box, room));
    marks(box, room);
  } catch { /* the drawing stays */ }
}

// Words on a chart were broken for a narrow phone; where a page is magnified until even less is left,
// they are written smaller by as much, so that none is cut.
const NARROWEST = 320;

function smaller(box, { annotations = [], font = {} }) {
  const part = box.clientWidth / NARROWEST;
  if (part < 1) for (const sign of annotations)
    sign.font = { ...sign.font, size: Math.floor((sign.font?.size ?? font.size ?? 12) * part * 10) / 10 };
}

// The lines under a chart are as short as a narrow screen needs them; a wide one shows several in one.
const LINE = 330;

function wider(box, { annotations = [], margin: { l = 0, r = 0 } = {} }) {
  const short = annotations.flatMap(({ name, text }, at) => (name === "source" ? [{ at, lines: text.split("<br>") }] : []));
  return () => {
    const most = Math.max(1, Math.floor((box.clientWidth - l - r) / LINE));
    return short.map(({ at, lines }) => ({ at,
      text: lines.reduce((said, line, place) => said + (place ? (place % most ? " " : "<br>") : "") + line, "") }));
  };
}

const idle = (then) => (window.requestIdleCallback ?? setTimeout)(then, { timeout: 1500 });
const NEAR = 150;
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) {
    seen.unobserve(entry.target);
    idle(() => grow(entry.target));
  }
}, { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` });

function near(box) {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > -NEAR && top < innerHeight + NEAR;
}

// What takes the place of an interactive chart was just chosen: it does not wait until nothing else is to do.
function find(root, chosen) {
  for (const box of root.querySelectorAll?.("figure[data-plot]:not([data-seen])") ?? []) {
    box.dataset.seen = "1";
    if (chosen && near(box)) grow(box);
    else seen.observe(box);
  }
}

new MutationObserver((changes) => {
  const gone = changes.flatMap(({ removedNodes }) => [...removedNodes])
    .flatMap((node) => [...(node.querySelectorAll?.(".otr-plot") ?? [])]);
  for (const room of gone) window.Plotly?.purge(room);
  for (const { addedNodes } of changes)
    for (const node of addedNodes) if (node.nodeType === 1) find(node.parentNode ?? node, gone.length > 0);
}).observe(document.documentElement, { subtree: true, childList: true });
find(document);

// Breaks and notes that are not written on the chart are small marks. Each answers to pointing, touch
// and keyboard; those that a finger could not tell apart answer together.
const FINGER = 24;

function marks(box, room) {
  const at = box.getBoundingClientRect();
  const found = [...room.querySelectorAll(".annotation")].flatMap((sign) => {
    const { name, hovertext } = room.layout.annotations?.[sign.dataset.index] ?? {};
    const place = sign.getBoundingClientRect();
    if (name !== "mark" || !place.width) return [];
    return [{ x: place.x + place.width / 2 - at.x, y: place.y + place.height / 2 - at.y, said: plain(hovertext) }];
  }).sort((one, two) => one.y - two.y || one.x - two.x);
  const together = [];
  for (const mark of found) {
    const last = together.at(-1);
    if (last && last.y === mark.y && mark.x - last.x < FINGER) last.said.push(mark.said);
    else together.push({ ...mark, said: [mark.said] });
  }
  const known = JSON.stringify(together);
  if (box.dataset.marks === known) return;
  box.dataset.marks = known;
  box.querySelectorAll(".otr-mark, .otr-said").forEach((old) => old.remove());
  for (const { x, y, said } of together) {
    const button = document.createElement("button"), words = document.createElement("span");
    button.type = "button";
    button.className = "otr-mark";
    button.style.setProperty("--x", `${x}px`);
    button.style.setProperty("--y", `${y}px`);
    button.setAttribute("aria-label", said.join(" "));
    words.className = "otr-said";
    words.setAttribute("aria-hidden", "true"); // the button's own words are what is read out
    words.style.setProperty("--x", `${x}px`);
    words.style.setProperty("--y", `${y}px`);
    words.textContent = said.join("\n");
    box.append(button, words);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.activeElement?.closest?.(".otr-mark")?.blur();
});

// The buttons beside a chart that can be drawn nearer. Each period can be gone to and is read out.
const plain = (html) => new DOMParser()
  .parseFromString(html.replaceAll("<br>", " "), "text/html").body.textContent;

function zoom(room, share) {
  const changed = {};
  for (const name of Object.keys(room._fullLayout).filter((key) => /^xaxis\d*$/.test(key))) {
    const [from, to] = room._fullLayout[name].range.map((day) => new Date(day).getTime());
    const middle = (from + to) / 2, half = ((to - from) / 2) * share;
    changed[`${name}.range`] = [middle - half, middle + half].map((at) => new Date(at).toISOString());
  }
  window.Plotly.relayout(room, changed);
}

function showAll(room) {
  const changed = {};
  for (const name of Object.keys(room.layout).filter((key) => /^xaxis\d*$/.test(key)))
    changed[`${name}.range`] = room.otrRanges[name].slice();
  window.Plotly.relayout(room, changed);
}

function step(room, by, said) {
  const points = [];
  room.data.forEach((trace, curveNumber) => (trace.x ?? []).forEach((x, pointNumber) => {
    if (x != null) points.push({ x: String(x), curveNumber, pointNumber, trace });
  }));
  const places = [...new Set(points.map((point) => point.x))].sort();
  const now = places.indexOf(room.dataset.at);
  const next = now < 0 ? (by > 0 ? 0 : places.length - 1) : now + by;
  const at = places[Math.min(Math.max(next, 0), places.length - 1)];
  room.dataset.at = at;
  const there = points.filter((point) => point.x === at);
  const planes = [...new Set(there.map(({ trace }) => (trace.xaxis ?? "x") + (trace.yaxis ?? "y")))];
  window.Plotly.Fx.hover(room, there.map(({ curveNumber, pointNumber }) => ({ curveNumber, pointNumber })), planes);
  const words = there.map(({ trace, pointNumber }) => plain(trace.hovertext[pointNumber]));
  said.textContent = `${at.slice(0, 4)}: ${words.join("; ")}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".otr-zoom button");
  const bar = button?.parentElement;
  const room = bar?.previousElementSibling?.querySelector(".otr-plot");
  if (!room?._fullLayout) return;
  room.otrRanges ??= Object.fromEntries(Object.entries(room.layout)
    .filter(([name]) => /^xaxis\d*$/.test(name)).map(([name, axis]) => [name, axis.range.slice()]));
  window.Plotly.Fx.unhover(room);
  const doing = { near: () => zoom(room, 0.5), far: () => zoom(room, 2), all: () => showAll(room),
    before: () => step(room, -1, bar.querySelector("output")),
    after: () => step(room, 1, bar.querySelector("output")) };
  doing[button.dataset.do]?.();
});
