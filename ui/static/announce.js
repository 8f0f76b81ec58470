// What a screen reader hears of the conversation: each answer once and whole, when it is there; never its sentences one
// by one, never that a search is on. A fault, or that nothing was found, is heard by its own word first.

const heard = new Set();
const announcer = document.createElement("div");
announcer.className = "vh";
announcer.setAttribute("role", "log");
announcer.setAttribute("aria-live", "polite");
document.body.append(announcer);

// Places are found by those who want them, markers say nothing by themselves.
const LEFT_OUT = ".fundstellen, .marke, .umfang, .werkzeug, .leiste-antwort";

function announce(article) {
  const words = article.cloneNode(true);
  words.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
  const entry = document.createElement("p");
  entry.lang = "de";
  entry.textContent = [...words.children].map((part) => part.textContent).join(" ");
  announcer.append(entry);
}

/** Call whenever the conversation may have changed: tells of the answers that have become whole.
 *  @param {Element} log The conversation's element. */
export function changed(log) {
  if (!log.querySelector(".frage")) {
    heard.clear(); // a new conversation
    announcer.replaceChildren();
  }
  log.querySelectorAll(".antwort.fertig").forEach((article) => {
    if (heard.has(article.id)) return;
    heard.add(article.id);
    announce(article);
  });
}
