/** A SCORM 1.2 host where there is one; as long as there is none, this browser keeps the record, and the learner is told. */

import { local } from "./local";
import { scorm12 } from "./scorm12";
import { findApi } from "./scorm12-host";
import type { Tracker } from "./tracker";

export function hosted(course: string, page: Window = window): Tracker {
  const host = scorm12(page);
  if (findApi(page)) return host;
  const own = local(course, page);
  let alone = true;
  return {
    ...own,
    async open() {
      const launch = await host.open();
      const { state } = await own.open();
      // Should a host appear after all, it gets everything.
      if (state) host.keep(state, "");
      return { ...launch, state };
    },
    answered: (answer) => host.answered(answer),
    decided: (decision) => host.decided(decision),
    ended: (ending) => host.ended(ending),
    stands: (standing) => host.stands(standing),
    keep(state, place) {
      if (alone) own.keep(state, place);
      host.keep(state, place);
    },
    close: () => host.close(),
    onChangedElsewhere(tell) {
      own.onChangedElsewhere(tell);
      host.onChangedElsewhere(tell);
    },
    onNotice(tell) {
      host.onNotice((notice) => {
        // What a host has taken over leaves no second copy on the device.
        if (alone && !notice) own.keep("", "");
        alone &&= notice !== null;
        tell(notice);
      });
    },
  };
}
