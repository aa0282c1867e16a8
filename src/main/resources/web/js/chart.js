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
  for (const chart of document.querySelectorAll(".chart")) {
    const columns = [...chart.querySelectorAll(".col")];
    if (!columns.length) continue;
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", "Chart; arrow keys read the columns");
    chart.addEventListener("pointerover", event => {
      const column = event.target.closest(".col");
      if (column) show(chart, column);
    });
    chart.addEventListener("keydown", event => {
      const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (!by) return;
      event.preventDefault();
      const at = columns.findIndex(column => column.classList.contains("on"));
      show(chart, columns[Math.max(0, Math.min(columns.length - 1, at + by))]);
    });
  }
})();
