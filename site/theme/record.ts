/** The page of results, and the record on paper. A name is only ever on the paper. */

import { all, find, make } from "../interactions/elements";
import type { CourseData } from "../player/data";
import { floored, type Fraction } from "../player/fraction";
import { result } from "../player/standing";
import type { View } from "../player/view";
import { follow, linkOf, rows, stateOf, summary } from "./progress";
import { keep } from "./storage";
import { progressBar, sure } from "./tools";

export const recordView: View = {
  selector: "main.record",
  mount(element, session, data) {
    const words = find(".result", element)!.dataset;
    const share = (score: Fraction): string => words["score"]!.replace("{percent}", floored(score, 100, 0));
    follow(session, () => {
      const { record } = session;
      rows(element, words, data, record, ({ sort, id }) => {
        const score = sort === "lesson" ? null : result(data, record, id).score;
        return score ? ", " + share(score) : "";
      });
      const done = data.course.contents.filter((one) => stateOf(data, record, one) === "done");
      find(".practised", element)!.replaceChildren(...done.map((one) => make("li", {}, linkOf(one, element)?.textContent)));
      find(".nothing", element)!.hidden = done.length > 0;
      const { completion, success, score } = session.standing();
      const earned = find(".earned", element);
      if (earned) earned.hidden = !completion;
      const told = words[success === "passed" ? "passed" : "notPassed"];
      find(".result .standing", element)!.textContent = told!;
      const said = score ? share(score) : words["unscored"]!;
      for (const place of all(".score", element)) place.textContent = said;
      find(".result .progress", element)!.replaceChildren(...progressBar(summary(data, record), words["progress"]!));
    });
    paper(element, data);
    sure(find(".erase-course button", element)!, () => {
      session.forget();
      keep("coursewright-standing:" + data.course.id, null);
    });
  },
};

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
