// Letters on their way in: what is chosen, what is sent, how far it is. Every page works without this file.
// All words come from the page (data-texte), so they are in its language.

const form = document.getElementById("aufnehmen");
if (form) choosing(form);
const running = document.getElementById("aufnahme");
if (running?.dataset.stand) watching(running);

// --- the form ----------------------------------------------------------------------------------------------------

function choosing(form) {
  const words = JSON.parse(form.dataset.texte), limits = JSON.parse(form.dataset.grenzen);
  const input = document.getElementById("dateien"), area = document.getElementById("ablage");
  let chosen = [], request = null;
  area.classList.add("mit-liste");

  const said = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const number = (value, digits = 0) => value.toLocaleString(words.sprache, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const size = (bytes) => (bytes < 1e3 ? `${bytes} B` : bytes < 1e6 ? `${number(bytes / 1e3)} kB` : `${number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`);
  const together = () => chosen.reduce((sum, file) => sum + file.size, 0);

  // One alert for all: a region that is there from the start is read when its words change.
  function complain(...sentences) {
    const place = document.getElementById("fehler");
    place.removeAttribute("lang");
    place.textContent = sentences.filter(Boolean).join(" ");
    if (place.textContent) place.scrollIntoView({ block: "nearest" });
  }

  function take(files, faults = []) {
    const known = new Set(chosen.map((file) => `${file.name} ${file.size} ${file.lastModified}`));
    for (const file of files) {
      if (known.has(`${file.name} ${file.size} ${file.lastModified}`)) continue;
      if (file.size > limits.datei) faults.push(said(words.zuGross, { name: file.name }));
      else chosen.push(file);
    }
    show(faults);
  }

  // The list is the input's own: what is sent without script and with it is the same.
  function show(faults = []) {
    const data = new DataTransfer();
    chosen.forEach((file) => data.items.add(file));
    input.files = data.files;
    const list = document.getElementById("liste");
    list.replaceChildren(...chosen.map(entry));
    document.getElementById("auswahl").hidden = !chosen.length;
    const counted = chosen.length === 1 ? words.eine : said(words.mehrere, { count: number(chosen.length) });
    document.getElementById("summe").textContent = `${counted}, ${size(together())}`;
    if (chosen.length > limits.dateien) faults.push(words.zuViele);
    if (together() > limits.zusammen * 0.999) faults.push(words.zuViel);
    form.dataset.zuviel = chosen.length > limits.dateien || together() > limits.zusammen * 0.999 ? "1" : "";
    complain(...faults);
  }

  function entry(file, place) {
    const row = document.createElement("li"), name = document.createElement("span"), bytes = document.createElement("span"), remove = document.createElement("button");
    name.className = "datei";
    name.textContent = file.name;
    bytes.className = "leise";
    bytes.textContent = size(file.size);
    remove.type = "button";
    remove.className = "ruhig";
    remove.textContent = words.entfernen;
    remove.setAttribute("aria-label", said(words.entferne, { name: file.name }));
    remove.addEventListener("click", () => {
      chosen = chosen.filter((one) => one !== file);
      show();
      const buttons = document.querySelectorAll("#liste button");
      (buttons[Math.min(place, buttons.length - 1)] ?? input).focus();
    });
    row.append(name, bytes, remove);
    return row;
  }

  input.addEventListener("change", () => take([...input.files]));

  let depth = 0; // a drag enters and leaves every element within, too
  area.addEventListener("dragenter", (event) => { event.preventDefault(); depth += 1; area.classList.add("bereit"); });
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("dragleave", () => { depth -= 1; if (depth <= 0) calm(); });
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    calm();
    const files = [], faults = [];
    for (const item of event.dataTransfer.items) {
      if (item.kind !== "file") continue;
      const file = item.getAsFile();
      if (item.webkitGetAsEntry?.()?.isDirectory) faults.push(said(words.ordner, { name: file?.name ?? "" }));
      else if (file) files.push(file);
    }
    take(files, faults);
  });
  // A file that misses the area must not replace the page and what was filled in.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
  function calm() { depth = 0; area.classList.remove("bereit"); }

  // Name and reason are needed only where a person decides.
  const decide = () => {
    const own = form.elements.sicht.value === "vermerk";
    for (const name of ["name", "grund"]) form.elements[name].required = !own;
  };
  form.querySelectorAll("[name=sicht]").forEach((radio) => radio.addEventListener("change", decide));
  decide();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (request) return;
    if (!chosen.length) return complain(words.nichts);
    if (form.dataset.zuviel) return show();
    send();
  });

  function send() {
    complain();
    const bar = document.getElementById("sendebalken"), line = document.getElementById("gesendet"), box = document.getElementById("senden");
    const body = new FormData(form);
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      bar.max = event.total;
      bar.value = event.loaded;
      line.textContent = event.loaded < event.total ? said(words.gesendet, { sent: size(event.loaded), total: size(event.total) }) : words.ankunft;
    });
    const ended = (sentence) => { request = null; box.hidden = true; busy(false); complain(sentence); };
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response?.address) location.assign(request.response.address);
      else ended(request.response?.fault ?? (request.status === 404 ? words.zutritt : request.status === 413 ? words.zuViel : words.unklar));
    });
    request.addEventListener("error", () => ended(words.verbindung));
    request.addEventListener("abort", () => ended(words.abgebrochen));
    box.hidden = false;
    busy(true);
    request.send(body);
    document.getElementById("abbrechen").focus();
  }

  function busy(is) {
    for (const part of form.querySelectorAll("fieldset")) part.disabled = is;
    form.querySelector("[type=submit]").hidden = is;
    if (!is) form.querySelector("[type=submit]").focus();
  }
  document.getElementById("abbrechen").addEventListener("click", () => request?.abort());
  // Back from an upload the browser fills the form in again, and the list with it.
  window.addEventListener("pageshow", () => { if (input.files.length && !chosen.length) take([...input.files]); decide(); });
}

// --- an upload -----------------------------------------------------------------------------------------------------

function watching(part) {
  // Without a script the browser looks again by itself, which would move whoever reads the page with a screen reader.
  if (!new URLSearchParams(location.search).has("ruhig")) return location.replace(`${location.pathname}?ruhig=1`);
  let rows = 0;

  async function look() {
    let state = null;
    try {
      const answer = await fetch(part.dataset.stand, { headers: { Accept: "application/json" } });
      state = answer.status === 404 ? { ended: true } : answer.ok ? await answer.json() : null;
    } catch { /* the service is away for a moment: look again */ }
    if (state?.ended || (state && state.rows !== rows)) await renew();
    else if (state) tell(state);
    if (!state?.ended) setTimeout(look, 1000);
    rows = state?.rows ?? rows;
  }

  function tell(state) {
    const bar = document.getElementById("balken");
    if (state.phase === "running" && state.total > 1) { bar.max = state.total; bar.value = state.done; }
    document.getElementById("stand").textContent = state.line;
    document.getElementById("gerade").textContent = state.name;
  }

  // The page as the service writes it takes the place of what is shown; only its end is announced.
  async function renew() {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = fresh.getElementById("aufnahme");
    if (!next) return location.reload();
    part.replaceChildren(...next.childNodes);
    document.title = fresh.title;
    if (next.dataset.stand) return;
    const counts = [...part.querySelectorAll(".zaehlung li")].map((one) => one.textContent).join(", ");
    document.getElementById("ansage").textContent = `${part.querySelector("h1").textContent}. ${counts}`;
  }

  setTimeout(look, 500);
}
