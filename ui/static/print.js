// The print view's one button that needs a script.

const button = document.querySelector(".drucken");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
