/** The page of results. What is made of them to take along stands in site/results/. */

import { find } from "../interactions/elements";
import { shown, type Fraction } from "../player/fraction";
import { result } from "../player/standing";
import type { View } from "../player/view";
import { follow, rows, summary } from "./progress";
import { keep } from "./storage";
import { progressBar, sure } from "./tools";

export const recordView: View = {
  selector: "main.record",
  mount(element, session, data) {
    const words = find(".result", element)!.dataset;
    const share = (score: Fraction): string => words["score"]!.replace("{percent}", shown(score, data.course.language));
    follow(session, () => {
      const { record } = session;
      rows(element, words, data, record, ({ sort, id }) => {
        const score = sort === "lesson" ? null : result(data, record, id).score;
        return score ? ", " + share(score) : "";
      });
      const { success, score } = session.standing();
      const told = words[success === "passed" ? "passed" : "notPassed"];
      find(".result .standing", element)!.textContent = told!;
      find(".score", element)!.textContent = score ? share(score) : words["unscored"]!;
      find(".result .progress", element)!.replaceChildren(...progressBar(summary(data, record), words["progress"]!));
    });
    sure(find(".erase-course button", element)!, () => {
      session.forget();
      keep("coursewright-standing:" + data.course.id, null);
    });
  },
};
