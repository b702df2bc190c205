/** The button of a package that erases what this browser keeps beside the platform's record, such as own words. */

import type { View } from "../player/view";
import { sure } from "./tools";

export const eraseAllView: View = {
  selector: ".erase-all button",
  mount(button) {
    sure(button, () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("coursewright")) localStorage.removeItem(key);
    });
  },
};
