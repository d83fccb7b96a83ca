// Forms: the errors take the focus, characters are counted, a draft is not lost, a form is not sent twice.
document.querySelector("[data-errors]")?.focus();

const language = document.documentElement.lang;
const format = new Intl.NumberFormat(language);

for (const counter of document.querySelectorAll("[data-count-for]")) {
  const field = document.getElementById(counter.dataset.countFor);
  const most = Number(counter.dataset.max);
  const rest = counter.textContent;
  const show = () => {
    const length = [...field.value.replace(/\r\n?/g, "\n")].length;
    counter.textContent = length ? `${format.format(length)} / ${format.format(most)}` : rest;
    counter.classList.toggle("is-over", length > most);
  };
  field.addEventListener("input", show);
  show();
}

for (const form of document.querySelectorAll("[data-form]")) {
  let pressed = null;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    pressed = event.submitter;
    // After the browser has read which button was pressed.
    setTimeout(() => pressed?.setAttribute("aria-disabled", "true"));
    // The answer never came, or was a file: it may be sent again.
    setTimeout(ready, 10_000);
  });
  const ready = () => {
    delete form.dataset.sent;
    pressed?.removeAttribute("aria-disabled");
  };
  // Coming back by the browser's history gives a form that can be sent again.
  addEventListener("pageshow", ready);
  if (!form.dataset.guard) continue;
  let isDirty = Boolean(document.querySelector("[data-errors]"));
  form.addEventListener("input", () => { isDirty = true; });
  addEventListener("beforeunload", (event) => {
    if (isDirty && !form.dataset.sent) event.preventDefault();
  });
}

for (const bar of document.querySelectorAll("[data-bulk]")) {
  const form = bar.closest("form");
  const count = bar.querySelector("[data-bulk-count]");
  const boxes = () => [...form.querySelectorAll(".row-box")];
  const all = bar.querySelector("[data-bulk-all]");
  all.hidden = boxes().length < 2;
  // Again: none.
  all.addEventListener("click", () => {
    const isFull = boxes().every((box) => box.checked);
    for (const box of boxes()) box.checked = !isFull;
    show();
  });
  const show = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    count.textContent = ticked === 0 ? "" : ticked === 1 ? count.dataset.one : count.dataset.many.replace("#", format.format(ticked));
    bar.classList.toggle("is-active", ticked > 0);
  };
  form.addEventListener("change", show);
  show();
}
