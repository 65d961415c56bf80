// Suggestions while typing, as a combobox with a list (ARIA Authoring Practices). Without this script the field just searches.
{
  const SHORTEST = 2;
  const PAUSE = 150; // milliseconds without a key before asking
  const CLOSED = { options: [], active: -1 };
  let made = 0;

  const element = (name, attributes, text = "") => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = text;
    return node;
  };

  const attach = (input) => {
    made += 1;
    const id = `vorschlaege-${made}`;
    const list = element("ul", { id, class: "rp-suggest__list", role: "listbox", "aria-label": "Vorschläge" });
    const told = element("div", { class: "rp-sr", "aria-live": "polite" });
    list.hidden = true;
    input.after(list, told);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [key, value] of Object.entries({ ...attributes, autocomplete: "off" })) input.setAttribute(key, value);

    let { options, active } = CLOSED;
    let waiting = 0;
    let asking = null;

    const close = () => {
      clearTimeout(waiting);
      asking?.abort();
      ({ options, active } = CLOSED);
      list.hidden = true;
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const mark = (place) => {
      active = place;
      for (const [index, node] of [...list.children].entries()) node.setAttribute("aria-selected", String(index === place));
      const chosen = list.children[place];
      if (chosen) {
        input.setAttribute("aria-activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    };

    const go = (option) => {
      close();
      if (option.address) {
        window.location.assign(option.address);
        return;
      }
      input.value = option.text;
      input.form.requestSubmit();
    };

    const open = (found) => {
      close();
      options = found;
      told.textContent = count(found.length);
      if (!found.length) return;
      list.replaceChildren(...found.map((option, index) => row(option, `${id}-${index}`)));
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    };

    const row = (option, name) => {
      const node = element("li", { id: name, role: "option", "aria-selected": "false" });
      // A blank between them, or a screen reader would read one word.
      node.append(element("span", {}, option.text), " ", element("small", {}, option.kind));
      // Before the field loses the focus, which closes the list.
      node.addEventListener("mousedown", (event) => { event.preventDefault(); });
      node.addEventListener("click", () => { go(option); });
      return node;
    };

    const ask = async () => {
      const typed = input.value.trim();
      if (typed.length < SHORTEST) {
        told.textContent = "";
        return;
      }
      asking = new AbortController();
      try {
        const address = `${input.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 200))}`;
        const response = await fetch(address, { signal: asking.signal, credentials: "omit" });
        const { suggestions } = await response.json();
        if (document.activeElement === input) open(suggestions);
      } catch {
        // Out of date or out of reach: the field searches all the same.
      }
    };

    input.addEventListener("input", () => {
      close();
      waiting = setTimeout(ask, PAUSE);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !options.length) {
        if (event.key === "ArrowDown" && !event.isComposing && !options.length) ask();
        return;
      }
      const keys = {
        ArrowDown: () => { mark(active + 1 < options.length ? active + 1 : -1); },
        ArrowUp: () => { mark(active < 0 ? options.length - 1 : active - 1); },
        Escape: close,
        Enter: active < 0 ? null : () => { go(options[active]); },
      };
      const does = keys[event.key];
      if (!does) return;
      event.preventDefault();
      does();
    });
  };

  const count = (number) => {
    if (!number) return "Keine Vorschläge.";
    return `${number} ${number === 1 ? "Vorschlag" : "Vorschläge"}, mit den Pfeiltasten zu erreichen.`;
  };

  for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);
}
