/* sources sha256:212290051618f8c3ce7bd2157dc0b34c3d7e182cc2c36baae0c0e373ea971ac8 */
(() => {
"use strict";
const { all, find, follow, joined, linkOf, progressBar, rows, sayer, standing, stateOf, summary } = window.coursewright;

function next(data, record) {
  let { contents } = data.course, at = Math.max(0, contents.findIndex(({ id }) => id === record.place));
  return [...contents.slice(at), ...contents.slice(0, at)].find((one) => stateOf(data, record, one) !== "done");
}
function left(steps) {
  return steps.filter((step) => step.dataset.state !== "done").reduce((sum, step) => sum + Number(step.dataset.minutes ?? 0), 0);
}
function time(say, whole2) {
  let [hours, minutes] = [Math.floor(whole2 / 60), whole2 % 60];
  return hours ? minutes ? say("hours-minutes", { hours, minutes }) : say("hours", { hours }) : say("minutes", { count: minutes });
}
var mapView = {
  selector: ".start-here",
  mount(element, session, data) {
    let button = find(".button", element), standing2 = find(".standing", element), outline = find(".outline", document), { resume, again, record, words } = element.dataset, say = sayer(JSON.parse(words)), told = (done, count, steps) => {
      let minutes = left(steps);
      return say("map-steps", { done, count }) + (minutes ? " · " + say("map-left", { time: time(say, minutes) }) : "");
    };
    follow(session, () => {
      rows(outline, outline.dataset, data, session.record);
      let now = summary(data, session.record), begun = now.done > 0 || session.record.place !== "";
      for (let link2 of all("[data-step] a", outline)) link2.removeAttribute("aria-current");
      for (let module of all("section", outline)) {
        let steps = all("[data-step]", module), line = find(".left", module);
        line.textContent = told(steps.filter((step2) => step2.dataset.state === "done").length, steps.length, steps), line.hidden = !begun;
      }
      if (!begun) return;
      find('[data-state="here"] a', outline)?.setAttribute("aria-current", "step");
      let step = next(data, session.record), link = step && linkOf(step, outline);
      button.textContent = link ? resume.replace("{title}", link.textContent) : again, button.href = link?.getAttribute("href") ?? record, standing2.hidden = !1, standing2.replaceChildren(...progressBar(now, told(now.done, now.count, all("[data-step]", outline))));
    });
  }
};
joined.push({ views: [mapView] });
})();
