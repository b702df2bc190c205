/** The page of results, and the record on paper. A name is only ever on the paper. */

import { all, find, make } from "../interactions/elements";
import type { ContentData, CourseData } from "../player/data";
import type { Fraction } from "../player/fraction";
import type { Session } from "../player/session";
import { result } from "../player/standing";
import type { View } from "../player/view";
import { stateOf, summary } from "./progress";
import { keep } from "./storage";
import { progressBar, sure } from "./tools";

/** Whole percent, rounded down: never more than was earned. */
function percent(score: Fraction): string {
  return String(Math.floor((score.n * 100) / score.d));
}

export const recordView: View = {
  selector: "main.record",
  mount(element, session, data) {
    const words = find(".result", element)!.dataset;
    const show = (): void => {
      rows(element, session, data, words);
      const { completion, success, score } = session.standing();
      const earned = find(".earned", element);
      if (earned) earned.hidden = !completion;
      const told = words[success === "passed" ? "passed" : "notPassed"];
      find(".result .standing", element)!.textContent = told!;
      const said = score ? words["score"]!.replace("{percent}", percent(score)) : words["unscored"]!;
      for (const place of all(".score", element)) place.textContent = said;
      find(".result .progress", element)!.replaceChildren(...progressBar(summary(data, session.record), words["progress"]!));
    };
    session.onChange(show);
    show();
    paper(element, data);
    sure(find(".erase-course button", element)!, () => {
      session.forget();
      keep("coursewright-standing:" + data.course.id, null);
    });
  },
};

function rows(element: HTMLElement, session: Session, data: CourseData, words: DOMStringMap): void {
  for (const one of data.course.contents) {
    const cell = find(`[data-step="${CSS.escape(one.id)}"] .state`, element);
    if (!cell) continue;
    const state = stateOf(data, session.record, one);
    cell.dataset["state"] = state;
    cell.textContent = words[state === "here" ? "begun" : state]! + best(session, data, one, words);
  }
  const done = data.course.contents.filter((one) => stateOf(data, session.record, one) === "done");
  find(".practised", element)!.replaceChildren(...done.map(({ title }) => make("li", {}, title)));
  find(".nothing", element)!.hidden = done.length > 0;
}

function best(session: Session, data: CourseData, { sort, id }: ContentData, words: DOMStringMap): string {
  const score = sort === "lesson" ? null : result(data, session.record, id).score;
  return score ? `, ${words["score"]!.replace("{percent}", percent(score))}` : "";
}

function paper(element: HTMLElement, data: CourseData): void {
  const form = find("form", element) as HTMLFormElement;
  const name = find("#record-name", form) as HTMLInputElement;
  const date = new Intl.DateTimeFormat(data.course.language, { dateStyle: "long" } as Intl.DateTimeFormatOptions);
  find(".sheet .date", element)!.textContent = date.format(new Date());
  name.addEventListener("input", () => {
    find(".sheet .name", element)!.textContent = name.value;
  });
  find("button", form)!.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.print();
  });
}
