"use strict";
(function () {
  const slides = Array.from(document.querySelectorAll(".slide"));
  const notes = Array.from(document.querySelectorAll(".notes"));
  const words = document.body.dataset;
  const bar = document.getElementById("done");
  const place = document.getElementById("place");
  const live = document.getElementById("live");
  const curtain = document.getElementById("curtain");
  const start = Date.now();
  let now = 0;
  let second = null;
  let typed = "";
  let resting = 0;

  function fromAddress() {
    const asked = parseInt(location.hash.slice(1), 10);
    return asked >= 1 && asked <= slides.length ? asked - 1 : 0;
  }

  function show(next, quiet) {
    now = Math.max(0, Math.min(slides.length - 1, next));
    slides.forEach(function (slide, k) { slide.hidden = k !== now; });
    const said = (now + 1) + " / " + slides.length;
    place.textContent = said;
    bar.style.width = (slides.length > 1 ? 100 * now / (slides.length - 1) : 100) + "%";
    if (!quiet) { live.textContent = words.slide + " " + said + ": " + slides[now].dataset.title; }
    try { history.replaceState(null, "", "#" + (now + 1)); } catch (error) { /* a file: page */ }
    mirror();
  }

  function blank(on, white) {
    const shown = on === undefined ? curtain.hidden : on;
    curtain.hidden = !shown;
    curtain.classList.toggle("white", Boolean(white));
    live.textContent = shown ? words.blank : words.back;
  }

  function full() {
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    const asked = document.documentElement.requestFullscreen;
    if (asked) { asked.call(document.documentElement).catch(function () {}); }
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const inControl = /^(BUTTON|A|INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName || "");
    const actions = {
      ArrowRight: function () { show(now + 1); }, ArrowDown: function () { show(now + 1); },
      PageDown: function () { show(now + 1); }, ArrowLeft: function () { show(now - 1); },
      ArrowUp: function () { show(now - 1); }, PageUp: function () { show(now - 1); },
      Home: function () { show(0); }, End: function () { show(slides.length - 1); },
      Enter: function () { if (typed) { show(parseInt(typed, 10) - 1); typed = ""; } },
      w: function () { blank(undefined, true); }, W: function () { blank(undefined, true); },
      b: function () { blank(); }, B: function () { blank(); }, ".": function () { blank(); },
      f: full, F: full, n: openNotes, N: openNotes,
      Escape: function () {
        if (!curtain.hidden) { blank(false); }
        else if (document.fullscreenElement) { document.exitFullscreen(); }
      }
    };
    if (event.key === " " && !inControl) {
      event.preventDefault();
      show(event.shiftKey ? now - 1 : now + 1);
      return;
    }
    if (/^[0-9]$/.test(event.key) && !inControl) { typed = (typed + event.key).slice(-3); return; }
    if (event.key === "Enter" && inControl) { return; }
    if (event.key !== "Enter") { typed = ""; }
    const action = actions[event.key];
    if (!action) { return; }
    event.preventDefault();
    if (!curtain.hidden && event.key !== "Escape" && !/^[bBwW.]$/.test(event.key)) { blank(false); }
    action();
  }

  function clock() {
    const spent = Math.floor((Date.now() - start) / 1000);
    const two = function (n) { return String(n).padStart(2, "0"); };
    return {
      time: new Date().toLocaleTimeString(document.documentElement.lang),
      spent: two(Math.floor(spent / 60)) + ":" + two(spent % 60)
    };
  }

  function part(tag, name, text) {
    const made = second.document.createElement(tag);
    made.className = name;
    if (text) { made.textContent = text; }
    return made;
  }

  function openNotes() {
    if (second && !second.closed) { second.focus(); return; }
    second = window.open("", "notes", "width=1100,height=750");
    if (!second) { live.textContent = words.blocked; return; }
    const page = second.document;
    page.documentElement.lang = document.documentElement.lang;
    page.title = words.notes;
    page.head.replaceChildren(document.querySelector("style").cloneNode(true));
    page.body.className = "second";
    page.addEventListener("keydown", keys);
    mirror();
  }

  function mirror() {
    if (!second || second.closed) { return; }
    const page = second.document;
    const top = part("div", "clock");
    top.append(part("span", "spent"), part("span", "time"), part("span", "at",
      (now + 1) + " / " + slides.length));
    const own = page.importNode(notes[now], true);
    own.hidden = false;
    const next = slides[now + 1];
    const after = part("p", "next", next ? words.next + ": " + next.dataset.title : words.last);
    const row = part("div", "buttons");
    [[words.previous, -1], [words.forward, 1]].forEach(function (pair) {
      const button = part("button", "", pair[0]);
      button.addEventListener("click", function () { show(now + pair[1]); });
      row.append(button);
    });
    const heading = part("h1", "", slides[now].dataset.title);
    page.body.replaceChildren(top, heading, own, after, row);
    tick();
  }

  function tick() {
    if (!second || second.closed) { return; }
    const time = clock();
    const spent = second.document.querySelector(".spent");
    if (!spent) { return; }
    spent.textContent = time.spent;
    second.document.querySelector(".time").textContent = time.time;
  }

  function stir() {
    document.body.classList.remove("resting");
    clearTimeout(resting);
    resting = setTimeout(function () {
      if (document.fullscreenElement) { document.body.classList.add("resting"); }
    }, 2500);
  }

  let touched = null;
  document.addEventListener("touchstart", function (event) {
    touched = event.changedTouches[0].clientX;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    const moved = event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 60) { show(now + (moved < 0 ? 1 : -1)); }
  }, { passive: true });
  document.addEventListener("keydown", keys);
  ["mousemove", "touchstart", "focusin", "fullscreenchange"].forEach(function (name) {
    document.addEventListener(name, stir, { passive: true });
  });
  window.addEventListener("hashchange", function () { show(fromAddress()); });
  window.addEventListener("pagehide", function () { if (second) { second.close(); } });
  document.getElementById("previous").addEventListener("click", function () { show(now - 1); });
  document.getElementById("forward").addEventListener("click", function () { show(now + 1); });
  document.getElementById("second").addEventListener("click", openNotes);
  document.getElementById("full").addEventListener("click", full);
  document.getElementById("blank").addEventListener("click", function () { blank(); });
  curtain.addEventListener("click", function () { blank(false); });
  document.body.classList.add("running");
  setInterval(tick, 1000);
  show(fromAddress(), true);
}());
