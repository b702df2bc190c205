/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
var SCHEME = "coursewright-scheme", TRACE = "coursewright-trace", TITLE = "coursewright-title", LOCKED = "coursewright-locked";
var NO_TRACE = "no-trace", NEUTRAL = "neutral-title", root = document.documentElement, script = document.currentScript;
root.dataset.scripted = "";
var ours = !("hosted" in root.dataset), asked = new URLSearchParams(location.search), carried = [NO_TRACE, NEUTRAL].filter((name) => ours && (asked.has(name) || location.hash === "#" + name)), traceless = carried.includes(NO_TRACE);
traceless && (root.dataset.trace = "none");
function kept(key) {
  try {
    return traceless ? null : localStorage.getItem(key);
  } catch {
    return null;
  }
}
function write(key, value) {
  try {
    traceless || localStorage.setItem(key, value);
  } catch {
  }
}
function named(selector) {
  return [...document.querySelectorAll(selector)];
}
function plain() {
  document.querySelector("link[rel=icon]")?.setAttribute("href", "data:,");
}
var chosen = kept(SCHEME);
chosen && (root.dataset.scheme = chosen);
(carried.includes(NEUTRAL) || kept(TITLE)) && (root.dataset.neutral = "", document.title = root.dataset.title ?? "", plain(), named("link[rel=manifest]").forEach((link) => link.setAttribute("href", link.dataset.neutral)));
function scheme(button) {
  let dark = matchMedia("(prefers-color-scheme: dark)"), now = () => root.dataset.scheme ?? (dark.matches ? "dark" : "light"), label = () => {
    button.firstElementChild.textContent = button.dataset[now() === "dark" ? "toLight" : "toDark"];
  };
  button.addEventListener("click", () => {
    write(SCHEME, root.dataset.scheme = now() === "dark" ? "light" : "dark"), label();
  }), label(), button.hidden = !1;
}
function asks() {
  try {
    return ours && !traceless && !localStorage.getItem(TRACE);
  } catch {
    return !1;
  }
}
root.toggleAttribute("data-ask", asks());
function choice(box) {
  box.addEventListener("click", (event) => {
    let { keep } = event.target.dataset;
    if (keep === "yes")
      write(TRACE, "kept"), root.removeAttribute("data-ask"), document.dispatchEvent(new Event("coursewright-kept")), named("main:not([hidden])")[0]?.focus({ preventScroll: !0 });
    else if (keep === "no")
      for (let key of Object.keys(localStorage)) key.startsWith("coursewright") && localStorage.removeItem(key);
  });
}
document.addEventListener("DOMContentLoaded", () => {
  if (named("button.scheme").forEach(scheme), named(".trace-choice").forEach(choice), ours && kept(LOCKED)) for (let place of named("[data-locked]")) place.hidden = !1;
  if (traceless) for (let place of named("[data-untraced]")) place.textContent = place.dataset.untraced;
  let offline = script.src.replace("early.js", "offline.js");
  navigator.serviceWorker?.controller && ours && !named('script[src$="offline.js"]').length && document.head.append(Object.assign(document.createElement("script"), { src: offline }));
});
function carry(event) {
  let link = event.target.closest?.("a[href]:not([download],.quick-exit,.end)");
  !link || link.protocol !== location.protocol || link.host !== location.host || link.getAttribute("href").startsWith("#") || (link.search = "?" + carried.join("&"));
}
if (carried.length)
  for (let sign of ["pointerdown", "focusin", "click"]) document.addEventListener(sign, carry, !0);
function leave() {
  let to = document.querySelector(".quick-exit")?.href ?? "about:blank";
  root.hidden = !0, document.title = "", plain();
  try {
    window.top.location.replace(to);
  } catch {
    location.replace(to);
  }
}
document.addEventListener("click", (event) => {
  event.target.closest?.(".quick-exit") && (event.preventDefault(), leave());
});
var come = !1;
document.addEventListener("DOMContentLoaded", () => come = !0);
document.addEventListener("click", (event) => {
  let link = event.target.closest?.("a[data-done]");
  come || !link || event.ctrlKey || event.metaKey || event.shiftKey || (event.preventDefault(), document.addEventListener("DOMContentLoaded", () => setTimeout(() => link.click()), { once: !0 }));
});
var last = -1500;
document.addEventListener("keydown", (event) => {
  event.key !== "Escape" || event.repeat || (event.timeStamp - last < 1500 && leave(), last = event.timeStamp);
}, !0);
})();
