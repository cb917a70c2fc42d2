// Copies the words of a post, or the picture of a chart, and says what became of it. Where the
// browser does not allow it, the words are marked and the reader is told so.
const base = new URL("../../../", import.meta.url);

function mark(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copyText(box) {
  const text = box.querySelector(".otr-post-text");
  try {
    await navigator.clipboard.writeText(text.innerText);
    return box.dataset.copied;
  } catch {
    mark(text);
    // Without a secure connection there is no clipboard for pages; this older way may still work.
    return document.execCommand("copy") ? box.dataset.copied : box.dataset.byHand;
  }
}

async function picture(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return new Blob([await answer.blob()], { type: "image/png" });
}

// The clipboard is asked while the click still counts; the picture may come a moment later.
async function copyPicture(box, address) {
  if (!navigator.clipboard?.write || !window.ClipboardItem) return box.dataset.noPicture;
  const made = picture(address);
  const sent = made.then(() => true, () => false);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
    return box.dataset.copiedPicture;
  } catch {
    return (await sent) ? box.dataset.noPicture : box.dataset.notSent;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.(".otr-post button[data-copy]");
  if (!button) return;
  const box = button.closest(".otr-post");
  const said = box.querySelector("output");
  if (button.dataset.copy === "text") {
    said.textContent = await copyText(box);
    return;
  }
  said.textContent = box.dataset.busy;
  said.textContent = await copyPicture(box, new URL(button.dataset.picture, base));
});
