// Filters apply as soon as an answer changes; words wait for Enter or the button.
for (const form of document.querySelectorAll("[data-filters]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
  const more = form.querySelector("[data-filters-more]");
  more.addEventListener("click", () => more.setAttribute("aria-expanded", String(form.classList.toggle("is-open"))));
  form.addEventListener("submit", () => {
    // Empty answers stay out of the address.
    for (const field of form.querySelectorAll("input, select")) field.disabled = field.value === "";
  });
  addEventListener("pageshow", () => { for (const field of form.querySelectorAll("input, select")) field.disabled = false; });
}
