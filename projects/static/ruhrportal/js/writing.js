// Light markup without knowing its signs: a toolbar above each text, Ctrl+B and Ctrl+I.
{
  const WORD = /[\p{L}\p{N}_]/u;
  const MARKED = /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])(?:.*?[^\s_])\1(?![\p{L}\p{N}_])/gu;
  const LINKED = /\[([^[\]\n]*)\]\([^()\s]*\)/g;

  // Typed by command, so that the browser's own undo takes it back.
  const put = (area, start, end, text, from = text.length, to = from) => {
    area.focus();
    area.setSelectionRange(start, end);
    const typed = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
    if (!typed) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.setSelectionRange(start + from, start + to);
  };

  const around = (value, pattern, start, end) =>
    [...value.matchAll(pattern)].find((found) => found.index <= start && end <= found.index + found[0].length);

  // Marks hold for whole words only, and not beyond a line.
  const wholeWords = (value, start, end) => {
    while (start < end && /\s/.test(value[start])) start += 1;
    while (end > start && /\s/.test(value[end - 1])) end -= 1;
    while (start > 0 && WORD.test(value[start - 1]) && (start === end || WORD.test(value[start]))) start -= 1;
    while (end < value.length && WORD.test(value[end]) && (start === end || WORD.test(value[end - 1]))) end += 1;
    return [start, end];
  };

  const toggled = (text, mark) => {
    const marks = Math.min(/^_*/.exec(text)[0].length, /_*$/.exec(text)[0].length, 3);
    const on = mark === "__" ? marks >= 2 : marks % 2 === 1;
    return on ? text.slice(mark.length, text.length - mark.length) : mark + text + mark;
  };

  const emphasise = (area, mark, sample) => {
    const { value, selectionStart, selectionEnd } = area;
    const marked = around(value, MARKED, selectionStart, selectionEnd);
    const [start, end] = marked
      ? [marked.index, marked.index + marked[0].length]
      : wholeWords(value, selectionStart, selectionEnd);
    if (start === end) {
      put(area, start, end, mark + sample + mark, mark.length, mark.length + sample.length);
      return;
    }
    const lines = value.slice(start, end).split("\n").map((line) => {
      const [, before, words] = /^(\s*(?:- )?)(.*?)\s*$/.exec(line);
      return words ? before + toggled(words, mark) : line;
    });
    put(area, start, end, lines.join("\n"), 0, lines.join("\n").length);
  };

  const list = (area) => {
    const { value, selectionStart, selectionEnd } = area;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const last = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n" ? selectionEnd - 1 : selectionEnd;
    const end = value.indexOf("\n", last) < 0 ? value.length : value.indexOf("\n", last);
    const lines = value.slice(start, end).split("\n");
    const filled = lines.filter((line) => line.trim());
    const off = filled.length > 0 && filled.every((line) => line.startsWith("- "));
    const text = lines
      .map((line) => (off ? line.replace(/^- /, "") : line.startsWith("- ") || (!line.trim() && filled.length) ? line : `- ${line}`))
      .join("\n");
    put(area, start, end, text, selectionStart === selectionEnd ? text.length : 0, text.length);
  };

  const link = (area) => {
    const { value, selectionStart, selectionEnd } = area;
    const linked = around(value, LINKED, selectionStart, selectionEnd);
    if (linked) {
      put(area, linked.index, linked.index + linked[0].length, linked[1], 0, linked[1].length);
      return;
    }
    const [start, end] = wholeWords(value, selectionStart, selectionEnd);
    const words = value.slice(start, end).replace(/\s*\n\s*/g, " ");
    if (/^(https?:\/\/|www\.)\S+$/.test(words)) {
      const address = words.startsWith("www.") ? `https://${words}` : words;
      put(area, start, end, `[Text](${address})`, 1, 5);
    } else {
      const text = `[${words.replace(/[[\]]/g, "") || "Text"}](https://…)`;
      put(area, start, end, text, text.indexOf("](") + 2, text.length - 1);
    }
  };

  const TOOLS = [
    { word: "Fett", name: "bold", keys: "b", run: (area) => emphasise(area, "__", "fett") },
    { word: "Kursiv", name: "italic", keys: "i", run: (area) => emphasise(area, "_", "kursiv") },
    { word: "Aufzählung", name: "list", path: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01", run: list },
    {
      word: "Link",
      name: "link",
      path: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
      run: link,
    },
  ];

  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({
      class: "rp-icon", viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.75",
      "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", focusable: "false",
    })) svg.setAttribute(name, value);
    svg.append(document.createElementNS("http://www.w3.org/2000/svg", "path"));
    svg.firstChild.setAttribute("d", path);
    return svg;
  };

  const button = (tool, area) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `rd-tool rd-tool--${tool.name}`;
    made.tabIndex = tool === TOOLS[0] ? 0 : -1;
    if (tool.path) made.append(icon(tool.path));
    made.append(tool.word);
    if (tool.keys) {
      made.setAttribute("aria-keyshortcuts", `Control+${tool.keys.toUpperCase()}`);
      made.title = `Strg+${tool.keys.toUpperCase()}`;
    }
    made.addEventListener("mousedown", (event) => event.preventDefault());
    made.addEventListener("click", () => tool.run(area));
    return made;
  };

  // One stop for the Tab key, arrows within: the pattern of the ARIA authoring practices.
  const walk = (toolbar) => (event) => {
    const buttons = [...toolbar.children];
    const at = buttons.indexOf(event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons.at(to % buttons.length);
    for (const other of buttons) other.tabIndex = other === next ? 0 : -1;
    next.focus();
  };

  for (const area of document.querySelectorAll("textarea[data-markup]")) {
    const toolbar = document.createElement("div");
    toolbar.className = "rd-tools";
    toolbar.setAttribute("role", "toolbar");
    toolbar.setAttribute("aria-label", `Text gestalten: ${area.labels[0]?.firstChild.textContent.trim() ?? ""}`);
    toolbar.setAttribute("aria-controls", area.id);
    toolbar.append(...TOOLS.map((tool) => button(tool, area)));
    toolbar.addEventListener("keydown", walk(toolbar));
    area.before(toolbar);
    area.addEventListener("keydown", (event) => {
      const tool = TOOLS.find(({ keys }) => keys && keys === event.key.toLowerCase());
      if (!tool || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      tool.run(area);
    });
  }
}
