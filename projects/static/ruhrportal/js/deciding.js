// „gilt weiter“ folds the field away while its text is the last report's; typing decides by itself. Nothing is ever lost.
for (const place of document.querySelectorAll("[data-decide]")) {
  const area = place.querySelector("textarea");
  const writing = place.querySelector(".rd-writing");
  const choice = (value) => place.querySelector(`input[value="${value}"]`);
  const kept = document.createElement("p");
  kept.className = "rd-kept";
  kept.textContent = "Der Text vom letzten Bericht wird übernommen.";
  kept.hidden = true;
  writing.before(kept);
  const same = () => place.hasAttribute("data-same") && area.value === area.defaultValue;
  const show = () => {
    const fold = choice("keep").checked && same();
    writing.hidden = fold;
    kept.hidden = !fold;
  };
  area.addEventListener("input", () => {
    if (!same()) choice("change").checked = true;
  });
  for (const value of ["keep", "change"]) {
    choice(value).addEventListener("change", show);
  }
  show();
}
// Who wants to change rows sees them.
for (const rows of document.querySelectorAll(".rd-kept-rows")) {
  const change = rows.closest("section").querySelector('.rd-decide input[value="change"]');
  change.addEventListener("change", () => { rows.open = true; });
}
// A link to a folded field opens it.
const open = () => {
  const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const field = aim?.closest(".rd-writing");
  if (field) field.hidden = false;
  const rows = aim?.closest(".rd-kept-rows");
  if (rows) rows.open = true;
};
window.addEventListener("hashchange", open);
open();
