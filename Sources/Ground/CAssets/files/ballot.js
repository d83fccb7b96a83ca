// The running total of a ballot: what is chosen, what is left, what is too much. It warns and never forbids.
const money = (cents, language) => new Intl.NumberFormat(language, {
  style: "currency", currency: "EUR", minimumFractionDigits: cents % 100 ? 2 : 0, maximumFractionDigits: cents % 100 ? 2 : 0,
}).format(cents / 100);

// Going back here once the ballot is cast asks for the page anew, which says that she has voted; a form sent again is an error of the browser's.
history.replaceState(null, "", location.href);

// Reading a project and coming back loses no choice: this tab keeps them until the ballot is cast. Nothing is sent.
const keep = (form, name) => {
  const fields = [...form.querySelectorAll("[data-choice] :is(input, select)")];
  const isBox = (field) => field.type === "checkbox" || field.type === "radio";
  const isBlank = fields.every((field) => isBox(field) ? !field.checked : !Number(field.value));
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "{}");
  for (const field of isBlank ? fields : []) {
    if (isBox(field)) field.checked = Boolean(kept[field.id]);
    else field.value = kept[field.id] ?? field.value;
  }
  form.addEventListener("input", () => {
    const chosen = fields.filter((field) => isBox(field) ? field.checked : Number(field.value));
    sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(chosen.map((field) => [field.id, field.value]))));
  });
};
addEventListener("submit", (event) => {
  if (event.submitter?.value !== "cast") return;
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("ballot ")) sessionStorage.removeItem(name);
});

// Buttons beside a field of points.
for (const block of document.querySelectorAll("[data-stepper]")) {
  const field = block.querySelector("input");
  const button = (sign, label, step) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = sign;
    element.setAttribute("aria-label", label);
    element.addEventListener("click", () => {
      field.value = Math.min(Math.max((Number(field.value) || 0) + step, Number(field.min)), Number(field.max));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return element;
  };
  field.before(button("−", block.dataset.less, -1));
  field.after(button("+", block.dataset.more, 1));
}

for (const total of document.querySelectorAll("[data-total]")) {
  const form = total.closest("form") ?? document;
  const kind = total.dataset.total;
  const language = total.dataset.language;
  const most = Number(total.dataset.most);
  const least = Number(total.dataset.least);
  const write = (value) => kind === "money" ? money(value, language) : new Intl.NumberFormat(language).format(value);

  if (total.dataset.keep) keep(form, `ballot ${total.dataset.keep}`);

  const show = () => {
    let used = 0;
    let chosen = 0;
    let isMissing = Boolean(total.dataset.must);
    for (const choice of form.querySelectorAll(total.dataset.part ? `[data-choice="${total.dataset.part}"]` : "[data-choice]")) {
      const box = choice.querySelector("[type=checkbox], [type=radio]");
      const points = choice.querySelector("[type=number], select");
      const weight = points ? Math.max(Number(points.value) || 0, 0) : Number(box.checked);
      if (weight > 0) chosen += 1;
      if (weight > 0 && choice.hasAttribute("data-must")) isMissing = false;
      used += kind === "money" ? (weight ? Number(choice.dataset.cost) : 0) : kind === "points" ? weight : Number(weight > 0);
      choice.classList.toggle("is-chosen", weight > 0);
    }
    const note = used > most ? total.dataset.over.replace("#", write(used - most))
      : chosen > 0 && chosen < least ? total.dataset.few.replace("#", String(least - chosen))
      : chosen > 0 && isMissing && chosen >= least ? total.dataset.must
      : used === most ? total.dataset.full
      : kind === "projects" ? "" : total.dataset.left.replace("#", write(most - used));
    total.querySelector("[data-total-words] strong").textContent = total.dataset[kind].replace("#", write(used)).replace("%", write(most));
    total.querySelector("[data-total-note]").textContent = note;
    total.querySelector("[data-total-meter]").value = Math.min(used, most);
    total.classList.toggle("is-over", used > most);
  };
  form.addEventListener("input", show);
  addEventListener("pageshow", show);
  show();
}
