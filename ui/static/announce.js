// What a screen reader hears of the conversation: each answer once and whole, when it is there; never its sentences one
// by one, never that a search is on. A fault, or that nothing was found, is heard by its own word first. What a language
// model makes of an answer comes later and is heard then, once and whole, too.

const heard = new Set();
const announcer = document.createElement("div");
announcer.className = "vh";
announcer.setAttribute("role", "log");
announcer.setAttribute("aria-live", "polite");
document.body.append(announcer);

// Places are found by those who want them, markers say nothing by themselves.
const LEFT_OUT = ".fundstellen, .marke, .umfang, .werkzeug, .leiste-antwort";
const FLUENT = ".ki, .auszuege";

function announce(article, leftOut) {
  const words = article.cloneNode(true);
  words.querySelectorAll(leftOut).forEach((part) => part.remove());
  const entry = document.createElement("p");
  entry.lang = "de";
  entry.textContent = [...words.children].map((part) => part.textContent).join(" ");
  announcer.append(entry);
}

function once(part, leftOut) {
  if (heard.has(part.id)) return;
  heard.add(part.id);
  announce(part, leftOut);
}

/** Call whenever the conversation may have changed: tells of the answers that have become whole.
 *  @param {Element} log The conversation's element. */
export function changed(log) {
  if (!log.querySelector(".frage")) {
    heard.clear(); // a new conversation
    announcer.replaceChildren();
  }
  log.querySelectorAll(".beendet").forEach((note) => once(note, LEFT_OUT));
  log.querySelectorAll(".antwort.fertig").forEach((article) => once(article, `${LEFT_OUT}, ${FLUENT}`));
  log.querySelectorAll(".ki.ganz").forEach((box) => once(box, LEFT_OUT));
}
