/* A request whose session has ended is not swapped or sent: the page, and what was typed, stays. */
(() => {
  const isOver = status => status === 499 || status === 401;
  const ended = () => {
    const toasts = document.getElementById("toasts");
    if (!toasts || toasts.querySelector("[data-ended]")) return;
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.dataset.ended = "";
    const words = document.createElement("span");
    words.textContent = "Your session has ended. What you typed is still here.";
    const again = Object.assign(document.createElement("a"), {className: "btn", href: "/", target: "_blank", textContent: "Sign in"});
    again.addEventListener("click", () => toast.remove());
    toast.append(words, again);
    toasts.append(toast);
  };
  document.addEventListener("htmx:after:request", event => {
    if (isOver(event.detail?.ctx?.response?.status)) ended();
  });
  /* The browser itself would go with a form to the sign-in, and come back without it. */
  document.addEventListener("submit", async event => {
    const form = event.target, by = event.submitter;
    if (event.defaultPrevented || form.method !== "post" || "asked" in form.dataset || form.closest("[hx-post]")) return;
    event.preventDefault();
    if ("asking" in form.dataset) return;
    form.dataset.asking = "";
    const answer = await fetch("/settings", {method: "HEAD", headers: {"HX-Request": "true"}}).catch(() => null);
    delete form.dataset.asking;
    if (isOver(answer?.status)) return ended();
    form.dataset.asked = "";
    form.requestSubmit(by);
    delete form.dataset.asked;
  });
})();
