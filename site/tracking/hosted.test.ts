/** A package that nobody launched: this browser keeps the record, and says so only where it does. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page } from "../standins/page";
import { StrictHost } from "../standins/scorm12";
import { hosted } from "./hosted";
import { scorm12 } from "./scorm12";
import type { Notice } from "./tracker";

/** A window with a storage that may be shut, or full. */
class Room extends Page {
  readonly kept = new Map<string, string>();
  shut = false;
  full = false;

  get localStorage() {
    if (this.shut) throw new DOMException("no", "SecurityError");
    return {
      getItem: (key: string) => this.kept.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (this.full) throw new DOMException("full", "QuotaExceededError");
        this.kept.set(key, value);
      },
      removeItem: (key: string) => void this.kept.delete(key),
    };
  }
}

async function opened(page = new Room()) {
  const window = page as unknown as Window;
  const tracker = hosted("c", scorm12(window, () => 0), window);
  const told: (string | null)[] = [];
  const notices: (Notice | null)[] = [];
  tracker.onNotice((notice) => {
    told.push(notice && notice.trouble);
    notices.push(notice);
  });
  return { page, tracker, told, notices, launch: await tracker.open() };
}

test("without a host this browser keeps the record, and the learner is told", async () => {
  const { page, tracker, told } = await opened();
  tracker.keep("1;a", "l1");
  assert.deepEqual([told, [...page.kept]], [["no-host"], [["coursewright:c", "1;a"]]]);
  assert.equal((await opened(page)).launch.state, "1;a");
});

test("a browser that lets nothing be kept is never said to keep it", async () => {
  const page = new Room();
  page.shut = true;
  const { tracker, told } = await opened(page);
  tracker.keep("1;a", "l1");
  assert.equal(told.at(-1), "nowhere");
  page.shut = false;
  tracker.keep("1;b", "l1");
  assert.deepEqual([told.at(-1), page.kept.get("coursewright:c")], ["no-host", "1;b"]);
});

test("a browser whose storage is full is noticed, and trying again tries both", async () => {
  const page = new Room();
  page.full = true;
  const { tracker, told, notices } = await opened(page);
  tracker.keep("1;a", "l1");
  tracker.keep("1;b", "l1");
  assert.deepEqual(told, ["no-host", "refused"]);
  page.full = false;
  notices.at(-1)!.retry();
  assert.deepEqual([told, page.kept.get("coursewright:c")], [["no-host", "refused", "no-host"], "1;b"]);
});

for (const shut of [false, true]) {
  test(`a host that comes late takes over from a browser that ${shut ? "keeps nothing" : "kept it"}`, async () => {
    const page = new Room();
    page.shut = shut;
    const { tracker, told, notices } = await opened(page);
    tracker.keep("1;a", "l1");
    const host = new StrictHost();
    page.API = host;
    notices.at(-1)!.retry();
    assert.equal(told.at(-1), null);
    assert.deepEqual([host.values["cmi.suspend_data"], [...page.kept]], ["1;a", []]);
    tracker.keep("1;b", "l1");
    assert.deepEqual([host.values["cmi.suspend_data"], told.at(-1), [...page.kept]], ["1;b", null, []]);
  });
}
