// Small help while writing; everything works without it.
for (const area of document.querySelectorAll("textarea[data-meter]")) {
  const meter = document.getElementById(area.dataset.meter);
  const words = document.getElementById(`${area.dataset.meter}-text`);
  const show = () => {
    const length = [...area.value].length;
    meter.value = length;
    words.textContent = `${length} von ${meter.max} Zeichen`;
  };
  area.addEventListener("input", show);
}

// Leaving with unsaved words asks first.
const writing = document.querySelector("form.rd-edit");
if (writing) {
  let changed = document.querySelector("[data-unsaved]") !== null;
  writing.addEventListener("input", () => { changed = true; });
  writing.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
