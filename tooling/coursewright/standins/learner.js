/** A learner of one of our own packages: opens every step and answers by the forms on the page.
 * What is right is in the page's own data, as in every practice build. */

"use strict";

/** `right`: every answer earns all its points, or none does. `answers`: what else is answered to an item, by its id, in
 * the words of the record. `stories`: the way through a scenario, by its id, as variant, choices and the seed of its dice;
 * without one the choice that earns most is taken, or the one that earns least. `leave`: steps that are not opened. */
async function actAsLearner({ right, answers = {}, stories = {}, leave = [] }) {
  const data = JSON.parse(document.getElementById("coursewright-data").textContent);
  const turn = () => new Promise((done) => setTimeout(done, 0));
  /** What follows is drawn in a frame of its own. */
  const until = async (holds) => {
    for (let guard = 0; !holds() && guard < 1000; guard++) await new Promise((done) => setTimeout(done, 10));
  };
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0;

  /** The button that carries the words of a key, where it is shown. */
  const press = async (within, key) => {
    const button = all("button", within).find((one) => shown(one) && one.textContent.trim() === data.strings[key]);
    button?.click();
    await turn();
    return !!button;
  };

  const other = (options, keys) => options.filter((option) => !keys.includes(option));

  /** What is answered where nothing else was said: ids to tick, an order, pairs or texts. */
  const usual = (item) => {
    const wrong = (keys) => other(item.options, keys).slice(0, 1);
    if (item.form === "likert") return item.options.slice(0, 1);
    if (item.form === "true-false") return right ? [String(item.key)] : wrong([String(item.key)]);
    if (item.form === "choice") return right ? item.keys : wrong(item.keys);
    if (item.form === "sequencing") return right ? item.steps : [...item.steps].reverse();
    if (item.form === "numeric") return [right ? item.low : String(Number(item.high) + 1000)];
    if (item.form === "long-fill-in") return ["A sentence of one's own."];
    if (item.form === "fill-in")
      return item.gaps.map((gap) => (right ? gap.answers[0].replaceAll("*", "") : "another word altogether"));
    const pair = (key) => (right ? key : (other(item.right, [key])[0] ?? ""));
    return Object.fromEntries(Object.entries(item.pairs).map(([left, key]) => [left, pair(key)]));
  };

  /** Moves the rows into an order, one button after the other. */
  const arrange = (form, order) => {
    order.forEach((id, place) => {
      const rows = () => all(".step", form).map((row) => row.dataset.option);
      for (let guard = 0; rows().indexOf(id) > place && guard < order.length; guard++)
        all(".step", form)[rows().indexOf(id)].querySelector(".step-up").click();
    });
  };

  const answer = (element) => {
    const id = element.dataset.item;
    const item = data.items[id];
    const form = element.querySelector("form");
    if (!item || !form || item.private) return;
    const given = answers[id] ?? usual(item);
    const list = typeof given === "string" ? [given] : given;
    if (["true-false", "choice", "likert"].includes(item.form)) {
      for (const input of all("input", form)) input.checked = list.includes(input.value);
    } else if (item.form === "matching") {
      for (const select of all("select", form)) select.value = given[select.closest(".option").dataset.option] ?? "";
    } else if (item.form === "sequencing") {
      arrange(form, list);
    } else {
      const fields = all("input,textarea", form);
      list.forEach((text, n) => fields[n] && (fields[n].value = text));
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const study = async (page) => {
    for (const element of all(".item", page)) {
      if (element.closest("[data-assessment]")) continue;
      answer(element);
      element.querySelector(".check")?.click();
      await turn();
    }
    page.querySelector("[data-done]")?.click();
  };

  const attempt = async (page) => {
    await press(page, "attempt-begin");
    await until(() => page.querySelector(".assessment").dataset.state === "asking");
    for (const element of all(".assessment .item", page)) {
      if (element.hidden) continue;
      answer(element);
      const check = element.querySelector(".check");
      if (check && !check.hidden) check.click();
    }
    await turn();
    await press(page, "attempt-hand-in");
    await press(page, "attempt-hand-in-anyway");
  };

  /** Dice come from this number as long as a story is played. */
  const withSeed = async (seed, act) => {
    const fair = crypto.getRandomValues;
    if (seed !== undefined) crypto.getRandomValues = (numbers) => numbers.fill(seed);
    await act();
    crypto.getRandomValues = fair;
  };

  const story = async (page) => {
    const element = page.querySelector(".scenario");
    const id = element.dataset.scenario;
    const scenario = data.scenarios[id];
    const { variant = "", choices, seed } = stories[id] ?? {};
    const beginning = Math.max(0, scenario.variants.findIndex((one) => one.id === variant));
    await withSeed(seed, async () => {
      all(".start button", element).filter(shown)[beginning]?.click();
      await until(() => all(".moment", element).length > 0);
    });
    for (let steps = 0; steps < 200; steps++) {
      const moment = all(".moment", element).at(-1);
      if (!moment || scenario.nodes[moment.dataset.node].outcome) return;
      const taken = choices?.[steps];
      if (!(await press(moment, "scenario-roll"))) go(moment, scenario, taken);
      const goesOn = () => all(".moment", element).at(-1) !== moment;
      await until(goesOn);
      if (!goesOn()) return;
    }
  };

  /** Takes a choice by its id, or by what it earns. A way past what comes has no id on its button and is known by its place. */
  const go = (moment, scenario, id) => {
    const buttons = all("[data-choice]", moment);
    const ways = scenario.nodes[moment.dataset.node].choices;
    const worth = (button) => ways.find((one) => one.id === button.dataset.choice)?.points ?? 0;
    const ordered = [...buttons].sort((one, two) => worth(two) - worth(one));
    const past = ways.find((one) => one.id === id)?.bypass ? moment.querySelector(".care button") : null;
    const meant = past ?? buttons.find((one) => one.dataset.choice === id);
    (meant ?? (right ? ordered[0] : ordered.at(-1)))?.click();
  };

  const acts = { lesson: study, assessment: attempt, scenario: story };
  // A page of the site is one step, a package's document all of them.
  const pages = all(".page");
  for (const { id, sort } of data.course.contents) {
    const page = pages.length ? pages.find((one) => one.dataset.page === id) : data.here === id && document.body;
    if (!page || leave.includes(id)) continue;
    if (pages.length) location.hash = id;
    await until(() => !page.hidden);
    await acts[sort](page);
  }
}
