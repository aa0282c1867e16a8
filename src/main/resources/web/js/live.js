/* Regions with data-live="GIT proposal:…" ask for themselves again when their rows change:
   one stream a page; it tells body "changed", and hx-trigger="changed from:body" does the rest. */
(() => {
  const live = document.getElementById("live");
  const topics = new Set([...document.querySelectorAll("[data-live]")]
    .flatMap(region => region.dataset.live.split(/\s+/)).filter(Boolean));
  if (!live || !topics.size) return;
  const pause = live.querySelector("button");
  const stream = document.createElement("div");
  const connect = () => {
    const fresh = stream.cloneNode();
    fresh.setAttribute("hx-swap", "none");
    fresh.setAttribute("hx-sse:connect", "/live?" + [...topics].map(topic => "on=" + encodeURIComponent(topic)).join("&"));
    live.append(fresh);
    htmx.process(fresh);
    return fresh;
  };
  let connection = connect(), connections = 0, waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => htmx.trigger(document.body, "changed"), 200);
  };
  const say = words => { document.getElementById("said").textContent = words; };
  const lost = live.querySelector(".lost");
  live.hidden = false;
  live.addEventListener("changed", event => { event.stopPropagation(); changed(); });
  live.addEventListener("htmx:sse:after:connection", () => {
    if (connections++) { changed(); if (!lost.hidden) say("Live again"); }
    lost.hidden = true;
  });
  live.addEventListener("htmx:sse:error", () => { lost.hidden = false; });
  pause.addEventListener("click", () => {
    const on = pause.getAttribute("aria-pressed") === "true";
    pause.setAttribute("aria-pressed", String(!on));
    if (on) { connection = connect(); } else { connection.remove(); lost.hidden = true; }
    say(on ? "Live updates on" : "Live updates paused");
  });
})();
