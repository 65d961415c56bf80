// Rows of milestones, amounts, links and pictures change places by button or by number, and their numbers follow.
{
  const live = document.getElementById("rd-live");

  const value = (row, name) => row.querySelector(`[name$="-${name}"]`)?.value ?? "";
  const place = (row) => row.querySelector('[name$="-position"]');
  const rowsOf = (list) => [...list.children];

  // An empty row of the form takes no part: a number would make the server ask for the rest of it.
  const WRITTEN = 'textarea, input:not([type="hidden"], [type="checkbox"], [name$="-position"], [name*="-focus_"])';
  const isFilled = (row) =>
    value(row, "lineage") !== "" || value(row, "stored") !== "" || [...row.querySelectorAll(WRITTEN)].some((field) => field.value);
  const filled = (list) => rowsOf(list).filter(isFilled);

  // What lies on the way changes sides; the row itself is never taken out, so that it keeps the focus.
  const carry = (list, row, to) => {
    const rows = filled(list);
    const at = rows.indexOf(row);
    if (to > at) row.before(...rows.slice(at + 1, to + 1));
    if (to < at) row.after(...rows.slice(to, at));
    filled(list).forEach((one, index) => { place(one).value = index + 1; });
    renumber(list);
    row.scrollIntoView({ block: "nearest" });
    live.textContent = `${list.dataset.row} an Platz ${to + 1} von ${rows.length}`;
    row.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const renumber = (list) => {
    rowsOf(list).forEach((row, index) => { row.querySelector("[data-number]").textContent = index + 1; });
    const rows = filled(list);
    for (const row of rowsOf(list)) {
      const at = rows.indexOf(row);
      const [up, down] = row.querySelectorAll(".rd-move button");
      row.querySelector(".rd-move").hidden = at < 0 || rows.length < 2;
      up.setAttribute("aria-disabled", String(at === 0));
      down.setAttribute("aria-disabled", String(at === rows.length - 1));
      for (const button of [up, down]) {
        const number = row.querySelector("[data-number]").textContent;
        button.setAttribute("aria-label", `${button.textContent}: ${list.dataset.row} ${number}`);
      }
    }
  };

  const button = (list, row, word, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "rd-tool";
    made.textContent = word;
    made.addEventListener("click", () => {
      const to = filled(list).indexOf(row) + step;
      if (to >= 0 && to < filled(list).length) carry(list, row, to);
    });
    return made;
  };

  for (const list of document.querySelectorAll("ol[data-row]")) {
    for (const row of rowsOf(list)) {
      const move = document.createElement("div");
      move.className = "rd-move";
      move.append(button(list, row, "nach oben", -1), button(list, row, "nach unten", 1));
      row.querySelector("legend").after(move);
      place(row).addEventListener("change", () => {
        const rows = filled(list);
        const to = Number.parseInt(place(row).value, 10) - 1;
        if (rows.includes(row) && to >= 0) carry(list, row, Math.min(to, rows.length - 1));
      });
    }
    list.addEventListener("input", (event) => {
      const row = event.target.closest("li");
      if (!isFilled(row) && event.target !== place(row)) place(row).value = "";
      renumber(list);
    });
    renumber(list);
  }
}
