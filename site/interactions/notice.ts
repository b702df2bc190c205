/** Says when what a learner does is not saved, and when it is again. It never stands in the way. */

import { find, focusOn, make, sayer } from "./elements";
import type { View } from "../player/view";

export const noticeView: View = {
  selector: "main",

  mount(element, session, data) {
    const say = sayer(data.strings);
    const place = make("div", { role: "status", class: "notices" });
    element.prepend(place);
    session.onNotice((notice) => {
      place.replaceChildren();
      if (!notice) return;
      const again = () => {
        notice.retry();
        focusOn(find("h1", element)!, false);
      };
      place.append(make("div", { class: "notice" },
        make("p", {}, say(`notice-${notice.trouble}`)),
        !["review", "over"].includes(notice.trouble) && make("button", { type: "button", class: "quiet", click: again }, say("notice-retry"))));
    });
  },
};
