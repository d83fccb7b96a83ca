// Before the first paint: scripts run here, and the theme is the one that was chosen.
(() => {
  const root = document.documentElement;
  root.className = "js";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch { /* no storage: the device's theme */ }
})();
