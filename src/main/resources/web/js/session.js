/* A request whose session has ended is not swapped: the page, and what was typed, stays. */
document.addEventListener("htmx:after:request", event => {
  const status = event.detail?.ctx?.response?.status;
  const toasts = document.getElementById("toasts");
  if ((status !== 499 && status !== 401) || !toasts || toasts.querySelector("[data-ended]")) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.ended = "";
  const words = document.createElement("span");
  words.textContent = "Your session has ended. What you typed is still here.";
  const again = Object.assign(document.createElement("a"), {className: "btn", href: "/", target: "_blank", textContent: "Sign in"});
  toast.append(words, again);
  toasts.append(toast);
});
