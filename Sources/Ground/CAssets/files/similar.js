// While one writes a title, what others have already proposed.
for (const block of document.querySelectorAll("[data-similar]")) {
  const field = document.getElementById(block.dataset.field);
  if (!field) continue;
  let timer;
  let request;
  let shown = "";
  const look = async () => {
    const words = field.value.trim();
    if (words.length < 4 || words === shown) return;
    shown = words;
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${block.dataset.href}?q=${encodeURIComponent(words)}`, { signal: request.signal });
      if (!answer.ok) return;
      show(new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("a[href]"));
    } catch { /* a newer question, or no network: the form works without */ }
  };
  const show = (links) => {
    block.replaceChildren();
    if (links.length === 0) return;
    const sentence = document.createElement("p");
    sentence.textContent = links.length === 1 ? block.dataset.one : block.dataset.some.replace("#", links.length);
    const list = document.createElement("ul");
    for (const link of links) {
      const line = document.createElement("li");
      const copy = document.createElement("a");
      copy.href = link.getAttribute("href");
      copy.target = "_blank";
      copy.rel = "noopener";
      copy.textContent = link.textContent;
      line.append(copy);
      list.append(line);
    }
    block.append(sentence, list);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 400);
  });
}
