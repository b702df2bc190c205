/** The part for cmi5 packages: a record store keeps the record, and the LMS says where to go after the end. */

import { cmi5 } from "../tracking/cmi5";
import { hosted } from "../tracking/hosted";
import { joined } from "./parts";

const session = cmi5();

joined.push({
  tracker: (course) => hosted(course, session),
  views: [
    {
      selector: "[data-back]",

      mount(element) {
        element.hidden = session.back === "";
        element.addEventListener("click", () => void session.leave().then(() => location.assign(session.back)));
      },
    },
  ],
});
