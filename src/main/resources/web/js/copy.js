/* Copy buttons say what they did; toasts can be sent away; buttons open their dialogs. */
(() => {
  const say = words => {
    const said = document.getElementById("said");
    if (said) said.textContent = words;
  };
  document.addEventListener("click", async event => {
    const copy = event.target.closest("[data-copy]");
    if (copy && navigator.clipboard) {
      await navigator.clipboard.writeText(copy.dataset.copy);
      say("Copied " + copy.dataset.copy);
      copy.classList.add("copied");
      setTimeout(() => copy.classList.remove("copied"), 2000);
    }
    event.target.closest("[data-dismiss]")?.closest("[data-toast]")?.remove();
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      event.preventDefault();
      document.getElementById(opener.dataset.dialog)?.showModal();
    }
    if (event.target instanceof HTMLDialogElement) event.target.close();
    const cancel = event.target.closest("[data-fold]");
    if (cancel) {
      const folded = cancel.closest("details");
      folded.open = false;
      folded.querySelector("summary").focus();
    }
  });
  /* What is opened to be written in is written in at once. */
  document.addEventListener("toggle", event => {
    if (event.target.matches?.("details") && event.target.open) event.target.querySelector("textarea")?.focus();
  }, true);
})();
