/** A learner of one of our own packages: opens every step and answers by the forms on the page, all right or all wrong.
 * What is right is in the page's own data, as in every practice build. */

"use strict";

/** `right`: every answer earns all its points, and of the choices of a scenario the one that earns most is taken. */
async function actAsLearner(right) {
  const data = JSON.parse(document.getElementById("coursewright-data").textContent);
  const turn = () => new Promise((done) => setTimeout(done, 0));
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

  /** The ids to tick. */
  const ticked = (item) => {
    if (item.form === "likert") return item.options.slice(0, 1);
    const keys = item.form === "true-false" ? [String(item.key)] : item.keys;
    return right ? keys : other(item.options, keys).slice(0, 1);
  };

  const texts = (item) => {
    if (item.form === "numeric") return [right ? item.low : String(Number(item.high) + 1000)];
    if (item.form === "long-fill-in") return ["A sentence of one's own."];
    return item.gaps.map((gap) => (right ? gap.answers[0].replaceAll("*", "") : "another word altogether"));
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
    const item = data.items[element.dataset.item];
    const form = element.querySelector("form");
    if (!item || !form || item.private) return;
    if (["true-false", "choice", "likert"].includes(item.form)) {
      const wanted = ticked(item);
      for (const input of all("input", form)) input.checked = wanted.includes(input.value);
    } else if (item.form === "matching") {
      for (const select of all("select", form)) {
        const key = item.pairs[select.closest(".option").dataset.option];
        select.value = right ? key : (other(item.right, [key])[0] ?? "");
      }
    } else if (item.form === "sequencing") {
      arrange(form, right ? item.steps : [...item.steps].reverse());
    } else {
      const fields = all("input,textarea", element.querySelector("form"));
      texts(item).forEach((text, n) => fields[n] && (fields[n].value = text));
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

  const story = async (page) => {
    const element = page.querySelector(".scenario");
    const scenario = data.scenarios[element.dataset.scenario];
    all(".start button", element).find(shown)?.click();
    await turn();
    for (let steps = 0; steps < 200; steps++) {
      const moment = all(".moment", element).at(-1);
      const buttons = moment ? all("[data-choice]", moment) : [];
      if (!buttons.length) return;
      const choices = scenario.nodes[moment.dataset.node].choices;
      const worth = (button) => choices.find((one) => one.id === button.dataset.choice)?.points ?? 0;
      const ordered = buttons.sort((one, two) => worth(two) - worth(one));
      (right ? ordered[0] : ordered.at(-1)).click();
      await turn();
    }
  };

  const acts = { lesson: study, assessment: attempt, scenario: story };
  for (const { id, sort } of data.course.contents) {
    const page = all(".page").find((one) => one.dataset.page === id);
    if (!page) continue;
    location.hash = id;
    for (let guard = 0; page.hidden && guard < 100; guard++) await new Promise((done) => setTimeout(done, 10));
    await acts[sort](page);
  }
}
