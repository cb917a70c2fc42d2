// Puts a table's rows in order by the column whose heading is pressed: one way, the other, and as
// they came. A cell's data-order is its number or its day; an empty one is unknown and stands last.
const came = new WeakMap();

function inOrder(rows, at, byNumber, down) {
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const compare = byNumber ? (a, b) => a - b : words;
  const keyed = rows.map((row) => [row.cells[at].dataset.order ?? row.cells[at].textContent, row]);
  const known = keyed.filter(([key]) => key !== "");
  known.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
  return [...known, ...keyed.filter(([key]) => key === "")].map(([, row]) => row);
}

document.addEventListener("click", (event) => {
  const head = event.target.closest?.(".otr-sort")?.closest("th");
  if (!head) return;
  const body = head.closest("table").tBodies[0];
  if (!came.has(body)) came.set(body, [...body.rows]);
  const byNumber = head.classList.contains("otr-number");
  const ways = byNumber ? ["descending", "ascending"] : ["ascending", "descending"];
  const way = ways[ways.indexOf(head.getAttribute("aria-sort")) + 1];
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  if (way) head.setAttribute("aria-sort", way);
  const rows = came.get(body);
  body.append(...(way ? inOrder(rows, head.cellIndex, byNumber, way === "descending") : rows));
});
