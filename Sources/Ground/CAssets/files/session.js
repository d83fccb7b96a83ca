// A session held on a tablet whose network fails: what is noted stays on the tablet until it has left, and the count follows the list.
const keep = (form, block) => {
  const key = `parvis ${new URL(form.action).pathname}`;
  const said = block.querySelector("[data-session-said]");
  let isSending = false;
  const send = async () => {
    const kept = localStorage.getItem(key);
    if (!kept || isSending) return;
    isSending = true;
    const body = new URLSearchParams(kept);
    body.set("csrf", form.elements.csrf.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(20_000) });
      if (answer.status >= 500 || answer.status === 429) throw new Error(answer.status);
      // Refused to somebody who is no longer signed in: it is kept for when she is, and tried once more.
      const isKept = answer.status === 403 && !sessionStorage.getItem(key);
      if (isKept) sessionStorage.setItem(key, "refused");
      else { localStorage.removeItem(key); sessionStorage.removeItem(key); }
      // Noted: the page of the session tells it, also after a form that came back. Else the server says, on its own page, what is to be mended.
      if (answer.type === "opaqueredirect") location.assign(location.pathname.replace(/\/seance\/.*/, "/seance"));
      else HTMLFormElement.prototype.submit.call(form);
    } catch {
      said.textContent = block.dataset.session;
      setTimeout(send, 15_000);
    } finally {
      isSending = false;
    }
  };
  form.addEventListener("submit", (event) => {
    const body = new URLSearchParams(new FormData(form, event.submitter));
    body.delete("csrf");
    // A tablet that keeps nothing sends the form as any other.
    try { localStorage.setItem(key, body); } catch { return; }
    event.preventDefault();
    send();
  });
  // What had not left when the page was closed.
  for (const [name, value] of new URLSearchParams(localStorage.getItem(key) ?? "")) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement || field?.type === "number" || field?.type === "text") field.value = value;
  }
  addEventListener("online", send);
  send();
};

const count = (line, block) => {
  const voters = line.dataset.sessionCount.split(" ");
  block.addEventListener("change", () => {
    const states = voters.map((seat) => block.querySelector(`[name="state-${seat}"]`)?.value);
    const counted = states.filter((state) => state === "present" || (state === "represented" && "proxies" in line.dataset)).length;
    line.textContent = line.dataset.words.replace("#", counted);
  });
};

for (const block of document.querySelectorAll("[data-session]")) {
  for (const form of block.querySelectorAll("form")) keep(form, block);
  for (const line of block.querySelectorAll("[data-session-count]")) count(line, block);
}
