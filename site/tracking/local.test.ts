/** What this browser keeps, and what happens where it may keep nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { local } from "./local";

class Page extends EventTarget {
  readonly kept = new Map<string, string>();
  forbidden = false;

  get localStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
    if (this.forbidden) throw new DOMException("no", "SecurityError");
    return {
      getItem: (key) => this.kept.get(key) ?? null,
      setItem: (key, value) => void this.kept.set(key, value),
      removeItem: (key) => void this.kept.delete(key),
    };
  }
}

async function opened(page = new Page()) {
  const tracker = local("c", page as unknown as Window);
  const told: (string | null)[] = [];
  const elsewhere: string[] = [];
  tracker.onNotice((notice) => told.push(notice && notice.trouble));
  tracker.onChangedElsewhere((state) => elsewhere.push(state));
  return { page, tracker, told, elsewhere, launch: await tracker.open() };
}

test("the state comes back under the course's own name, and nothing is left of an empty one", async () => {
  const { page, tracker } = await opened();
  tracker.keep("1;x", "l1");
  assert.deepEqual([...page.kept], [["coursewright:c", "1;x"]]);
  assert.equal((await opened(page)).launch.state, "1;x");
  tracker.keep("", "");
  assert.deepEqual([...page.kept], []);
});

test("a browser that forbids storage is told of once, and once when it allows it again", async () => {
  const page = new Page();
  page.forbidden = true;
  const { tracker, told, launch } = await opened(page);
  assert.equal(launch.state, "");
  tracker.keep("1;x", "");
  tracker.keep("1;y", "");
  page.forbidden = false;
  tracker.keep("1;z", "");
  assert.deepEqual(told, ["nowhere", null]);
  assert.equal(page.kept.get("coursewright:c"), "1;z");
});

test("another tab's change, and one made before coming back, are taken over", async () => {
  const { page, elsewhere } = await opened();
  page.kept.set("coursewright:c", "1;other");
  page.dispatchEvent(Object.assign(new Event("storage"), { key: "coursewright:other" }));
  assert.deepEqual(elsewhere, []);
  page.dispatchEvent(Object.assign(new Event("storage"), { key: "coursewright:c" }));
  page.kept.set("coursewright:c", "1;later");
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.deepEqual(elsewhere, ["1;other", "1;later"]);
});
