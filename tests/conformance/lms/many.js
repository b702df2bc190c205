"use strict";

/** Short sessions one after the other in this page: a learner opens the final, answers one question, hands in and leaves. */

const waited = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function until(holds, most = 60000) {
  for (const end = Date.now() + most; Date.now() < end; await waited(2)) if (holds()) return true;
  return false;
}

/** The document of the course, once it can be used. */
async function begun(path) {
  sessionStorage.clear();
  launchInFrame(path);
  const frame = document.querySelector("iframe");
  await until(() => frame.contentDocument?.querySelector(".page:not([hidden])"));
  return frame.contentDocument;
}

const pressed = (page, kind, name) =>
  [...page.querySelectorAll(kind)].find((one) => one.textContent.trim() === name && one.offsetParent)?.click();

/** One of two keys in one of four questions: 12.5 percent. What follows from a touch comes after the frame that shows it. */
async function answered(page) {
  const stands = (state) => until(() => page.querySelector(`section.assessment[data-state="${state}"]`));
  pressed(page, "button", "Begin");
  await stands("asking");
  pressed(page, "label", "A look");
  pressed(page, "button", "Hand in");
  pressed(page, "button", "Hand in as it is");
  await stands("done");
}

/** A session with a host that lives as many calls as each number says. */
async function sessions(kind, how, lives) {
  const found = [];
  for (const alive of lives) {
    Object.assign(learner, { store: {}, sessions: [] });
    provide(kind, { how, alive });
    const page = await begun("/package/index.html#th-final");
    await answered(page);
    const told = page.body.innerText;
    leave();
    over();
    const { grades, violations } = recorded();
    const calls = learner.sessions.flatMap((session) => session.calls).map(({ call }) => call);
    found.push({ alive, told, grades, violations, calls });
  }
  return JSON.stringify(found);
}

const asked = async (path) => (await fetch(path, { method: "POST" })).json();

/** What the learner is told about saving. */
const notice = (page) =>
  [...page.querySelectorAll("main [role=status]")].map((one) => (one.offsetParent ? one.innerText : ""))
    .filter((words) => /platform|saved/.test(words)).join(" ");

/** A session with a record store that stops answering after as many requests, comes back when the learner has been told,
 * and is told the rest. With a number below 0 it never stops. */
async function comesBack(lives) {
  const found = [];
  for (const alive of lives) {
    const page = await begun((await asked(`/control?alive=${alive}`)).launch);
    await answered(page);
    let before = 0;
    // Quiet: nothing was asked for a while, or the learner has been told that nothing answers.
    while (!(alive >= 0 && notice(page))) {
      const { requests } = await asked("/control");
      if (requests === before && alive < 0 && requests > 5) break;
      before = requests;
      if (!(await until(() => alive >= 0 && notice(page), alive < 0 ? 1500 : 6000)) && alive >= 0) break;
    }
    const told = notice(page);
    const shown = page.body.innerText;
    await asked("/control?alive=-1");
    // The page also tries by itself; whichever is first.
    [...page.querySelectorAll("button")].find((one) => one.textContent.trim() === "Try again")?.click();
    const settled = await until(() => notice(page) === "");
    leave();
    let record = {};
    for (const end = Date.now() + 60000; Date.now() < end && !record.over; await waited(5)) record = await asked("/control");
    found.push({ alive, told, shown, settled, requests: before, ...record });
  }
  return JSON.stringify(found);
}
