/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, find, follow, joined, linkOf, progressBar, rows, sayer, standing, stateOf, summary } = window.coursewright;

function next(data, record) {
  let { contents } = data.course, at = Math.max(0, contents.findIndex(({ id }) => id === record.place));
  return [...contents.slice(at), ...contents.slice(0, at)].find((one) => stateOf(data, record, one) !== "done");
}
function minutes(steps) {
  return steps.reduce((sum, step) => sum + Number(step.dataset.minutes ?? 0), 0);
}
function left(steps, whole2 = minutes(steps)) {
  return Math.round(whole2 * minutes(steps.filter((step) => step.dataset.state !== "done")) / (minutes(steps) || 1));
}
function time(say, whole2) {
  let [hours, minutes2] = [Math.floor(whole2 / 60), whole2 % 60];
  return hours ? minutes2 ? say("hours-minutes", { hours, minutes: minutes2 }) : say("hours", { hours }) : say("minutes", { count: minutes2 });
}
var mapView = {
  selector: ".start-here",
  mount(element, session, data) {
    let button = find(".button", element), standing2 = find(".standing", element), outline = find(".outline", document), { resume, again, record, words, minutes: whole2 } = element.dataset, say = sayer(JSON.parse(words)), told = (done, count, minutes2) => say("map-steps", { done, count }) + (minutes2 ?
    " · " + say("map-left", { time: time(say, minutes2) }) : "");
    follow(session, () => {
      rows(outline, outline.dataset, data, session.record);
      let now = summary(data, session.record), begun = now.done > 0 || session.record.place !== "";
      for (let link2 of all("[data-step] a", outline)) link2.removeAttribute("aria-current");
      for (let module of all("section", outline)) {
        let steps = all("[data-step]", module), line = find(".left", module);
        line.textContent = told(steps.filter((step2) => step2.dataset.state === "done").length, steps.length, left(steps)), line.hidden = !begun;
      }
      if (!begun) return;
      find('[data-state="here"] a', outline)?.setAttribute("aria-current", "step");
      let step = next(data, session.record), link = step && linkOf(step, outline);
      button.textContent = link ? resume.replace("{title}", link.textContent) : again, button.href = link?.getAttribute("href") ?? record, standing2.hidden = !1, standing2.replaceChildren(...progressBar(now, told(now.done, now.count, left(all("[data-step]", outline), Number(whole2) || void 0))));
    });
  }
};
joined.push({ views: [mapView] });
})();
