/* Tells the server the browser's time zone, for whoever has chosen none: the next page is in it. Over https
   the server believes only names that no neighbour in the domain can set. */
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === "https:";
  const said = (secure ? "__Host-" : "") + "browser-zone=" + zone;
  if (!zone || document.cookie.split("; ").includes(said)) return;
  document.cookie = said + "; Path=/; Max-Age=31536000; SameSite=Lax" + (secure ? "; Secure" : "");
})();
