"use strict";
// The presenter's view: a second window without an address of its own, filled from here. It shows
// the slides as the audience's window has them, so that both cannot differ.
const words = JSON.parse(document.body.dataset.words);
const speaker = (function () {
  const slides = Array.from(document.querySelectorAll(".slide"));
  const notes = Array.from(document.querySelectorAll(".notes"));
  let view = null;
  let wired = null;

  // A window that was loaded anew is nobody's any more: it cannot be filled, and is closed.
  function isOpen() {
    if (!view || view.closed) { return false; }
    try { return Boolean(view.document); }
    catch (error) { view.close(); view = null; return false; }
  }

  function find(name) { return view.document.querySelector("[data-part='" + name + "']"); }

  // Listeners belong to the document: who reloads the window gets a new one.
  function furnish(wire) {
    const page = view.document;
    if (page === wired && page.querySelector("[data-part='notes']")) { return; }
    wired = page;
    page.documentElement.lang = document.documentElement.lang;
    page.head.replaceChildren(document.querySelector("style").cloneNode(true));
    page.title = words.view + ": " + document.title;
    page.body.className = "second";
    page.body.replaceChildren(
      page.importNode(document.getElementById("speaker").content, true),
      page.importNode(document.getElementById("help"), true)
    );
    slides.forEach(function (slide, place) {
      const row = page.createElement("li");
      const button = page.createElement("button");
      button.type = "button";
      button.dataset.go = place + 1;
      button.textContent = slide.dataset.title;
      row.append(button);
      find("list").append(row);
    });
    wire(page);
    view.addEventListener("resize", fit);
  }

  // A slide as large as the audience has it, and only then made smaller.
  function preview(name, slide) {
    const stage = view.document.createElement("div");
    stage.className = "stage";
    if (slide) {
      const copy = view.document.importNode(slide, true);
      copy.hidden = false;
      stage.append(copy);
    }
    find(name).hidden = !slide;
    find(name).replaceChildren(stage);
  }

  function fit() {
    if (!isOpen()) { return; }
    const size = [Math.max(innerWidth, 320), Math.max(innerHeight, 240)];
    // Both previews are to be in sight at once, where the window has room beside them for notes.
    const most = view.innerWidth > 760 ? view.innerWidth * 0.44 : view.innerWidth - 46;
    const width = Math.min(most, Math.max(140, view.innerHeight / 2 - 115) * size[0] / size[1]);
    view.document.querySelectorAll(".stage").forEach(function (stage) {
      stage.parentElement.style.width = width + "px";
      stage.parentElement.style.height = width * size[1] / size[0] + "px";
      stage.style.width = size[0] + "px";
      stage.style.height = size[1] + "px";
      stage.style.transform = "scale(" + width / size[0] + ")";
      stage.classList.toggle("full", document.body.classList.contains("full"));
    });
  }

  function show(now, curtain) {
    if (!isOpen()) { return; }
    const after = slides[now + 1];
    preview("now", slides[now]);
    preview("after", after);
    find("title").textContent = slides[now].dataset.title;
    find("next").textContent = after ? after.dataset.title : words.last;
    find("at").textContent = (now + 1) + " / " + slides.length;
    find("curtain").textContent = curtain;
    if (find("notes").dataset.of !== String(now)) {
      const own = view.document.importNode(notes[now], true);
      find("notes").dataset.of = now;
      find("notes").replaceChildren(...own.childNodes);
      find("notes").scrollTop = 0;
    }
    view.document.querySelectorAll("[data-go]").forEach(function (button, place) {
      if (place === now) { button.setAttribute("aria-current", "true"); }
      else { button.removeAttribute("aria-current"); }
    });
    fit();
    tick();
  }

  function tick() {
    if (!isOpen() || view.document !== wired) { return; }
    find("spent").textContent = clock.spent;
    find("time").textContent = clock.time;
    find("run").textContent = clock.runs ? words.stop : words.start;
  }

  return {
    // Opens the window or brings it to the front; false where the browser does not allow it.
    open: function (wire) {
      if (isOpen()) { furnish(wire); view.focus(); return true; }
      view = window.open("", "notes", "width=1200,height=760");
      if (!view) { return false; }
      furnish(wire);
      return true;
    },
    mend: function (wire) {
      if (!isOpen() || view.document.querySelector("[data-part='notes']")) { return false; }
      furnish(wire);
      return true;
    },
    close: function () { if (isOpen()) { view.close(); } },
    show: show,
    fit: fit,
    tick: tick
  };
}());
