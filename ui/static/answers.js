// The bar below an answer: copies, opens the feedback form, remembers the question. The server writes it; it stands in
// the place of the link to the print view. The conversation is written anew while an answer comes, so each bar is kept
// and put back, with the focus that was in it. Forms open in one dialog, outside of what the letters say.

const bars = new Map(); // language and address of an answer → its bar; null while it is fetched, and where there is none
const texts = new Map(); // address → the text to copy, fetched before the click
let focused = null; // the button of a bar that has the focus
let dialog = null;

const said = document.createElement("div"); // what a press has done, for screen readers
said.className = "vh";
said.setAttribute("role", "status");
document.body.append(said);

export function changed(log) {
  for (const link of log.querySelectorAll("a.mehr[href^='/antwort/']")) {
    const key = `${document.documentElement.lang} ${link.pathname}`;
    if (!bars.has(key)) fetchBar(key, link.pathname, log);
    else if (bars.get(key)) put(bars.get(key), link);
  }
}

async function fetchBar(key, path, log) {
  bars.set(key, null);
  const text = await fetched(`${path}/leiste`);
  if (text === null) return;
  const bar = fragment(text).firstElementChild;
  if (!bar) return;
  connect(bar);
  bars.set(key, bar);
  changed(log);
}

function put(bar, link) {
  (link.closest(".werkzeug") || link).replaceWith(bar);
  const lost = !document.activeElement || document.activeElement === document.body;
  if (lost && focused && bar.contains(focused)) focused.focus({ preventScroll: true });
}

document.addEventListener("focusin", (event) => {
  focused = event.target.closest?.(".leiste-antwort") ? event.target : null;
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest?.(".leiste-antwort")) focused = null;
});

// --- what the buttons do --------------------------------------------------------------------------------------------

function connect(bar) {
  for (const early of ["pointerover", "focusin"]) {
    bar.addEventListener(early, (event) => {
      const button = event.target.closest(".kopieren");
      if (button) toCopy(button.dataset.href);
    });
  }
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("kopieren")) copy(bar, button);
    if (button.classList.contains("urteil")) judge(bar, button);
    if (button.classList.contains("merken")) remember(bar, button);
  });
}

function toCopy(address) {
  if (!texts.has(address)) {
    const text = fetched(address);
    texts.set(address, text);
    text.then((found) => found === null && texts.delete(address));
  }
  return texts.get(address);
}

async function copy(bar, button) {
  const text = await toCopy(button.dataset.href);
  if (text === null) return tell(bar, bar.dataset.noText);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return byHand(bar, button, text); // no clipboard without https, or not allowed
  }
  tell(bar, bar.dataset.copied.replace("##", button.dataset.said));
}

async function remember(bar, button) {
  const sent = await fetch(button.dataset.href, { method: "POST", body: new URLSearchParams({ aid: button.dataset.value }) }).catch(() => null);
  tell(bar, sent?.ok ? button.dataset.said : bar.dataset.failed);
}

async function judge(bar, button) {
  const address = new URL(button.dataset.href, location.origin);
  address.searchParams.set("teil", "1");
  const text = await fetched(address);
  if (text === null) tell(bar, bar.dataset.failed);
  else show(bar, fragment(text));
}

function tell(bar, words) {
  let shown = bar.querySelector(".erfolg");
  if (!shown) {
    shown = document.createElement("p");
    shown.className = "erfolg";
    shown.setAttribute("aria-hidden", "true"); // it is told once, below
    bar.append(shown);
  }
  shown.textContent = words;
  said.textContent = "";
  said.lang = bar.lang;
  requestAnimationFrame(() => (said.textContent = words));
}

// --- the dialog -----------------------------------------------------------------------------------------------------

function show(bar, contents) {
  dialog ||= made();
  const close = dialog.querySelector(".zu");
  close.textContent = bar.dataset.close;
  dialog.lang = bar.lang;
  dialog.dataset.failed = bar.dataset.failed;
  fill(contents);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[tabindex='-1'], textarea")?.focus();
}

function made() {
  const element = document.createElement("dialog");
  element.className = "antwort-dialog huelle";
  element.setAttribute("aria-labelledby", "rueckmeldung-titel");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "zu ruhig";
  const inside = document.createElement("div");
  inside.className = "inhalt";
  element.append(close, inside);
  element.addEventListener("click", (event) => {
    const way = event.target.closest(".zu, .schliessen");
    if (way) event.preventDefault();
    if (way || event.target === element) element.close(); // the element itself: beside its contents
  });
  element.addEventListener("submit", send);
  element.addEventListener("close", () => inside.replaceChildren());
  document.body.append(element);
  return element;
}

function fill(contents) {
  const inside = dialog.querySelector(".inhalt");
  inside.replaceChildren(contents);
  inside.scrollTop = 0;
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector(".senden");
  button.disabled = true;
  const address = new URL(form.getAttribute("action"), location.origin);
  address.searchParams.set("teil", "1");
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  const text = answer ? await answer.text() : "";
  if (answer?.ok) {
    fill(fragment(text));
    dialog.querySelector("[tabindex='-1']")?.focus();
    return;
  }
  button.disabled = false;
  let wrong = form.querySelector(".fehler");
  if (!wrong) {
    wrong = document.createElement("p");
    wrong.className = "fehler";
    wrong.setAttribute("role", "alert");
    form.append(wrong);
  }
  wrong.textContent = answer?.headers.get("content-type")?.startsWith("text/plain") ? text : dialog.dataset.failed;
}

// Where the browser does not let a page write to the clipboard: the text, selected.
function byHand(bar, button, text) {
  const contents = document.createDocumentFragment();
  const heading = document.createElement("h1");
  heading.id = "rueckmeldung-titel";
  heading.textContent = button.textContent;
  const hint = document.createElement("p");
  hint.id = "kopie-dazu";
  hint.textContent = bar.dataset.byHand;
  const field = document.createElement("textarea");
  field.readOnly = true;
  field.rows = 12;
  field.value = text;
  field.setAttribute("aria-labelledby", "rueckmeldung-titel");
  field.setAttribute("aria-describedby", "kopie-dazu");
  contents.append(heading, hint, field);
  show(bar, contents);
  field.focus();
  field.select();
}

// --- small things ---------------------------------------------------------------------------------------------------

async function fetched(address) {
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  return answer?.ok ? answer.text() : null;
}

function fragment(text) {
  const template = document.createElement("template");
  template.innerHTML = text; // escaped by the server
  return template.content;
}
