"use strict";
// What is shown, and the keys for it, in the audience's window and in the presenter's view.
(function () {
  const slides = Array.from(document.querySelectorAll(".slide"));
  const live = document.getElementById("live");
  const curtain = document.getElementById("curtain");
  const told = new Map();
  let now = 0;
  let typed = "";

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  function fromAddress() {
    const asked = parseInt(location.hash.slice(1), 10);
    return asked >= 1 && asked <= slides.length ? asked - 1 : 0;
  }

  // Says something in the window in which a key was pressed: the audience reads no messages.
  function tell(page, text) {
    page.querySelector(".told").textContent = text;
    clearTimeout(told.get(page));
    told.set(page, setTimeout(function () {
      typed = "";
      page.querySelector(".told").textContent = "";
    }, 5000));
  }

  function remember() {
    try { history.replaceState({ clock: clock.state }, "", "#" + (now + 1)); }
    catch (error) { /* a browser that writes no address for a file */ }
  }

  function scrolling() {
    slides[now].querySelectorAll("[data-scrolls]").forEach(function (part) {
      if (part.scrollHeight <= part.clientHeight + 1) { part.removeAttribute("tabindex"); return; }
      part.tabIndex = 0;
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", slides[now].dataset.title);
    });
  }

  function behind() {
    if (curtain.hidden) { return ""; }
    return curtain.classList.contains("white") ? words.white : words.black;
  }

  function mirror() { speaker.show(now, behind()); }

  function show(next, quiet) {
    const was = now;
    now = Math.max(0, Math.min(slides.length - 1, next));
    if (was === 0 && now > 0 && !quiet) { clock.begin(); }
    slides.forEach(function (slide, k) { slide.hidden = k !== now; });
    const said = (now + 1) + " / " + slides.length;
    document.getElementById("place").textContent = said;
    document.getElementById("done").style.width =
      (slides.length > 1 ? 100 * now / (slides.length - 1) : 100) + "%";
    if (!quiet) { live.textContent = words.slide + " " + said + ": " + slides[now].dataset.title; }
    scrolling();
    remember();
    mirror();
  }

  function jump(page) {
    const wanted = parseInt(typed, 10);
    typed = "";
    if (wanted >= 1 && wanted <= slides.length) { tell(page, ""); show(wanted - 1); return; }
    tell(page, filled(words.no_slide, { number: wanted, last: slides.length }));
  }

  function cover(white) {
    const same = !curtain.hidden && curtain.classList.contains("white") === white;
    curtain.hidden = same;
    curtain.classList.toggle("white", white);
    live.textContent = same ? words.back : behind();
    mirror();
  }

  function uncover() {
    if (curtain.hidden) { return; }
    curtain.hidden = true;
    live.textContent = words.back;
    mirror();
  }

  function full(page) {
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    const refused = function () { tell(page, words.full_there); };
    const asked = document.documentElement.requestFullscreen;
    if (!asked) { refused(); return; }
    asked.call(document.documentElement).then(rest.changed, refused);
  }

  function openView(page) {
    if (!speaker.open(wire)) { tell(page, words.blocked); return; }
    mirror();
  }

  function help(page) {
    const sheet = page.getElementById("help");
    if (sheet.open) { sheet.close(); } else { sheet.showModal(); }
  }

  function timed(change) { change(); remember(); speaker.tick(); }

  const ACTIONS = {
    previous: function () { show(now - 1); }, forward: function () { show(now + 1); },
    first: function () { show(0); }, last: function () { show(slides.length - 1); },
    black: function () { cover(false); }, white: function () { cover(true); },
    run: function () { timed(clock.toggle); }, reset: function () { timed(clock.reset); },
    view: openView, full: full, help: help,
    leave: function () {
      if (!curtain.hidden) { uncover(); }
      else if (document.fullscreenElement) { document.exitFullscreen(); }
    }
  };
  const KEYS = {
    ArrowRight: "forward", ArrowDown: "forward", PageDown: "forward", " ": "forward",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Home: "first", End: "last",
    b: "black", ".": "black", w: "white", f: "full", n: "view", t: "run", r: "reset",
    "?": "help", Escape: "leave"
  };
  const MOVES = ["forward", "previous", "first", "last"];

  function keys(event) {
    const page = event.currentTarget;
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (page.getElementById("help").open && event.key !== "?") { return; }
    const presses = /^(BUTTON|SUMMARY)$/.test(at.tagName) && /^( |Enter)$/.test(event.key);
    if (typed && event.key === "Enter") { event.preventDefault(); jump(page); return; }
    if (presses) { return; }
    if (/^Arrow(Up|Down)$/.test(event.key) && at.closest && at.closest("[data-scrolls][tabindex]")) {
      return;
    }
    if (/^[0-9]$/.test(event.key)) {
      typed = (typed + event.key).slice(-3);
      tell(page, filled(words.typed, { number: typed }));
      return;
    }
    let action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (event.key === " " && event.shiftKey) { action = "previous"; }
    if (!action) { return; }
    event.preventDefault();
    if (typed) { typed = ""; tell(page, ""); }
    if (MOVES.includes(action)) { uncover(); leaveControls(page); }
    ACTIONS[action](page);
  }

  // A button that was used with the pointer does not keep the keys, nor the controls in sight.
  function leaveControls(page) {
    const there = page.activeElement;
    if (there && there.closest(".controls")) { there.blur(); }
  }

  function clicks(event) {
    const page = event.currentTarget;
    const button = event.target.closest("[data-do], [data-go]");
    if (!button) { return; }
    if (event.detail) { button.blur(); }
    if (button.dataset.go) { show(Number(button.dataset.go) - 1); }
    else { ACTIONS[button.dataset.do](page); }
  }

  function wire(page) {
    page.addEventListener("keydown", keys);
    page.addEventListener("click", clicks);
  }

  let touched = null;
  document.addEventListener("touchstart", function (event) {
    touched = event.touches.length === 1 ? event.touches[0].clientX : null;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (touched === null) { return; }
    const moved = event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 60) { show(now + (moved < 0 ? 1 : -1)); } else { rest.stir(); }
  }, { passive: true });
  wire(document);
  curtain.addEventListener("click", uncover);
  window.addEventListener("hashchange", function () { show(fromAddress()); });
  window.addEventListener("pagehide", speaker.close);
  window.addEventListener("resize", function () { scrolling(); speaker.fit(); });
  document.addEventListener("fullscreenchange", function () { scrolling(); speaker.fit(); });
  document.body.classList.add("running");
  setInterval(function () { if (speaker.mend(wire)) { mirror(); } speaker.tick(); }, 500);
  show(fromAddress(), true);
}());
