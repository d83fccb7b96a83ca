// A page that tells how far something is, and on which one may write: asked for again after so many seconds, as long as nobody has touched a field,
// a button or a part that unfolds.
const touching = "input, select, textarea, button, summary";
let isTouched = false;

for (const kind of ["focusin", "input", "change", "click"]) {
  addEventListener(kind, (event) => { if (event.target instanceof Element && event.target.closest(touching)) isTouched = true; });
}
setInterval(() => { if (!isTouched && !document.hidden) location.reload(); }, document.querySelector("[data-refresh]").dataset.refresh * 1000);
