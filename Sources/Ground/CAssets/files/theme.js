// The theme button (device, light, dark), the menu of phones, menus that close.
const root = document.documentElement;
const order = ["auto", "light", "dark"];

for (const button of document.querySelectorAll("[data-theme-button]")) {
  const name = button.querySelector("[data-theme-name]");
  const show = () => {
    const words = button.dataset[root.dataset.theme ?? "auto"];
    name.textContent = words;
    button.title = words;
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(root.dataset.theme ?? "auto") + 1) % order.length];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch { /* kept for this page only */ }
    show();
  });
  show();
  button.hidden = false;
}

for (const button of document.querySelectorAll("[data-toggle]")) {
  const target = document.getElementById(button.getAttribute("aria-controls"));
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(target.classList.toggle("is-open")));
  });
}

for (const menu of document.querySelectorAll("[data-menu]")) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// The tab of this page stands in view.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const bar = tab.closest(".tabs");
  bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - 24;
}

// Who leaves takes with her what a session kept on this tablet.
for (const form of document.querySelectorAll('form[action$="/deconnexion"]')) {
  form.addEventListener("submit", () => {
    try {
      for (const store of [localStorage, sessionStorage]) {
        for (const name of Object.keys(store)) if (name.startsWith("session ")) store.removeItem(name);
      }
    } catch { /* nothing is kept here */ }
  });
}
