// While one writes a title, what others have already proposed; while one notes a call, what was already answered, to be inserted.
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
  const into = block.dataset.into && document.getElementById(block.dataset.into);
  // Puts the words of an answer after those already written.
  const inserter = (link) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = block.dataset.insert;
    button.setAttribute("aria-label", `${block.dataset.insert} : ${link.textContent}`);
    button.addEventListener("click", () => {
      into.value = into.value.trim() === "" ? link.dataset.text : `${into.value}\n\n${link.dataset.text}`;
      into.dispatchEvent(new Event("input", { bubbles: true }));
      into.focus();
    });
    return button;
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
      if (into && link.dataset.text) line.append(" ", inserter(link));
      list.append(line);
    }
    block.append(sentence, list);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 400);
  });
}
