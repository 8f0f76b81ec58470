// What the page does by itself: letters open beside the conversation, new answers are announced and scrolled to.
// Everything shown comes escaped from the server; nothing is asked of any other host.

const wide = matchMedia("(min-width: 64rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const announced = new Set();
let opened = null; // the link whose letter is open
let loading = 0; // number of the latest request for a letter: answers to earlier ones are dropped

const panel = () => document.getElementById("brief");
const behavior = () => (calm.matches ? "auto" : "smooth");

// Screen readers are told of a whole answer once, not of every sentence while it comes.
const announcer = document.createElement("div");
announcer.className = "vh";
announcer.setAttribute("role", "log");
announcer.setAttribute("aria-live", "polite");

function announce(article) {
  const words = article.cloneNode(true);
  words.querySelectorAll(".fundstellen, .marke, .umfang").forEach((part) => part.remove());
  const entry = document.createElement("p");
  entry.lang = "de";
  entry.textContent = [...words.children].map((part) => part.textContent).join(" ");
  announcer.append(entry);
}

// --- the letter beside the conversation ---------------------------------------------------------------------------

async function open(link, { focus = true } = {}) {
  const number = ++loading;
  const address = new URL(link.href);
  address.searchParams.set("teil", "1");
  address.searchParams.set("sprache", document.documentElement.lang);
  const response = await fetch(address);
  const text = await response.text();
  const place = panel();
  if (number !== loading || !place || !response.ok) return;
  opened = link;
  place.innerHTML = text;
  place.hidden = false;
  prepare(place);
  markCurrent();
  reveal(place, focus);
}

function prepare(place) {
  const links = siblings();
  const position = links.findIndex((link) => link.href === opened.href);
  const steps = place.querySelector(".blaettern");
  const state = place.querySelector(".stand");
  steps.hidden = position < 0;
  place.querySelector(".zurueck").hidden = position < 0;
  state.textContent = (state.dataset.pattern || "").replace("##", links.length).replace("#", position + 1);
  steps.hidden ||= links.length < 2;
  step(place.querySelector(".vorige"), links[position - 1]);
  step(place.querySelector(".naechste"), links[position + 1]);
  place.querySelector(".alle").addEventListener("click", close);
  place.querySelector(".zurueck").addEventListener("click", back);
}

function step(button, link) {
  button.disabled = !link;
  if (link) button.addEventListener("click", () => open(link));
}

// The places of the answer that the open letter belongs to.
function siblings() {
  const article = opened.closest(".antwort");
  return article ? [...article.querySelectorAll("a.stelle")] : [];
}

function reveal(place, focus) {
  const mark = place.querySelector("mark");
  const roll = place.querySelector(".rolle");
  if (wide.matches && mark) {
    const above = mark.getBoundingClientRect().top - roll.getBoundingClientRect().top;
    roll.scrollTo({ top: Math.max(0, above - roll.clientHeight / 4) });
  }
  if (focus) {
    (place.querySelector("[tabindex='-1']") || place).focus({ preventScroll: true });
    if (!wide.matches) (mark || place).scrollIntoView({ block: mark ? "center" : "start", behavior: behavior() });
  }
}

function markCurrent() {
  document.querySelectorAll("#gespraech [aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  const article = opened && opened.closest(".antwort");
  if (!article) return;
  article.querySelectorAll("a").forEach((link) => {
    if (link.href === opened.href) link.setAttribute("aria-current", "true");
  });
}

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

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#gespraech a[href*='/brief/'], #schreiben a[href*='/brief/']");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel() && !panel().hidden && panel().contains(document.activeElement)) back();
});

// --- what the server sends ------------------------------------------------------------------------------------------

function changed() {
  const head = document.querySelector("#kopf .kopf");
  if (head && head.lang) document.documentElement.lang = head.lang;
  const questions = document.querySelectorAll("#gespraech .frage");
  if (questions.length !== shown) {
    if (questions.length > shown) {
      questions[questions.length - 1].scrollIntoView({ block: "start", behavior: behavior() });
      if (!wide.matches) document.activeElement?.blur(); // a phone's keyboard would cover the answer
    } else if (!questions.length) begin();
    shown = questions.length;
  }
  document.querySelectorAll("#gespraech .antwort.fertig").forEach((article) => {
    if (announced.has(article.id)) return;
    announced.add(article.id);
    announce(article);
    if (article.id === `antwort-${questions.length}`) questions[questions.length - 1].scrollIntoView({ block: "start", behavior: behavior() });
    if (article.id !== `antwort-${questions.length}` || !wide.matches) return;
    const first = article.querySelector(".marke") && article.querySelector("a.stelle");
    if (first) open(first, { focus: false });
    else if (opened) shut();
  });
  relink();
}

// A new conversation: nothing of the old one stays open.
function begin() {
  announced.clear();
  announcer.replaceChildren();
  if (opened) shut();
  document.querySelector("#frage textarea")?.focus();
}

// Gradio writes a component's contents anew: the open letter's link is found again, a closed panel is filled again.
function relink() {
  if (!opened || opened.isConnected) {
    if (opened && panel() && panel().hidden) open(opened, { focus: false });
    return;
  }
  const twin = [...document.querySelectorAll("#gespraech a.stelle, #schreiben a")].find((link) => link.href === opened.href);
  if (twin) {
    opened = twin;
    markCurrent();
  }
}

let shown = 0;
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    changed();
  });
}).observe(document.body, { childList: true, subtree: true });
document.body.append(announcer);
