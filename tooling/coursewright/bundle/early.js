/* sources sha256:0c83bdf336a35a0b0720a51cd2ccc233e851f61a2e58d7cfbe250bedddd23d6a */
(() => {
"use strict";
var SCHEME = "coursewright-scheme";
var root = document.documentElement;
root.dataset.scripted = "";
try {
  let chosen = localStorage.getItem(SCHEME);
  chosen && (root.dataset.scheme = chosen);
} catch {
}
function scheme(button) {
  let dark = matchMedia("(prefers-color-scheme: dark)"), now = () => root.dataset.scheme ?? (dark.matches ? "dark" : "light"), label = () => {
    button.firstElementChild.textContent = button.dataset[now() === "dark" ? "toLight" : "toDark"];
  };
  button.addEventListener("click", () => {
    let next = root.dataset.scheme = now() === "dark" ? "light" : "dark";
    label();
    try {
      localStorage.setItem(SCHEME, next);
    } catch {
    }
  }), label(), button.hidden = !1;
}
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("button.scheme").forEach(scheme);
});
function leave() {
  let to = document.querySelector(".quick-exit")?.href ?? "about:blank";
  root.hidden = !0, document.title = "", document.querySelector("link[rel=icon]")?.setAttribute("href", "data:,");
  try {
    window.top.location.replace(to);
  } catch {
    location.replace(to);
  }
}
document.addEventListener("click", (event) => {
  event.target.closest?.(".quick-exit") && (event.preventDefault(), leave());
});
var last = -1500;
document.addEventListener("keydown", (event) => {
  event.key !== "Escape" || event.repeat || (event.timeStamp - last < 1500 && leave(), last = event.timeStamp);
}, !0);
})();
