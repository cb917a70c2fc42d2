// Streamlit shows by a grey ground which of the links leads to the page that is shown, and tells
// nobody else. This says it to screen readers, and to the style sheet for high contrast.
let waiting = false;

function tell() {
  waiting = false;
  for (const link of document.querySelectorAll(".stPageLink a")) {
    // As written: the first page's link is "?lang=…", which would lead to any page that is shown.
    const here = link.getAttribute("href")?.split("?")[0] === location.pathname.split("/").at(-1);
    if (here === link.hasAttribute("aria-current")) continue;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(tell);
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true,
  attributeFilter: ["class", "href"] });
addEventListener("popstate", tell);
