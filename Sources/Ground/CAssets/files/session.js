// A session held on a tablet whose network fails: what is noted stays on the tablet until it has left, and the count follows the list.
const read = (store, key) => { try { return store.getItem(key); } catch { return null; } };
const forget = (store, key) => { try { store.removeItem(key); } catch { /* nothing is kept here */ } };
const prefix = "session ";
const names = (store) => { try { return Object.keys(store).filter((name) => name.startsWith(prefix)); } catch { return []; } };

// What never left for three days stays on no tablet.
for (const name of names(localStorage)) {
  if (!(new URLSearchParams(read(localStorage, name)).get("kept") > Date.now() - 3 * 86_400_000)) forget(localStorage, name);
}

// With what the page held when it was typed: what another tablet noted since is not taken for read.
const restore = (form, kept) => {
  for (const [name, value] of new URLSearchParams(kept)) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
};

const page = () => location.pathname.replace(/\/seance\/.*/, "/seance");

// What is typed and not sent yet, in any form, when the page is left for another's answer.
const drafts = [];
const leave = (go) => {
  for (const draft of drafts) draft();
  go();
};

const keep = (form, block) => {
  // Of this person alone: whoever signs in after her on the same tablet sends nothing in her place.
  const key = `${prefix}${block.dataset.sessionBy} ${new URL(form.action).pathname}`;
  const draft = `${key} draft`;
  const said = block.querySelector("[data-session-said]");
  let isSending = false;
  let isDirty = false;
  const fields = (submitter) => {
    const body = new URLSearchParams(new FormData(form, submitter));
    body.delete("csrf");
    return body;
  };
  const send = async () => {
    const kept = read(localStorage, key);
    if (!kept || isSending) return;
    isSending = true;
    const body = new URLSearchParams(kept);
    body.delete("kept");
    body.set("csrf", form.elements.csrf.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout?.(20_000) });
      if (answer.status >= 500 || answer.status === 429) throw new Error(answer.status);
      // Noted again while this was on its way: that leaves in its turn.
      if (read(localStorage, key) !== kept) { setTimeout(send); return; }
      // The session was closed meanwhile: its page shows the words that came too late.
      if (answer.status === 409 && (body.get("notes") || body.get("decision"))) { isDirty = false; leave(() => location.assign(page())); return; }
      // Refused to somebody who is no longer signed in: it is kept for when she is, and tried once more.
      const isKept = answer.status === 403 && !read(sessionStorage, key);
      if (isKept) sessionStorage.setItem(key, "refused");
      else { forget(localStorage, key); forget(sessionStorage, key); }
      // Noted: the page of the session tells it, also after a form that came back. Else the server says, on its own page, what is to be mended.
      if (answer.type === "opaqueredirect") leave(() => location.assign(page()));
      else { isDirty = false; leave(() => HTMLFormElement.prototype.submit.call(form)); }
    } catch {
      said.textContent = block.dataset.session;
      setTimeout(send, 15_000);
    } finally {
      isSending = false;
    }
  };
  form.addEventListener("input", () => { isDirty = true; });
  form.addEventListener("submit", (event) => {
    // A tablet that keeps nothing sends the form as any other.
    const body = fields(event.submitter);
    body.set("kept", Date.now());
    try { localStorage.setItem(key, body); } catch { return; }
    event.preventDefault();
    isDirty = false;
    send();
  });
  drafts.push(() => { try { if (isDirty) sessionStorage.setItem(draft, fields()); } catch { /* it is lost, as on any page */ } });
  // What had not left, or was being typed, when the page was closed.
  const typed = read(sessionStorage, draft);
  restore(form, read(localStorage, key) ?? typed ?? "");
  if (typed) {
    isDirty = true;
    form.closest("details")?.setAttribute("open", "");
    forget(sessionStorage, draft);
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

// The session is closed: presences and votes that never left are forgotten, words are shown to who typed them.
for (const block of document.querySelectorAll("[data-session-over]")) {
  const own = `${prefix}${block.dataset.sessionBy} ${location.pathname}/`;
  for (const name of names(localStorage).filter((name) => name.startsWith(own))) {
    const kept = new URLSearchParams(read(localStorage, name));
    const notes = kept.get("notes") || kept.get("decision");
    if (!notes) { forget(localStorage, name); continue; }
    const line = document.createElement("p");
    line.textContent = notes;
    block.append(line);
    block.hidden = false;
  }
}
