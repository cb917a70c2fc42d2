"use strict";
// In full screen nothing but the slide is seen, until the pointer is moved or a key leads to the
// controls.
const rest = (function () {
  const STILL = 2500;
  let waiting = 0;
  let last = "";

  function isFull() {
    return Boolean(document.fullscreenElement) || matchMedia("(display-mode: fullscreen)").matches;
  }

  function stir() {
    document.body.classList.add("stirred");
    clearTimeout(waiting);
    waiting = setTimeout(settle, STILL);
  }

  function settle() {
    clearTimeout(waiting);
    document.body.classList.remove("stirred");
  }

  // A browser also tells of a "movement" when only what is under the pointer has changed.
  function moved(event) {
    const place = event.screenX + " " + event.screenY;
    if (last && place !== last) { stir(); }
    last = place;
  }

  function changed() {
    settle();
    document.body.classList.toggle("full", isFull());
  }

  document.addEventListener("mousemove", moved, { passive: true });
  document.addEventListener("fullscreenchange", changed);
  window.addEventListener("resize", changed);
  changed();
  return { stir: stir, changed: changed };
}());
