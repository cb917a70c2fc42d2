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
    script.onerror = () => { library = undefined; failed(new Error("the charting library")); };
    document.head.append(script);
  });
  return library;
}

async function grow(box) {
  if (box.dataset.grown) return;
  box.dataset.grown = "1";
  try {
    const asked = fetch(new URL(box.dataset.plot, base));
    const [Plotly, answer] = await Promise.all([load(), asked]);
    if (!answer.ok || !box.isConnected) return;
    const { data, layout } = await answer.json();
    const room = document.createElement("div");
    room.className = "otr-plot";
    room.setAttribute("aria-hidden", "true"); // the drawing's words are what is read out
    box.append(room);
    await Plotly.newPlot(room, data, { ...layout, autosize: true, width: undefined }, CONFIG);
    box.classList.add("otr-live");
  } catch {
    delete box.dataset.grown; // the drawing stays; the next look tries again
  }
}

const idle = (then) => (window.requestIdleCallback ?? setTimeout)(then, { timeout: 1500 });
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) {
    seen.unobserve(entry.target);
    idle(() => grow(entry.target));
  }
}, { rootMargin: "150px" });

function find(root) {
  for (const box of root.querySelectorAll?.("figure[data-plot]:not([data-seen])") ?? []) {
    box.dataset.seen = "1";
    seen.observe(box);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.nodeType === 1) find(node.parentNode ?? node);
    for (const node of change.removedNodes)
      for (const room of node.querySelectorAll?.(".otr-plot") ?? []) window.Plotly?.purge(room);
  }
}).observe(document.documentElement, { subtree: true, childList: true });
find(document);
