// The notice that the app has not come waits from the moment the page was asked for, and not from
// that at which the style sheet came: on a busy machine that is a second later, or two. What has
// come so late that this script is late as well has one more second, and never more than the style
// sheet gave it.
const WITHIN = 3500, AT_LEAST = 1000;
for (const wait of document.getElementById("otr-waiting")?.getAnimations() ?? []) {
  const asked = Math.max(0, document.timeline.currentTime + AT_LEAST - WITHIN);
  wait.startTime = Math.min(asked, wait.startTime ?? asked);
}
