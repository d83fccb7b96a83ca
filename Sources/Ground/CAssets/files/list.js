// The list of a polling place, kept by one tablet: it checks people off without the network and sends them when it is back.
// What waits is in this browser's memory: the line of the list, the urn, the hour, and a mark made here. Never a name.
// The page opens again without the network (tablet.js) from a copy of itself, in which the list is sealed.
let block = document.querySelector("[data-list]");
const shell = document.querySelector("[data-list-sealed]");
let hasCopy = Boolean(shell);
let isLeaving = false;
let isDown = false;
let fell = false;
let isSending = false;
let wasStopped = false;
let holder = false;
let shift = 0;

const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const write = (key, text) => {
  try { text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text); return true; } catch { return false; }
};
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const random = () => hex(crypto.getRandomValues(new Uint8Array(16)));
const digest = async (text) => hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

// The name of this tablet, made once; none where nothing is remembered or digests are not to be had.
const tablet = (() => {
  const known = read("tablet") ?? random();
  return crypto.subtle && write("tablet", known) ? known : "";
})();

// The copy is of no use without its key, a cookie that ends with the keeping; the site takes it back when the person signs out or lends the screen.
const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));
const seal = (text) => crypto.subtle.importKey("raw", bytes(text), "AES-GCM", false, ["encrypt", "decrypt"]);
const keyText = () => document.cookie.match(/(?:^|; )parvis_list=([0-9a-f]{64})/)?.[1];
const keepKey = (text, seconds) => {
  document.cookie = `parvis_list=${text}; path=/; max-age=${seconds}; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;
};
const page = () => (document.documentElement.lang === "fr" ? "" : `/${document.documentElement.lang}`) + block.dataset.page;
const copies = () => `tablet ${page()}`;

// Nothing of the list stays here any more.
const forget = async () => {
  if (!hasCopy && !(await globalThis.caches?.has(copies()))) return;
  hasCopy = false;
  keepKey("", 0);
  await caches.delete(copies());
  await (await navigator.serviceWorker.getRegistration(page()))?.unregister();
};

// The page as it was just received, without what needs the network. What stays in clear beside the sealed list names nobody: the city and the
// place, which everyone may read on its public page, and the hour until which the copy is kept.
const copied = async (text, key) => {
  const copy = new DOMParser().parseFromString(text, "text/html");
  for (const part of copy.querySelectorAll("main > :not(.page-header, [data-list], script), main > .page-header .buttons")) part.remove();
  const list = copy.querySelector("[data-list]");
  list.dataset.shift = shift;
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, new TextEncoder().encode(list.outerHTML));
  const alone = copy.createElement("div");
  alone.dataset.listSealed = `${hex(nonce)} ${hex(sealed)}`;
  alone.textContent = block.dataset.gone;
  list.replaceWith(alone);
  return `<!doctype html>${copy.documentElement.outerHTML}`;
};

const keepCopy = async (text, answer) => {
  if (!mayEnter()) return forget();
  if (!navigator.serviceWorker || !globalThis.caches) return;
  const until = Number(block.dataset.until) - shift;
  const key = keyText() ?? random() + random();
  keepKey(key, Math.floor((until - Date.now()) / 1000));
  const headers = { "content-type": "text/html; charset=utf-8", "x-until": until };
  for (const name of ["content-security-policy", "referrer-policy", "permissions-policy", "cross-origin-opener-policy"]) headers[name] = answer.headers.get(name) ?? "";
  const store = await caches.open(copies());
  await store.put(page(), new Response(await copied(text, await seal(key)), { headers }));
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => name.startsWith(`${location.origin}/assets/`));
  for (const name of new Set(loaded)) if (!(await store.match(name, { ignoreVary: true }))) await store.add(name);
  await navigator.serviceWorker.register(block.dataset.worker, { scope: page() });
  await navigator.serviceWorker.ready;
  hasCopy = true;
};

// A copy that was opened: its list again, as long as its key is there.
const unseal = async () => {
  try {
    const [nonce, sealed] = shell.dataset.listSealed.split(" ").map(bytes);
    shell.outerHTML = new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await seal(keyText()), sealed));
    block = document.querySelector("[data-list]");
  } catch {
    const again = () => location.reload();
    addEventListener("online", again);
    // The network may never have left, only the site.
    setInterval(() => fetch(location.href, { redirect: "manual" }).then((answer) => { if (answer.status < 500) again(); }, () => {}), 30_000);
  }
};

// One queue for each keeping of the list of this place: { "list 3 12": ["mark 45 6 1795…", …] }.
const key = (lease) => `list ${block.dataset.place} ${lease}`;
const queue = (lease) => { try { return JSON.parse(read(key(lease)) ?? "[]"); } catch { return []; } };
const keep = (lease, lines) => write(key(lease), lines.length ? JSON.stringify(lines) : null);
const leases = () => {
  const start = key("");
  try { return Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length)); } catch { return []; }
};
const waiting = () => leases().flatMap((lease) => queue(lease));
const now = () => Date.now() + shift;
const mayEnter = () => holder && block.dataset.urn && now() < Number(block.dataset.until);

const show = () => {
  const lines = waiting();
  const held = new Set(lines.map((line) => line.split(" ")[1]));
  for (const button of block.querySelectorAll("[data-list-enter]")) {
    const isQueued = held.has(button.dataset.listEnter);
    button.hidden = !isQueued && !mayEnter();
    button.previousElementSibling.hidden = !button.hidden;
    if (isQueued) { button.disabled = true; button.textContent = block.dataset.waiting; }
  }
  block.querySelector("[data-list-keep]")?.toggleAttribute("hidden", !tablet);
  block.querySelector("[data-list-return]")?.toggleAttribute("hidden", !holder || lines.length > 0 || isDown);
  block.querySelector("[data-list-network]").hidden = !isDown;
  const said = [];
  if (lines.length) said.push(`${block.dataset.waiting}\u00a0: ${lines.length}.`);
  if (wasStopped) said.push(block.dataset.stopped);
  if (holder) said.push(!mayEnter() ? block.dataset.over : hasCopy ? block.dataset.kept : block.dataset.here);
  // Without the network and past its hour, the tablet shows nobody's name.
  if (isDown && holder && !mayEnter()) block.querySelector("table")?.remove();
  const state = block.querySelector("[data-list-state]");
  state.dataset.first ??= state.textContent;
  const text = [...said, state.dataset.first].join(" ");
  if (state.textContent !== text) state.textContent = text;
};

const setUp = async () => {
  shift = Number(block.dataset.shift ?? block.dataset.now - Date.now());
  holder = Boolean(tablet && block.dataset.holder) && (await digest(tablet)) === block.dataset.holder;
  for (const field of block.querySelectorAll('[name="tablet"]')) field.value = tablet;
  for (const button of block.querySelectorAll("[data-list-enter]")) button.addEventListener("click", () => enter(button.dataset.listEnter));
  const find = block.querySelector("[data-list-find]");
  if (find) {
    find.hidden = false;
    find.addEventListener("input", filter);
    filter();
  }
  show();
};

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const filter = () => {
  const words = fold(block.querySelector("[data-list-find] input").value).split(/\s+/);
  for (const row of block.querySelectorAll("tbody tr")) row.hidden = !words.every((word) => fold(row.textContent).includes(word));
};

const enter = (person) => {
  const lease = block.dataset.lease;
  const lines = queue(lease);
  if (!mayEnter() || lines.some((line) => line.split(" ")[1] === person)) return show();
  // Not remembered: not noted, and the button stays.
  if (!keep(lease, [...lines, `${random()} ${person} ${block.dataset.urn} ${now()}`])) return;
  show();
  send();
};

const post = async (lease) => {
  const body = new URLSearchParams({ csrf: block.querySelector('[name="csrf"]').value, lease, tablet });
  for (const line of queue(lease).slice(0, 500)) body.append("line", line);
  const answer = await fetch(`${page()}/liste/envoyer`, { method: "POST", body });
  // Nobody is behind the door of the site: as without the network. An opened copy waits for any answer that is one: it would come again and again.
  if (answer.status > 500 || answer.status === 429 || (shell && answer.status === 500)) throw new Error(answer.status);
  const text = await answer.text();
  const fresh = answer.ok ? new DOMParser().parseFromString(text, "text/html").querySelector("[data-list]") : null;
  wasStopped = fresh === null;
  if (!fresh) return answer.status < 500 ? forget() : undefined;
  const received = new Set(fresh.dataset.marks.split(" "));
  keep(lease, queue(lease).filter((line) => !received.has(line.split(" ")[0])));
  await replace(fresh);
  await keepCopy(text, answer).catch(() => {});
};

// The list as the register knows it now; what the agent types stays.
const replace = async (fresh) => {
  const typed = block.querySelector("[data-list-find] input")?.value ?? "";
  const focused = block.contains(document.activeElement) ? document.activeElement.id : "";
  const told = [...block.querySelectorAll("details")].map((fold) => fold.open);
  block.replaceWith(fresh);
  block = fresh;
  block.querySelectorAll("details").forEach((fold, rank) => { fold.open = told[rank]; });
  const find = block.querySelector("[data-list-find] input");
  if (find) find.value = typed;
  await setUp();
  if (focused) document.getElementById(focused)?.focus();
};

const send = async () => {
  if (isSending) return;
  isSending = true;
  fell = false;
  try {
    const due = new Set(leases());
    if (holder) due.add(block.dataset.lease);
    for (const lease of due) await post(lease);
    // The network may have fallen while the answer was on its way.
    isDown = due.size === 0 ? !navigator.onLine : fell;
    if (!holder) await forget();
    // The network is back: the whole page, and not its copy.
    if (shell && !isDown) {
      isLeaving = true;
      return location.reload();
    }
  } catch {
    isDown = true;
  }
  isSending = false;
  show();
};

if (shell) await unseal();
if (block) {
  await setUp();
  send();
  let turn = 0;
  setInterval(() => {
    turn += 1;
    if (hasCopy && !mayEnter()) forget();
    if (waiting().length || isDown || turn % 6 === 0) send();
  }, 10_000);
  addEventListener("online", send);
  addEventListener("offline", () => { isDown = fell = true; show(); });
  // A page that goes away without the network does not come back, unless it is kept.
  addEventListener("beforeunload", (event) => { if (!hasCopy && !isLeaving && (isDown || waiting().length)) event.preventDefault(); });
  document.addEventListener("submit", (event) => {
    if (!isDown && navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    isDown = true;
    show();
    block.querySelector("[data-list-network]").focus();
  }, true);
}
