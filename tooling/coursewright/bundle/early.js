/* sources sha256:3560d4f832e64334a07f5a3c92f51a605fa2d9a460f75449664f99e1e5974296 */
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
