/** Keeps nothing: no trace on the device, none anywhere else. */

import type { Tracker } from "./tracker";

export function none(): Tracker {
  return {
    open: () => Promise.resolve({ state: "" }),
    keep() {},
    onNotice() {},
    onChangedElsewhere() {},
  };
}
