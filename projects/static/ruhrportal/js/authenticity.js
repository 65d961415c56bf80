// A file that the reader chooses is hashed here and compared with all editions on the page; it never leaves the machine.
{
  const MOST_BYTES = 512 * 1024 * 1024; // a whole file is held in memory
  const check = document.querySelector("[data-check]");

  const start = () => {
    const without = check.querySelector("[data-without]");
    if (!window.crypto?.subtle) {
      without.textContent =
        "Ihr Browser rechnet Prüfsummen nur auf Seiten aus, die verschlüsselt (mit https) geladen wurden. Bitte prüfen Sie von Hand, wie unten beschrieben.";
      return;
    }
    without.hidden = true;
    check.querySelector("[data-with]").hidden = false;
    check.querySelector("input").addEventListener("change", (event) => { judge(event.target.files[0]); });
  };

  const tell = (kind, parts) => {
    const template = check.querySelector(`[data-template="${kind}"]`);
    const told = template.content.cloneNode(true);
    for (const [name, words] of Object.entries(parts)) told.querySelector(`[data-${name}]`).textContent = words;
    check.querySelector("[data-result]").replaceChildren(told);
  };

  let turn = 0; // a file that was chosen later takes the place of one that is still being read

  const judge = async (file) => {
    turn += 1;
    const mine = turn;
    if (!file) {
      check.querySelector("[data-result]").replaceChildren();
      return;
    }
    if (file.size > MOST_BYTES) {
      tell("note", { sentence: `„${file.name}“ ist zu groß für die Prüfung im Browser; so groß ist keine Ausgabe.` });
      return;
    }
    tell("note", { sentence: `„${file.name}“ wird geprüft …` });
    const sum = await sumOf(file);
    if (mine !== turn) return;
    if (sum) compare(file.name, sum);
    else tell("note", { sentence: `„${file.name}“ kann nicht gelesen werden. Bitte wählen Sie die Datei noch einmal aus.` });
  };

  // The SHA-256 in hexadecimal digits, "" for a file that is gone or may not be read.
  const sumOf = async (file) => {
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    } catch {
      return "";
    }
  };

  const compare = (name, sum) => {
    const editions = [...document.querySelectorAll("tr[data-pdf]")];
    const form = document.querySelector(`[data-form="${sum}"]`);
    const row = form?.closest("tr") ?? editions.find(({ dataset }) => [dataset.pdf, dataset.document, dataset.served].includes(sum));
    if (!row) {
      tell("bad", {
        sentence: `„${name}“ ist keine der Ausgaben auf dieser Seite.`,
        more: "Die Datei wurde verändert, ist nur ein Auszug oder stammt nicht aus diesem Portal.",
        sum,
      });
      return;
    }
    tell("good", { sentence: sentenceOf(row, form, sum), more: moreOf(row, form, sum), sum });
  };

  const sentenceOf = (row, form, sum) => {
    const edition = row.dataset.name;
    if (form) return `Diese Datei ist die ${edition} ohne ein Bild, das zurückgezogen wurde, unverändert.`;
    if (row.dataset.pdf === sum && "redacted" in row.dataset) return `Diese Datei ist die ${edition}, wie sie zuerst erschienen ist, unverändert.`;
    if (row.dataset.pdf === sum) return `Diese Datei ist die ${edition}, unverändert.`;
    return `Diese Datei ist das Dokument der ${edition}, unverändert.`;
  };

  // What came after this file.
  const moreOf = (row, form, sum) => {
    const replaced = form ? "replaced" in form.dataset : row.dataset.pdf === sum && "redacted" in row.dataset;
    return [
      replaced ? "Sie ist inzwischen ersetzt, weil ein Bild zurückgezogen wurde." : "",
      row.dataset.newer ? `Sie wurde berichtigt; neu ist Ausgabe ${row.dataset.newer}.` : "",
    ].join(" ").trim();
  };

  if (check) start();
}
