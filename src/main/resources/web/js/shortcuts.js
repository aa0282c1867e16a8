/* Single keys; off when the settings say so, and never while somebody types. */
(() => {
  const root = document.documentElement;
  if (root.dataset.shortcuts === "off") return;
  const places = {o: "/", t: "/tenants", a: "/access", p: "/proposals", r: "/runs", c: "/costs", d: "/drift", s: "/status"};
  let chord = 0;
  const rows = () => [...document.querySelectorAll("main tbody th a, main .runs .t a")];
  const step = by => {
    const all = rows();
    if (!all.length) return;
    const next = all.indexOf(document.activeElement) + by;
    all[Math.max(0, Math.min(all.length - 1, next))].focus();
  };
  const press = selector => {
    const found = document.querySelector(selector);
    found?.click();
    return found;
  };
  const keys = {
    "/": () => document.querySelector("main input[type=search], main .filter input")?.focus(),
    "?": () => location.assign("/shortcuts"),
    j: () => step(1),
    k: () => step(-1),
    y: () => press('main a[href*="view=code"]'),
    r: () => press('main a[href^="/access/request"]') ?? (root.dataset.asks !== undefined && location.assign("/access/request")),
    a: () => document.querySelector("#review button.ok")?.focus(),
    x: () => press("#refusal:not([open]) > summary"),
    g: () => { chord = Date.now(); },
  };
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (Date.now() - chord < 1200 && places[event.key]) {
      chord = 0;
      location.assign(places[event.key]);
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
