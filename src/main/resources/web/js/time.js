/* Keeps "2 min ago" true while a page stays open; says the same words as the server. */
(() => {
  const words = seconds => {
    const minutes = Math.floor(seconds / 60), hours = Math.floor(seconds / 3600);
    if (minutes < 60) return Math.max(1, minutes) + " min";
    if (hours < 36) return hours + " h";
    const days = Math.round(hours / 24);
    if (days < 60) return days + " days";
    return days < 700 ? Math.floor(days / 30) + " months" : Math.floor(days / 365) + " years";
  };
  const two = number => String(number).padStart(2, "0");
  const length = seconds => {
    if (seconds < 60) return seconds + "s";
    if (seconds < 3600) return Math.floor(seconds / 60) + "m " + two(seconds % 60) + "s";
    if (seconds < 86400) return Math.floor(seconds / 3600) + "h " + two(Math.floor(seconds % 3600 / 60)) + "m";
    return Math.floor(seconds / 86400) + "d " + Math.floor(seconds % 86400 / 3600) + "h";
  };
  /* How long something has been going on. */
  const tick = () => {
    for (const time of document.querySelectorAll("time[data-since]")) {
      const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
      if (!Number.isNaN(seconds)) time.textContent = length(seconds);
    }
  };
  const refresh = () => {
    for (const time of document.querySelectorAll("time[data-ago]")) {
      const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
      if (Number.isNaN(seconds)) continue;
      const text = Math.abs(seconds) < 45
        ? (seconds >= 0 ? "just now" : "in a moment")
        : (seconds > 0 ? words(seconds) + " ago" : "in " + words(-seconds));
      if (time.textContent !== text) time.textContent = text;
    }
  };
  setInterval(refresh, 30000);
  setInterval(tick, 1000);
})();
