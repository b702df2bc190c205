/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, assessmentRecord, entries, find, focusOn, joined, own, result, share, standing, sure } = window.coursewright;

var eraseAllView = {
  selector: ".erase-all button",
  mount(button) {
    sure(button, () => {
      for (let key of Object.keys(localStorage)) key.startsWith("coursewright") && localStorage.removeItem(key);
    });
  }
};

var reporter = ({ data, tracker, mastery, activities, now }) => {
  let spent = new Map(), last = now();
  function tell(id, answer) {
    let item = own(data.items, id);
    item && !item.private && tracker.answered?.({ ...data.words?.[id], ...report(id, item, answer, spent.get(id) ?? 0) }), spent.delete(id);
  }
  return {
    stands(record) {
      let { completion, success, score } = standing(data, record, mastery), shown = Object.entries(activities?.objectives(data, record) ?? {});
      tracker.stands?.({
        completion,
        success,
        judged: data.course.required.length > 0 || Object.keys(data.course.weights).length > 0,
        score: score && [score.n, score.d],
        objectives: Object.fromEntries(shown.map(([id, one]) => [id, [one.n, one.d]])),
        mastery: mastery ?? data.course.mastery,
        progress: progress(data, record)
      });
    },
    /** A knowledge check is told at once, the answers of an assessment when it is handed in. */
    happened(event, before, after, seconds) {
      let took = seconds ?? (now() - last) / 1e3;
      last = now(), "item" in event && spent.set(event.item, (spent.get(event.item) ?? 0) + took), event.kind === "item-answered" && tell(event.item, event.answer);
      let decision = activities?.decision(data, event, before);
      decision && tracker.decided?.({ ...decision, seconds: took });
      let ending = activities?.ending(data, event, after);
      if (ending && tracker.ended?.(ending), event.kind !== "assessment-finished") return;
      let { attempts, attempt } = assessmentRecord(after, event.assessment);
      !attempt || attempts === assessmentRecord(before, event.assessment).attempts || attempt.items.forEach((id) => tell(id, own(attempt.answers, id)));
    }
  };
};
function progress(data, record) {
  let { course } = data, lessons = course.contents.filter((content) => content.sort === "lesson"), counted = [...new Set([...Object.keys(course.weights), ...course.required])], read = lessons.filter((lesson) => record.lessons.includes(lesson.id)).length, complete = counted.filter((id) => result(
  data, record, id).complete).length;
  return [read + complete, Math.max(lessons.length + counted.length, 1)];
}
function report(id, item, answer, seconds) {
  let earned = share(item, answer);
  return {
    id,
    form: item.form,
    objective: item.objective,
    options: item.options,
    right: item.right ?? [],
    response: answer,
    correct: correct(item),
    share: item.points > 0 ? [earned.n, earned.d] : void 0,
    weight: item.points,
    seconds
  };
}
function correct(item) {
  switch (item.form) {
    case "true-false":
      return String(item.key);
    case "choice":
      return item.keys;
    case "matching":
      return item.pairs;
    case "sequencing":
      return item.steps;
    case "fill-in":
      return item.gaps?.map((gap) => gap.answers[0] ?? "");
    case "numeric":
      return [item.low ?? "", item.high ?? ""];
    case "likert":
    case "long-fill-in":
      return;
  }
}

function route(session, visit) {
  let pages = all(".page[data-page]", document), title = document.title;
  function named(id) {
    let target = id ? document.getElementById(id) : null;
    return pages.find((page) => page.dataset.page === id || target && page.contains(target));
  }
  function show(moved) {
    let id = address(), shown = moved && id ? pages.find((one) => !one.hidden) : void 0, page = named(id) ?? shown ?? named(moved ? "" : session.record.place) ?? pages[0], other = page.hidden;
    for (let one of pages) one.hidden = one !== page;
    let heading = find("h1", page), { tab, neutral } = document.documentElement.dataset;
    if (tab === void 0 && neutral === void 0 && (document.title = page === pages[0] || !heading ? title : `${heading.textContent} · ${title}`), other && visit(page.dataset.page), !moved) return;
    let target = id !== page.dataset.page && document.getElementById(id);
    other && window.scrollTo(0, 0), target && page.contains(target) ? focusOn(target) : heading && focusOn(heading);
  }
  function address() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }
  for (let page of pages) page.hidden = !0;
  window.addEventListener("hashchange", () => show(!0)), show(!1);
}

joined.push({ reporter, route, views: [eraseAllView] });
})();
