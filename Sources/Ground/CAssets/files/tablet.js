// Stands between the network and one page, the screen of a polling place on the tablet that keeps its list: when the network fails, that page
// opens as list.js last kept it, sealed, until its hour. It sees this page and what the page loads, nothing else, and keeps nothing itself.
const page = new URL(registration.scope).pathname;
const cacheName = `tablet ${page}`;
const patience = 8_000;

const forget = () => caches.delete(cacheName);
const kept = async () => {
  const copy = await caches.match(page, { cacheName, ignoreVary: true });
  if (!copy || Date.now() < Number(copy.headers.get("x-until"))) return copy;
  await forget();
};

const open = async (request) => {
  const copy = await kept();
  if (!copy) return fetch(request);
  try {
    const late = new Promise((_, refuse) => setTimeout(refuse, patience));
    const answer = await Promise.race([fetch(request), late]);
    if (answer.status >= 500 || answer.status === 429) return copy;
    // The site no longer shows the page to who holds the tablet: she left, or lent the screen, or her hours are over.
    if (!answer.ok) await forget();
    return answer;
  } catch {
    return copy;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(kept()));
addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && address.pathname === page) event.respondWith(open(request));
  if (address.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request.url, { cacheName, ignoreVary: true }).then((file) => file ?? fetch(request)));
  }
});
