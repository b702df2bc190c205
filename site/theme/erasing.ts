/** The button of a package that erases what this browser keeps beside the platform's record, such as own words. */

import { all } from "../interactions/elements";
import type { View } from "../player/view";
import { erase } from "./belongings";
import { sure } from "./tools";

export const eraseAllView: View = {
  selector: ".erase-all button",
  mount(button) {
    sure(button, () => {
      erase();
      // The words stand on other pages of the same document, which would store them again with the next letter.
      for (const field of all<HTMLTextAreaElement>(".reflection textarea", document)) {
        field.value = "";
        field.dispatchEvent(new Event("input"));
      }
    });
  },
};
