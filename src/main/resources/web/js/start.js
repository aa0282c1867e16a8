/* Copy buttons say what they did. */
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button || !navigator.clipboard) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = document.getElementById("toasts");
  if (said) said.textContent = "Copied";
});
