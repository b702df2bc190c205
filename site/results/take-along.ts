/** The results as a file, from the page of results. Nothing is sent: the browser saves it where the learner says. */

import { find } from "../interactions/elements";
import type { View } from "../player/view";
import { results } from "./file";
import { markHere } from "./mark";
import { download, isoDay } from "./saving";

export const takeAlongView: View = {
  selector: ".take-along",
  mount(element, session, data) {
    const { title = "", version = "", saved = "" } = element.dataset;
    const name = find("input", element) as HTMLInputElement;
    element.hidden = false;
    find("form", element)!.addEventListener("submit", (event) => {
      event.preventDefault();
      const day = isoDay(new Date());
      const who = { mark: markHere(), name: name.value.trim() };
      const held = results(data, session.record, { title, version }, who, day);
      const file = `results-${data.course.id}-${version}-${day}.json`;
      download(file, "application/json", JSON.stringify(held, null, 1) + "\n");
      find(".saved", element)!.textContent = saved.replace("{file}", file);
    });
  },
};
