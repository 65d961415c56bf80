// Small help while writing; everything works without it.
// The meter counts while typing; beyond the printed sheet it says so once, not at every key.
const live = document.getElementById("rd-live");
for (const area of document.querySelectorAll("textarea[data-meter]")) {
  const meter = document.getElementById(area.dataset.meter);
  const words = document.getElementById(`${area.dataset.meter}-text`);
  const name = area.labels[0].textContent.trim();
  let over = false;
  const show = () => {
    const length = [...area.value].length;
    const much = length - meter.max;
    meter.value = length;
    words.textContent = `${length} von ${meter.max} Zeichen${much > 0 ? `, ${much} zu viel` : ""}`;
    over = much > 0;
    meter.parentElement.classList.toggle("s--over", over);
  };
  area.addEventListener("input", () => {
    const before = over;
    show();
    if (over !== before) live.textContent = `${name}: ${over ? "länger als der Platz im Bericht" : "passt wieder in den Bericht"}.`;
  });
  show();
}

// What the project's status asks for shows at once. Nothing moves, and a section with words in it never goes.
const states = document.querySelectorAll('.rd-edit input[type="radio"][name="project_status"]');
const answer = document.createElement("p");
answer.className = "rd-help";
answer.setAttribute("role", "status");
states[0]?.closest("fieldset").append(answer);

const follow = (status, label) => {
  const belongs = (section) => section.dataset.for.split(" ").includes(status);
  const sections = [...document.querySelectorAll("section[data-for]")];
  for (const section of sections) {
    const kept = section.querySelector("textarea").value.trim() !== "";
    section.hidden = !belongs(section) && !kept;
    section.querySelector(".rd-apart").hidden = belongs(section) || !kept;
    const link = document.querySelector(`.rd-steps a[href="#${section.id}"]`);
    if (link) link.parentElement.hidden = section.hidden;
  }
  const apart = document.querySelector("details.rd-apart-sections");
  if (apart) {
    const inside = sections.filter((section) => apart.contains(section));
    apart.hidden = inside.every((section) => section.hidden);
    apart.open = true;
    apart.querySelector("summary").hidden = inside.some(belongs);
  }
  const asked = sections.filter(belongs).map((section) => section.querySelector("h2").textContent.trim());
  answer.textContent = `Zum Stand „${label}“ gehört ${asked.length ? `unten: ${asked.join(" und ")}` : "kein weiterer Abschnitt"}.`;
};
for (const state of states) {
  state.addEventListener("change", () => follow(state.value, state.labels[0].textContent.trim()));
}

// Leaving with unsaved words asks first.
const writing = document.querySelector("form.rd-edit");
if (writing) {
  let changed = document.querySelector("[data-unsaved]") !== null;
  writing.addEventListener("input", () => { changed = true; });
  writing.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget !== "_blank") changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
