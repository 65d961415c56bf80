// The printed sheet beside the text, typeset anew whenever the typing rests. Without scripts a button shows it.
{
  const REST = 400;
  const LOST = "Die Vorschau ist gerade nicht zu erreichen. Was Sie geschrieben haben, steht weiter im Formular.";

  const panel = document.querySelector("[data-sheet]");
  const form = panel && document.getElementById(panel.dataset.sheet);
  const status = panel?.querySelector("[data-status]");
  const shown = panel?.querySelector("[data-shown]");
  const tab = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;
  let number = 0;
  let running = null;
  let timer = 0;
  let seen = false;
  let stale = true;

  // Pictures that were chosen and not saved yet would travel with every word.
  const typed = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.set("_tab", tab);
    data.set("_number", String((number += 1)));
    return data;
  };

  // Said again only where it changed, so that a screen reader keeps quiet while nothing does.
  const say = (node) => {
    if (status.textContent.trim() !== node.textContent.trim()) status.replaceChildren(node);
  };

  const said = (words) => {
    const line = document.createElement("p");
    line.textContent = words;
    return line;
  };

  // Put in place when all are drawn: nothing flickers and nothing moves.
  const show = async (pages, mine) => {
    const ready = document.importNode(pages, true);
    await Promise.all([...ready.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
    if (mine.signal.aborted) return;
    shown.hidden = false;
    const at = shown.scrollTop;
    shown.replaceChildren(ready);
    shown.scrollTop = at;
  };

  const take = async (text, mine) => {
    const part = new DOMParser().parseFromString(text, "text/html");
    const pages = part.querySelector("[data-pages]");
    const words = part.querySelector("[data-said], [data-problems]");
    if (!words) throw new Error("not a sheet");
    if (pages) await show(pages, mine);
    if (mine.signal.aborted) return;
    shown.classList.toggle("is-old", !pages);
    say(words);
  };

  const refresh = async () => {
    stale = false;
    running?.abort();
    const mine = (running = new AbortController());
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(panel.dataset.address, { method: "POST", body: typed(), signal: mine.signal });
      if (answer.status === 204) return; // a newer one is on its way
      await take(await answer.text(), mine);
    } catch {
      if (mine.signal.aborted) return;
      shown.classList.add("is-old");
      say(said(LOST));
    } finally {
      if (running === mine) panel.removeAttribute("aria-busy");
    }
  };

  const soon = () => {
    stale = true;
    clearTimeout(timer);
    if (seen) timer = setTimeout(refresh, REST);
  };

  if (form) {
    panel.dataset.live = "";
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    new IntersectionObserver((entries) => {
      seen = entries.at(-1).isIntersecting;
      if (seen && stale) refresh();
    }).observe(panel);
  }
}
