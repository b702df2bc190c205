/** Keeps the state in this browser, under the course's id. Nothing leaves the device. */

import type { Notice, Tracker } from "./tracker";

/** `storage` throws or is missing where the browser forbids it: the learner goes on and is told. */
export function local(course: string, page: Window = window): Tracker {
  const key = "coursewright:" + course;
  let tell: (notice: Notice | null) => void = () => {};
  let elsewhere: (state: string) => void = () => {};
  let unsaved = false;
  let last = "";

  const read = (): string => page.localStorage.getItem(key) ?? "";
  const refresh = (): void => {
    const state = guarded(read, last);
    if (state === last) return;
    last = state;
    elsewhere(state);
  };
  const shut = (): boolean => guarded(() => page.localStorage, null) === null;
  const write = (): void => {
    const saved = guarded(() => {
      if (last) page.localStorage.setItem(key, last);
      else page.localStorage.removeItem(key);
      return true;
    }, false);
    if (unsaved === !saved) return;
    unsaved = !saved;
    tell(saved ? null : { trouble: shut() ? "nowhere" : "refused", retry: write });
  };

  return {
    open() {
      last = guarded(read, "");
      // Who begins should know before, not after, that all of it will be gone.
      unsaved = shut();
      if (unsaved) tell({ trouble: "nowhere", retry: write });
      page.addEventListener("storage", (event) => {
        if (event.key === key || event.key === null) refresh();
      });
      // A page that comes back from the back-forward cache still holds what it knew when it was left.
      page.addEventListener("pageshow", (event) => {
        if (event.persisted) refresh();
      });
      return Promise.resolve({ state: last });
    },
    keep(state) {
      last = state;
      write();
    },
    onNotice(listener) {
      tell = listener;
    },
    onChangedElsewhere(listener) {
      elsewhere = listener;
    },
  };
}

function guarded<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
