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
// A link to a folded field opens it.
const open = () => {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".rd-writing");
  if (field) field.hidden = false;
};
window.addEventListener("hashchange", open);
open();
