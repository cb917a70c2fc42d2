"use strict";
// The time since the start. It runs from the first step forward on, or is started and stopped by
// hand; what it has counted stands in the history's state, so that a reload does not lose it.
const clock = (function () {
  const kept = (history.state && history.state.clock) || {};
  let from = Number(kept.from) || 0;
  let before = Number(kept.before) || 0;
  let touched = Boolean(kept.touched);

  function spent() { return before + (from ? Date.now() - from : 0); }

  function run(on) {
    before = spent();
    from = on ? Date.now() : 0;
    touched = true;
  }

  function two(number) { return String(number).padStart(2, "0"); }

  return {
    get state() { return { from: from, before: before, touched: touched }; },
    get runs() { return from > 0; },
    get spent() {
      const seconds = Math.floor(spent() / 1000);
      const hours = Math.floor(seconds / 3600);
      const rest = two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
      return hours ? hours + ":" + rest : rest;
    },
    get time() {
      return new Date().toLocaleTimeString(document.documentElement.lang,
        { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    },
    begin: function () { if (!touched) { run(true); } },
    toggle: function () { run(!from); },
    reset: function () { before = 0; from = from ? Date.now() : 0; touched = from > 0; }
  };
}());
