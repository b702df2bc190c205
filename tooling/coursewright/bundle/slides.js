/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
function clock(seconds) {
  let whole = Math.max(Math.floor(seconds), 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

var MARK = "coursewright-slides", AGAIN = 1500, target = () => location.protocol === "file:" ? "*" : location.origin, mine = (origin) => location.protocol === "file:" ? origin === "null" || origin === "file://" : origin === location.origin, ours = (data) => typeof data == "object" && data?.mark === MARK;
function wall() {
  let notes = document.querySelector("meta[name=coursewright-notes]").content, desk = null, tell = () => {
    desk && !desk.closed && desk.postMessage({ mark: MARK, at: Reveal.getIndices().h + 1 }, target());
  }, open = () => {
    desk = window.open(notes, MARK, "popup,width=900,height=900");
  };
  window.addEventListener("message", ({ data, origin, source }) => {
    source !== desk || !mine(origin) || !ours(data) || (data.go && (data.go > 0 ? Reveal.next() : Reveal.prev()), tell());
  }), Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0.04,
    center: !1,
    hash: !0,
    history: !1,
    transition: "none",
    backgroundTransition: "none",
    navigationMode: "linear",
    slideNumber: "c/t",
    // Escape belongs to the way out; O shows all slides, S the notes.
    keyboard: { 27: null, 83: open },
    // A narrow window shows slides as well: it is what people share in a call.
    scrollActivationWidth: null,
    hideInactiveCursor: !1,
    help: !1
  }), Reveal.on("slidechanged", tell), Reveal.on("fragmentshown", tell);
}
function follow() {
  let opener = window.opener, tools = document.querySelector(".follow");
  if (!opener || !tools) return;
  let parts = [...document.querySelectorAll("[data-slide]")], elapsed = tools.querySelector("[data-elapsed]"), began = Date.now(), send = (go) => opener.postMessage({ mark: MARK, ...go && { go } }, target()), shown = 0;
  window.addEventListener("message", ({ data, origin, source }) => {
    if (!(source !== opener || !mine(origin) || !ours(data) || !data.at || data.at === shown)) {
      shown = data.at;
      for (let part of parts) part.classList.toggle("now", Number(part.dataset.slide) === shown);
      parts[shown - 1]?.scrollIntoView({ block: "start" });
    }
  }), tools.hidden = !1, tools.addEventListener("click", ({ target: target2 }) => {
    let go = target2.closest("[data-go]")?.dataset.go;
    go && send(Number(go));
  }), document.addEventListener("keydown", (event) => {
    let go = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    !go || event.altKey || event.ctrlKey || event.metaKey || (event.preventDefault(), send(go));
  }), setInterval(() => {
    send(), elapsed.textContent = clock((Date.now() - began) / 1e3);
  }, AGAIN), send();
}
document.querySelector(".reveal") ? wall() : follow();
})();
