/** A host where there is one; as long as there is none, this browser keeps the record, and the learner is told. */

import { local } from "./local";
import type { Notice, Tracker } from "./tracker";

/** A tracker that may find that nobody launched it. */
export type Hosted = Required<Tracker> & { present(): boolean };

export function hosted(course: string, host: Hosted, page: Window = window): Tracker {
  if (host.present()) return host;
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
      let away: Notice | null = null;
      let unkept: Notice | null = null;
      let told: string | undefined;
      const retry = (): void => {
        unkept?.retry();
        away?.retry();
      };
      // That this browser keeps it may be said only as long as it does.
      const say = (): void => {
        const trouble = ((alone && unkept) || away)?.trouble;
        if (trouble === told) return;
        told = trouble;
        tell(trouble ? { trouble, retry } : null);
      };
      own.onNotice((notice) => {
        unkept = notice;
        say();
      });
      host.onNotice((notice) => {
        const over = alone && !notice;
        away = notice;
        alone &&= notice !== null;
        // What a host has taken over leaves no second copy on the device.
        if (over) own.keep("", "");
        say();
      });
    },
  };
}
