/* While the server works: a bar under the top bar, a button that cannot be pressed twice, and a preview
   that is dimmed until it says what the form says. */
(() => {
  const bar = document.documentElement;
  const started = new WeakMap();
  let running = 0, waiting = 0, typed = 0;
  const begin = () => {
    if (running++ === 0) waiting = setTimeout(() => bar.setAttribute("data-busy", ""), 300);
  };
  const end = () => {
    if (running > 0 && --running > 0) return;
    clearTimeout(waiting);
    bar.removeAttribute("data-busy");
  };
  const previewOf = element => element?.closest?.("form") &&
    element.closest("[hx-target='#preview'], [hx-target='#request']") && document.getElementById("preview");
  const stale = preview => {
    preview.setAttribute("aria-busy", "true");
    for (const button of preview.querySelectorAll("button")) button.disabled = true;
  };
  /* Asked for by nobody: rows that came by themselves. */
  const byItself = context => context?.sourceElement?.closest?.("[data-live], #live, [hx-trigger^=load], [hx-trigger^=revealed]");
  document.addEventListener("input", event => {
    const preview = previewOf(event.target);
    if (!preview) return;
    typed = performance.now();
    stale(preview);
  });
  document.addEventListener("submit", event => {
    if (event.defaultPrevented || event.target.method === "dialog") return;
    const button = event.submitter;
    begin();
    if (event.target.method !== "post") return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "true";
    if (button) setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); });
  });
  /* Fields that say nothing are not in the address. */
  document.addEventListener("formdata", event => {
    if (event.target.method === "post" || !event.target.matches(".filter")) return;
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
  document.addEventListener("htmx:before:request", event => {
    const context = event.detail?.ctx;
    if (byItself(context)) return;
    begin();
    started.set(context, performance.now());
    context?.target?.setAttribute?.("aria-busy", "true");
  });
  document.addEventListener("htmx:finally:request", event => {
    const context = event.detail?.ctx;
    if (byItself(context)) return;
    end();
    const status = context?.response?.status ?? 0, target = context?.target;
    const preview = document.getElementById("preview");
    if (status >= 200 && status < 400 || !preview?.hasAttribute("aria-busy")) target?.removeAttribute?.("aria-busy");
    else preview.setAttribute("data-failed", "");
    /* It came for what was typed before. */
    if (preview && started.get(context) < typed) stale(preview);
  });
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    running = 0;
    end();
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("button[aria-busy]")) {
      button.disabled = false;
      button.removeAttribute("aria-busy");
    }
  });
})();
