/* Charts: what stands in a column, under the pointer or with the arrow keys. */
(() => {
  const show = (chart, column) => {
    chart.querySelector(".col.on")?.classList.remove("on");
    const says = chart.parentElement.querySelector(".chart-says") ??
      chart.parentElement.appendChild(Object.assign(document.createElement("p"), {className: "chart-says"}));
    says.setAttribute("role", "status");
    says.textContent = column ? column.querySelector("title").textContent : "";
    column?.classList.add("on");
  };
  const prepare = () => {
    for (const chart of document.querySelectorAll(".chart:not([tabindex])")) {
      if (!chart.querySelector(".col")) continue;
      chart.tabIndex = 0;
      chart.setAttribute("role", "group");
      chart.setAttribute("aria-label", "Chart; arrow keys read the columns");
    }
  };
  document.addEventListener("pointerover", event => {
    const column = event.target.closest?.(".chart .col");
    if (column) show(column.closest(".chart"), column);
  });
  document.addEventListener("keydown", event => {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!by || !event.target.matches?.(".chart")) return;
    event.preventDefault();
    const columns = [...event.target.querySelectorAll(".col")];
    const at = columns.findIndex(column => column.classList.contains("on"));
    show(event.target, columns[Math.max(0, Math.min(columns.length - 1, at + by))]);
  });
  document.addEventListener("htmx:after:swap", prepare);
  prepare();
})();
