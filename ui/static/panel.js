// The letter beside the conversation: opens a Fundstelle, steps to the previous and the next one, copies its address.
// Everything shown comes escaped from the server; nothing is asked of any other host.

const wide = matchMedia("(min-width: 64rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LETTERS = "a[href*='/stelle/'], a[href*='/brief/']";
const UNREACHABLE = {
  de: "Das Schreiben konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.",
  en: "The letter could not be loaded. Please try again.",
};
const seen = new Set(); // finished answers whose first place was opened, or need not be
let asked = 0; // questions in the conversation when it was last looked at
let opened = null; // the link whose letter is open
let loading = 0; // number of the latest request for a letter: answers to earlier ones are dropped

const panel = () => document.getElementById("brief");
const behavior = () => (calm.matches ? "auto" : "smooth");

// --- opening ---------------------------------------------------------------------------------------------------------

async function open(link, { focus = true } = {}) {
  if (!(await load(link.href, link))) return;
  markCurrent();
  reveal(panel(), focus);
}

// Fills the panel from an address; false where a later request came first, or there is no panel.
async function load(address, link) {
  const number = ++loading;
  const wanted = new URL(address);
  wanted.searchParams.set("teil", "1");
  wanted.searchParams.set("sprache", document.documentElement.lang);
  panel()?.setAttribute("aria-busy", "true");
  const text = await part(wanted);
  const place = panel();
  if (number !== loading || !place) return false;
  place.removeAttribute("aria-busy");
  opened = link;
  if (text === null) {
    const fault = document.createElement("p");
    fault.className = "leiste";
    fault.tabIndex = -1;
    fault.textContent = UNREACHABLE[document.documentElement.lang] || UNREACHABLE.de;
    place.replaceChildren(fault);
  } else {
    place.innerHTML = text;
  }
  place.hidden = false;
  prepare(place);
  return true;
}

// What the server says, a sentence for a letter that is not there included; null where it cannot be reached.
async function part(address) {
  try {
    const response = await fetch(address);
    return response.headers.get("content-type")?.startsWith("text/html") ? await response.text() : null;
  } catch {
    return null;
  }
}

function prepare(place) {
  place.querySelectorAll("button.kopieren").forEach((button) => (button.hidden = false));
  const steps = place.querySelector(".blaettern");
  if (!steps) return;
  const links = siblings();
  const position = links.findIndex((link) => link.href === opened.href);
  const state = place.querySelector(".stand");
  steps.hidden = position < 0 || links.length < 2;
  place.querySelector(".zurueck").hidden = position < 0;
  state.textContent = (state.dataset.pattern || "").replace("##", links.length).replace("#", position + 1);
  place.querySelector(".vorige").disabled = !links[position - 1];
  place.querySelector(".naechste").disabled = !links[position + 1];
}

// The places of the answer that the open letter belongs to.
function siblings() {
  const article = opened?.closest(".antwort");
  return article ? [...article.querySelectorAll("a.stelle")] : [];
}

// Goes to the place before (-1) or behind (1) the open one.
function step(by) {
  const links = siblings();
  const position = links.findIndex((link) => link.href === opened.href);
  const next = position < 0 ? null : links[position + by];
  if (next) open(next);
}

function reveal(place, focus) {
  const mark = place.querySelector("mark, .treffer");
  const roll = place.querySelector(".rolle");
  if (wide.matches && mark && roll) {
    const above = mark.getBoundingClientRect().top - roll.getBoundingClientRect().top;
    roll.scrollTo({ top: roll.scrollTop + above - roll.clientHeight / 4 });
  }
  if (focus) {
    (place.querySelector("[tabindex='-1']") || place.querySelector(".rolle") || place).focus({ preventScroll: true });
    if (!wide.matches) (mark || place).scrollIntoView({ block: mark ? "center" : "start", behavior: behavior() });
  }
}

function markCurrent() {
  document.querySelectorAll("#gespraech [aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  opened?.closest(".antwort")?.querySelectorAll("a").forEach((link) => {
    if (link.href === opened.href) link.setAttribute("aria-current", "true");
  });
}

// --- closing ---------------------------------------------------------------------------------------------------------

function shut() {
  opened = null;
  loading += 1;
  panel().hidden = true;
  panel().replaceChildren();
  markCurrent();
}

function close() {
  const link = opened;
  shut();
  const first = document.querySelector("#schreiben a");
  if (wide.matches || !link) first?.focus();
  else link.scrollIntoView({ block: "center", behavior: behavior() });
}

function back() {
  if (!opened || !opened.isConnected) return;
  opened.scrollIntoView({ block: "center", behavior: behavior() });
  opened.focus({ preventScroll: true });
}

// --- copying an address ----------------------------------------------------------------------------------------------

async function copy(button) {
  const said = button.parentElement.querySelector(".gesagt");
  const done = await copied(button.dataset.text);
  said.textContent = done ? button.dataset.done : button.dataset.text;
  if (!done) getSelection().selectAllChildren(said);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text); // there in a secure context only: https, or the same machine
    return true;
  } catch {
    const field = document.createElement("textarea");
    const before = document.activeElement;
    field.value = text;
    field.className = "vh";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    return done;
  }
}

// --- what the reader does --------------------------------------------------------------------------------------------

const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#brief button");
  if (button) {
    if (button.matches(".vorige")) step(-1);
    else if (button.matches(".naechste")) step(1);
    else if (button.matches(".zurueck")) back();
    else if (button.matches(".alle")) close();
    else if (button.matches(".kopieren")) copy(button);
    return;
  }
  if (event.button || !plain(event)) return;
  const link = event.target.closest?.(`:is(#gespraech, #schreiben) :is(${LETTERS})`);
  if (link) {
    event.preventDefault();
    open(link);
    return;
  }
  const view = opened && event.target.closest?.("#brief a.ansicht"); // another view of the letter that is open
  if (view) {
    event.preventDefault();
    const which = view.dataset.ansicht;
    load(view.href, opened).then((there) => {
      if (!there) return;
      reveal(panel(), false);
      panel().querySelector(`[data-ansicht='${which}']`)?.focus({ preventScroll: true });
    });
  }
});

document.addEventListener("keydown", (event) => {
  const place = panel();
  if (!opened || !place || place.hidden || !plain(event) || !place.contains(document.activeElement)) return;
  if (document.activeElement.matches("input, textarea, select")) return;
  if (event.key === "Escape") back();
  else if (event.key === "ArrowLeft") step(-1);
  else if (event.key === "ArrowRight") step(1);
  else return;
  event.preventDefault();
});

// --- what the conversation does --------------------------------------------------------------------------------------

/** Call whenever the conversation may have changed: opens the first place of a new answer, keeps the open one.
 *  @param {Element | null} log The conversation's element. */
export function changed(log = document.getElementById("gespraech")) {
  if (!log) return;
  const questions = log.querySelectorAll(".frage").length;
  if (!questions && asked) {
    seen.clear(); // a new conversation: nothing of the old one stays open
    if (opened) shut();
  }
  asked = questions;
  log.querySelectorAll(".antwort.fertig").forEach((article) => {
    if (seen.has(article.id)) return;
    seen.add(article.id);
    if (article.id !== `antwort-${questions}` || !wide.matches) return;
    const first = article.querySelector(".marke") && article.querySelector("a.stelle");
    if (first) open(first, { focus: false });
    else if (opened) shut();
  });
  relink();
}

// Gradio writes a component's contents anew: the open letter's link is found again, a closed panel is filled again.
function relink() {
  if (!opened) return;
  if (opened.isConnected) {
    if (panel()?.hidden) open(opened, { focus: false });
    return;
  }
  const links = document.querySelectorAll(`#gespraech a.stelle, #schreiben :is(${LETTERS})`);
  const twin = [...links].find((link) => link.href === opened.href);
  if (twin) {
    opened = twin;
    markCurrent();
  }
}

// --- a letter's own page ---------------------------------------------------------------------------------------------

document.querySelectorAll("button.kopieren").forEach((button) => (button.hidden = false));
if (!location.hash) document.querySelector(".eigene-seite :is(mark, .treffer)")?.scrollIntoView({ block: "center" });
