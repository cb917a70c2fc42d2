// Streamlit shows grey boxes until its scripts for the parts of the page have run, a moment at most. What
// would jump then is shown when it is whole. A rule of the style sheet with :has() for this would be
// tried again at each change of the page for as long as it is open: a third of the time of a choice.
const GREY = '[data-testid="stSkeleton"]';
const WAITED = '.st-key-frame-bar, [class*="st-key-room-"]';

function settle() {
  const waits = [...document.querySelectorAll(GREY)].some((box) => box.closest(WAITED));
  document.documentElement.toggleAttribute("data-waits", waits);
  if (!waits && document.querySelector(".otr-footer")) watcher.disconnect();
}

const watcher = new MutationObserver(settle);
watcher.observe(document.documentElement, { subtree: true, childList: true });
settle();
