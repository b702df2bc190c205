/* sources sha256:12c545f532d1216377d4f59f97aa224487150b918861c920f85ed0b4decc6138 */
/* interactions 0, player 0, theme 956, tracking 0 bytes */
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
  var _a, _b, _c;
  let to = (_b = (_a = document.querySelector(".quick-exit")) == null ? void 0 : _a.href) != null ? _b : "about:blank";
  root.hidden = !0, document.title = "", (_c = document.querySelector("link[rel=icon]")) == null || _c.setAttribute("href", "data:,");
  try {
    window.top.location.replace(to);
  } catch {
    location.replace(to);
  }
}
document.addEventListener("click", (event) => {
  var _a, _b;
  (_b = (_a = event.target).closest) != null && _b.call(_a, ".quick-exit") && (event.preventDefault(), leave());
});
var last = -1500;
document.addEventListener("keydown", (event) => {
  event.key !== "Escape" || event.repeat || (event.timeStamp - last < 1500 && leave(), last = event.timeStamp);
}, !0);
})();
