/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, copied, draw, entries, find, focusOn, joined, make, number, own, sayer, scenarioRecord, share, summary, around, bar, begin, earned, ended, evidenced, holds, nodeOf, offered, replay, rolled, ways } = window.coursewright;

function meters(scenario, play, say) {
  let states = [play.path[0]?.before ?? play.values, ...play.path.map((step) => step.after)], series = Object.entries(scenario.variables).flatMap(([name, { label, low, high }]) => {
    let values = states.map((state) => state[name]);
    return low === void 0 || high === void 0 || values.every((one) => one === values[0]) ? [] : [{ label, low, high, values }];
  });
  if (!series.length) return [];
  let steps = [say("debrief-start"), ...play.path.map((step) => scenario.nodes[step.node].title)], head = (words, scope) => make("th", { scope }, words);
  return [
    make("h3", {}, say("debrief-meters")),
    make("ul", { class: "meters" }, ...series.map((one) => make(
      "li",
      {},
      make("span", { class: "label" }, one.label),
      line(one.values, one.low, one.high),
      make("span", { class: "soft" }, say("debrief-from", { before: one.values[0], after: one.values[one.values.length - 1], of: one.high }))
    ))),
    make(
      "details",
      {},
      make("summary", {}, say("debrief-table")),
      make(
        "div",
        { class: "table", role: "group", tabindex: 0, "aria-label": say("debrief-meters") },
        make(
          "table",
          {},
          make("thead", {}, make("tr", {}, make("td"), ...series.map(({ label }) => head(label, "col")))),
          make("tbody", {}, ...steps.map((title, n) => make(
            "tr",
            {},
            head(title, "row"),
            ...series.map(({ values }) => make("td", {}, String(values[n])))
          )))
        )
      )
    )
  ];
}
function line(values, low, high) {
  let x = (n) => 6 + 228 * n / Math.max(values.length - 1, 1), y = (value2) => 42 - 36 * (value2 - low) / Math.max(high - low, 1), points = values.map((value2, n) => `${x(n)},${y(value2)}`);
  return draw(
    "svg",
    { viewBox: "0 0 240 48", "aria-hidden": "true" },
    ...[low, high].map((value2) => draw("line", { x1: 0, x2: 240, y1: y(value2), y2: y(value2), class: "bound" })),
    draw("polyline", { points: points.join(" ") }),
    ...values.map((value2, n) => draw("circle", { cx: x(n), cy: y(value2), r: 4 }))
  );
}

function debrief(looking) {
  let { scenario, say, now, earlier, seen, practice } = looking, endings = Object.values(scenario.nodes).filter((node) => node.outcome).length, outcome = nodeOf(scenario, now).outcome, sum = Math.min(Math.max(now.points, 0), scenario.max), mends = now.path.map((step, n) => repairOf(scenario, step) ?
  mended(now.path, n) : null);
  return [
    make("h2", {}, say("debrief")),
    make("p", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)),
    earned(scenario, now) ? make("p", {}, say("debrief-points", { points: sum, count: scenario.max })) : "",
    make("p", {}, say("debrief-endings", { seen: seen.size, of: endings })),
    ...unreached(looking),
    practice ? make("p", { class: "soft" }, say("debrief-practice")) : "",
    ...earlier ? both(looking, earlier) : [],
    make("h3", {}, say("debrief-path")),
    make("ol", { class: "way" }, ...now.path.map((step, n) => decision(looking, step, n, mends))),
    ...meters(scenario, now, say),
    ...evidence(looking)
  ];
}
function unreached({ scenario, say, seen }) {
  let left = Object.keys(scenario.nodes).flatMap((id) => seen.has(id) ? [] : scenario.nodes[id].outcome ?? []), kinds = [...new Set(left)];
  return kinds.length ? [
    make("p", { class: "soft" }, say("debrief-unreached")),
    make("ul", { class: "kinds" }, ...kinds.map((kind) => make(
      "li",
      {},
      make("span", { class: `outcome ${kind}` }, say(`outcome-${kind}`)),
      make("span", { class: "soft" }, ` × ${left.filter((one) => one === kind).length}`)
    )))
  ] : [];
}
function how(scenario, then, choice, say) {
  let roll = rolled(scenario, then);
  if (roll?.choice === choice) return say("scenario-rolled", { face: roll.face });
  let past = nodeOf(scenario, then).choices.find(({ id }) => id === choice)?.bypass;
  return say(past ? "scenario-passed" : "scenario-chose");
}
function sources(reason) {
  let names = reason.flatMap((node) => node instanceof HTMLElement ? all("a.cite", node) : []).flatMap((link2) => {
    let entry2 = document.getElementById(link2.getAttribute("href").slice(1));
    return entry2 ? find(".source", entry2)?.firstChild?.textContent ?? [] : [];
  });
  return names.length > 0 && make("p", { class: "soft source" }, [...new Set(names)].join(" "));
}
function decision({ scenario, texts, say, now, rewind }, step, n, mends) {
  let then = replay(scenario, now.variant, now.path.slice(0, n).map(({ choice }) => choice), now.seed), reason = texts.choice(step.node, step.choice, "reason"), { title } = scenario.nodes[step.node], changes = changed(scenario, step, say), titleOf = (at) => scenario.nodes[now.path[at].node].title, undone = mends[n] ??
  null, later = mends.flatMap((one, at) => one === n ? [at] : []), back = make(
    "button",
    { type: "button", class: "quiet", "aria-label": `${say("debrief-rewind")}: ${title}`, click: () => rewind(n) },
    say("debrief-rewind")
  );
  return make(
    "li",
    {},
    make("h4", {}, title),
    make("p", { class: "chosen" }, make("span", { class: "soft" }, how(scenario, then, step.choice, say)), " ", ...texts.choice(step.node, step.choice, "words")),
    undone !== null && make(
      "p",
      { class: "mark right" },
      undone < 0 ? say("debrief-repair") : say("debrief-mended", { title: titleOf(undone) })
    ),
    ...later.map((at) => make("p", { class: "soft" }, say("debrief-later", { title: titleOf(at) }))),
    changes.length > 0 && make("ul", { class: "changes" }, ...changes),
    ...reason,
    sources(reason),
    make("p", {}, back)
  );
}
function repairOf({ nodes }, { node, choice }) {
  return nodes[node].choices.find(({ id }) => id === choice).repair;
}
function mended(path, repair) {
  let moved = ({ before: before2, after: after2 }, name) => Number(after2[name]) - Number(before2[name]), { before, after } = path[repair], names = Object.keys(after).filter((name) => before[name] !== after[name]);
  for (let at = repair - 1; at >= 0; at -= 1)
    if (names.some((name) => {
      let step = path[at];
      if (step.before[name] === step.after[name]) return !1;
      let [here, there] = [moved(step, name), moved(path[repair], name)];
      return Number.isNaN(here) ? step.after[name] === before[name] : here * there < 0;
    })) return at;
  return -1;
}
function changed(scenario, { before, after }, say) {
  return Object.entries(scenario.variables).flatMap(([name, { label }]) => {
    let [was, is] = [before[name], after[name]];
    if (was === is || !label || label === name) return [];
    let way = typeof was == "number" ? was < is ? "up" : "down" : "";
    return [make("li", { class: way }, say("debrief-change", { label, before: value(was, say), after: value(is, say) }))];
  });
}
function value(of, say) {
  return typeof of == "boolean" ? say(of ? "yes" : "no") : String(of);
}
function evidence({ scenario, data, now, say }) {
  let claimed = Object.entries(scenario.evidenceMax).filter(([, max]) => max > 0);
  return claimed.length ? [
    make("h3", {}, say("debrief-evidence")),
    make("ul", { class: "shares" }, ...claimed.map(([id, max]) => {
      let share2 = evidenced(scenario, now, id);
      return make(
        "li",
        {},
        make("span", {}, data.course.objectives[id] ?? id),
        bar(share2),
        make("span", { class: "share" }, say("debrief-share", { of: max, points: share2.n * max / share2.d }))
      );
    }))
  ] : [];
}
function both(looking, earlier) {
  let { now, say } = looking, same = now.path.findIndex((step, n) => step.choice !== earlier.path[n]?.choice || step.node !== earlier.path[n]?.node), from = same < 0 ? now.path.length : same;
  return [
    make("h3", {}, say("debrief-both")),
    make("div", { class: "both" }, column(looking, earlier, from, "debrief-first"), column(looking, now, from, "debrief-now"))
  ];
}
function column({ scenario, texts, say }, play, from, key) {
  let node = nodeOf(scenario, play);
  return make(
    "section",
    {},
    make("h4", {}, say(key)),
    make("ol", { start: from + 1 }, ...play.path.slice(from).map((step) => make(
      "li",
      {},
      make("span", { class: "soft" }, scenario.nodes[step.node].title),
      " ",
      ...texts.choice(step.node, step.choice, "words")
    ))),
    make("p", { class: `outcome ${node.outcome}` }, say(`outcome-${node.outcome}`)),
    make("p", {}, node.title)
  );
}

function hush(within) {
  for (let one of all("audio,video", within)) one.pause();
}

function stopwatch(now = () => performance.now()) {
  let spent = 0, since = null, passed = () => spent + (since === null ? 0 : now() - since);
  return {
    start() {
      spent = 0, since = now();
    },
    stop() {
      spent = passed(), since = null;
    },
    go() {
      since ??= now();
    },
    seconds: () => passed() / 1e3
  };
}

var PARTS = { words: ":scope > a", consequence: ".consequence", reason: ".reason" };
function textsOf(nodes) {
  let sections = new Map(all("[data-node]", nodes).map((section) => [section.dataset.node, section])), at = (node) => sections.get(node);
  return {
    node(play, part) {
      let section = at(play.node);
      return copied(section ? find(`.${part}`, section) : null).filter((node) => {
        if (!(node instanceof HTMLElement)) return !0;
        for (let inner of all(".when", node)) shown(inner, play) || inner.remove();
        return shown(node, play);
      });
    },
    choice(node, choice, part) {
      let entry2 = at(node)?.querySelector(`[data-choice="${choice}"]`);
      return copied(entry2?.querySelector(PARTS[part]) ?? null);
    }
  };
}
function shown(element, play) {
  let condition = element.dataset.when;
  return !condition || holds(JSON.parse(condition), play.values, play.visited);
}

var NEAR = 20;
function wanted(page = window) {
  return !["(prefers-reduced-motion: reduce)", "(prefers-contrast: more)", "(forced-colors: active)"].some((one) => page.matchMedia(one).matches);
}
function timer(seconds, say, over, lift) {
  let left = seconds, running = 0, shown2 = make("span", {}), status = make("span", { class: "unseen", role: "status" }), button = (key, click) => make("button", { type: "button", class: "quiet", click }, say(key)), element = make(
    "div",
    { class: "clock", role: "group", "aria-label": say("timer") },
    shown2,
    status,
    button("timer-more", () => {
      left += seconds, tell();
    }),
    button("timer-off", () => {
      stop(), lift();
    })
  );
  function tell() {
    let words = say("timer-left", { seconds: left });
    shown2.textContent = words, status.textContent = left === NEAR ? words : "";
  }
  function stop() {
    clearInterval(running), running = 0;
  }
  return tell(), {
    element,
    stop,
    go() {
      running || (running = setInterval(() => {
        document.hidden || (left -= 1, tell(), !(left > 0) && (stop(), over()));
      }, 1e3));
    }
  };
}

var STRETCH = 4, NEAR2 = 2, UNSEEN = 1600, scenarioView = {
  selector: ".scenario",
  mount(element, session, data) {
    let id = element.dataset.scenario, scenario = data.scenarios[id];
    if (!scenario) return;
    let stage = new Stage(element, id, scenario, session, data);
    stage.render(), session.onReplaced(() => stage.render());
  }
}, Stage = class {
  constructor(element, id, scenario, session, data) {
    this.element = element;
    this.id = id;
    this.scenario = scenario;
    this.session = session;
    this.data = data;
    this.far = make("div", { class: "far" });
    this.story = make("div", { class: "story" }, this.far);
    this.aside = make("div", { class: "aside", hidden: !0 });
    this.looking = make("div", { class: "debrief" });
    this.beginning = make("div", { class: "begin" });
    /** Endings reached while this page was open. */
    this.seen = new Set();
    this.watch = stopwatch();
    this.timer = null;
    /** Once taken away, a clock stays away. */
    this.timed = wanted();
    this.earlier = null;
    /** What was played in earlier sittings and is not in the page yet, the latest last. */
    this.untold = [];
    /** What has just come into view. */
    this.recent = [];
    /** Of each stretch that is far, in pixels. */
    this.heights = [];
    let nodes = find(".nodes", element);
    this.say = sayer(data.strings), this.texts = textsOf(nodes), this.recorded = !!find("audio,video", nodes), this.start = find(".start", element), this.tools = make(
      "div",
      { class: "tools-of-story" },
      this.button("scenario-pause", "quiet", () => this.pause(!1)),
      this.button("scenario-out", "quiet", () => this.pause(!0))
    ), nodes.remove(), find(".begin", this.start)?.replaceWith(this.beginning), this.start.after(this.story, this.tools, this.aside, this.looking);
  }
  /** The story as far as it has been played, told again from its beginning or from a later moment. */
  render(from = 0) {
    let { begun, variant, path, seed } = this.record;
    from && this.untold.splice(0).forEach((tell) => tell()), this.untold = [], this.start.hidden = begun, begun || this.beginning.replaceChildren(...this.beginnings()), this.story.hidden = this.tools.hidden = !begun, this.aside.hidden = !0, this.looking.replaceChildren();
    for (let moment of all(".moment", this.story).slice(from)) moment.remove();
    for (let stretch of all(".stretch:empty", this.story)) stretch.remove();
    if (!begun) return;
    let places = path.slice(from).map((choice, at) => {
      let then = replay(this.scenario, variant, path.slice(0, from + at), seed), place = make("div");
      return this.stretch().append(place), { place, tell: () => place.replaceWith(this.past(then, choice)) };
    });
    this.tell(this.now), this.leaveBehind();
    for (let { place, tell } of places)
      this.far.contains(place) ? this.untold.push(tell) : tell();
    this.tellRest();
  }
  /** A long story comes back a stretch at a time, so that the learner can go on at once. */
  tellRest() {
    this.untold.length !== 0 && setTimeout(() => {
      this.untold.splice(0, STRETCH).forEach((tell) => tell()), this.tellRest();
    });
  }
  get record() {
    return scenarioRecord(this.session.record, this.id);
  }
  get now() {
    let { variant, path, seed } = this.record;
    return replay(this.scenario, variant, path, seed);
  }
  button(key, kind, click) {
    return make("button", { type: "button", class: kind, click }, this.say(key));
  }
  /** The ways to begin. A role that is for a second time waits until the story has come to an ending once. */
  beginnings() {
    let { variants } = this.scenario;
    if (!variants.length)
      return [make("p", { class: "actions" }, this.button("scenario-begin", "button", () => this.open("")))];
    let first = variants.filter(({ replay: replay2 }) => !replay2), shown2 = this.record.complete || !first.length ? variants : first, later = shown2.length < variants.length && make("p", { class: "soft" }, this.say("scenario-later"));
    return [
      make("p", {}, this.say("scenario-variant")),
      make("ul", { class: "choices" }, ...shown2.map(({ id, label, role }) => make("li", {}, make(
        "button",
        { type: "button", class: "choice", click: () => this.open(id) },
        make("span", { class: "what" }, label),
        role && make("span", { class: "soft" }, role)
      )))),
      ...later ? [later] : []
    ];
  }
  open(variant) {
    let seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.session.dispatch({ kind: "scenario-begun", scenario: this.id, variant, seed }), this.render(), this.goOn();
  }
  /** The moment in which the learner is. */
  tell(now) {
    this.watch.start(), this.timer?.stop(), this.timer = null;
    for (let one of this.recent.splice(0)) one.classList.remove("new");
    let moment = this.moment(now, this.care(now), ended(this.scenario, now) ? this.ending(now) : this.choices(now));
    this.arrives(moment), this.stretch().append(moment);
  }
  /** It comes into view softly. One at a time: an animation that has ended still costs something at every step. */
  arrives(part) {
    part.classList.add("new"), this.recent.push(part);
  }
  /** A moment with what was chosen in it. */
  past(then, choice) {
    let moment = this.moment(then, !1, make("div", { class: "choices" }));
    return this.answer(moment, then, choice), moment;
  }
  /** One moment: where we are, what is read there, and what one can do. */
  moment(now, care, todo) {
    let node = nodeOf(this.scenario, now), before = now.path[now.path.length - 1], act = node.act && node.act !== (before && this.scenario.nodes[before.node].act) ? node.act : "";
    return make(
      "section",
      { class: "moment", "data-node": now.node },
      act && make("p", { class: "act" }, act),
      make("h2", {}, node.title),
      care,
      make("div", { class: "passage" }, ...this.texts.node(now, "passage")),
      todo,
      make("div", { class: "consequence", "aria-live": "polite" })
    );
  }
  /** Where the next moment stands. */
  stretch() {
    let { far, story } = this, last = story.lastElementChild;
    if (last !== far && last.children.length < STRETCH) return last;
    let next = make("div", { class: "stretch" });
    return story.append(next), next;
  }
  /** What is far above goes into one part that is laid out only while it is in view, as high as it was: a long story stays as quick as
   * a short one. */
  leaveBehind() {
    let { far, story } = this, gone = [...story.children].slice(1, -NEAR2);
    gone.length === 0 && this.heights.length === far.children.length || (this.heights.length = far.children.length, this.heights.push(...gone.map((one) => one.nextElementSibling.offsetTop - one.offsetTop || UNSEEN)), far.append(...gone), far.style.setProperty("contain-intrinsic-block-size", `${this.
    heights.reduce((all2, one) => all2 + one, 0)}px`));
  }
  get newest() {
    return this.story.lastElementChild.lastElementChild;
  }
  choices(now) {
    let roll = rolled(this.scenario, now), choices = offered(this.scenario, now);
    if (roll) return this.die(now, choices, () => this.choose(roll.choice));
    let list = make(
      "ul",
      { class: "choices", "aria-label": this.say("scenario-choices") },
      ...choices.map(({ id }) => make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "choice", "data-choice": id, click: () => this.choose(id) },
          ...this.texts.choice(now.node, id, "words")
        )
      ))
    ), late = choices.find(({ seconds }) => seconds);
    return late && this.timed ? make("div", { class: "asked" }, this.clock(late), list) : list;
  }
  /** What chance can bring and how likely each of it is, told before the die falls. */
  die(now, outcomes, roll) {
    let faces = nodeOf(this.scenario, now).die;
    return make(
      "div",
      { class: "asked" },
      make("p", {}, this.say("scenario-chance", { faces })),
      make("ul", { class: "odds" }, ...outcomes.map(({ id, weight = 0 }) => make(
        "li",
        {},
        make("span", { class: "soft" }, this.say("scenario-odds", { count: weight, faces })),
        " ",
        ...this.texts.choice(now.node, id, "words")
      ))),
      make("p", { class: "actions" }, this.button("scenario-roll", "button", roll))
    );
  }
  clock({ id, seconds = 0 }) {
    let lift = () => {
      this.timed = !1, this.timer?.element.replaceWith(make("p", { class: "soft" }, this.say("timer-lifted"))), this.timer = null, focusOn(find("h2", this.newest));
    };
    return this.timer = timer(seconds, this.say, () => this.choose(id, !0), lift), this.timer.element;
  }
  /** The way past what comes, before any of it is read. */
  care(now) {
    let past = around(this.scenario, now), words = past && this.texts.choice(now.node, past.id, "words");
    return !!past && make(
      "p",
      { class: "care" },
      make("button", { type: "button", class: "quiet", click: () => this.choose(past.id) }, ...words)
    );
  }
  ending(now) {
    this.seen.add(now.node);
    let outcome = nodeOf(this.scenario, now).outcome;
    return make(
      "div",
      { class: "ending" },
      make("p", { class: `outcome ${outcome}` }, this.say(`outcome-${outcome}`)),
      ...this.texts.node(now, "looking-back"),
      make("p", { class: "actions" }, this.button("scenario-look-back", "button", () => this.lookBack()))
    );
  }
  /** What was chosen and what followed, in the place where the choices stood. */
  answer(moment, then, choice, late = !1) {
    let happens = find(".consequence", moment), part = (name) => this.texts.choice(then.node, choice, name), reason = part("reason"), told = late ? this.say("timer-over") : how(this.scenario, then, choice, this.say), chosen = make("p", { class: "chosen" }, make("span", { class: "soft" }, told), " ",
    ...part("words"));
    return find(".care", moment)?.remove(), find(".asked,.choices", moment).replaceWith(chosen), happens.append(...part("consequence")), reason.length && happens.after(this.why(reason)), chosen;
  }
  /** A reason stays quiet until it is asked for. No `details`: a browser keeps a style sheet for each, and a long story has hundreds. */
  why(reason) {
    let words = make("div", { hidden: !0 }, ...reason), ask = make("button", { type: "button", "aria-expanded": "false", click: () => {
      words.hidden = !words.hidden, ask.setAttribute("aria-expanded", String(!words.hidden));
    } }, this.say("scenario-why"));
    return make("div", { class: "reason" }, ask, words);
  }
  choose(choice, late = !1) {
    this.timer?.stop(), this.hush();
    let moment = this.newest, chosen = this.answer(moment, this.now, choice, late);
    this.session.dispatch({ kind: "scenario-taken", scenario: this.id, choice }, this.watch.seconds()), requestAnimationFrame(() => setTimeout(() => {
      this.newest === moment && (this.tell(this.now), this.arrives(find(".consequence", moment)), this.timer?.go(), this.readOn(chosen));
    }));
  }
  /** Goes to the newest heading, with `seen` at the top of the window. A task of its own: to focus is to lay out all that is new. */
  readOn(seen) {
    setTimeout(() => {
      let heading = find("h2", this.newest);
      focusOn(heading, !1), (seen ?? heading).scrollIntoView({ block: "start" }), setTimeout(() => this.leaveBehind());
    });
  }
  hush() {
    this.recorded && hush(this.story);
  }
  lookBack() {
    let { scenario, data, texts, say, now, earlier, seen, record: { practice } } = this, rewind = (to) => this.rewind(to);
    this.hush(), this.story.hidden = this.tools.hidden = !0, this.looking.replaceChildren(
      ...debrief({ scenario, data, texts, say, now, earlier, seen, practice, rewind }),
      make("p", { class: "actions" }, this.button("scenario-over", "quiet", () => this.over()))
    ), focusOn(find("h2", this.looking));
  }
  rewind(to) {
    this.earlier = this.now, this.session.dispatch({ kind: "scenario-rewound", scenario: this.id, to }), this.render(to), this.goOn();
  }
  over() {
    this.earlier = this.now, this.looking.replaceChildren(), this.beginning.replaceChildren(...this.beginnings()), this.start.hidden = !1, focusOn(this.start);
  }
  /** The story gives way to a quiet panel until the learner goes on. */
  pause(out) {
    let course = link("a.course-name, .at-home a.home"), help = link('footer a[href*="support"]'), written = this.scenario.alternative && link(".content-note .past a", this.element.closest("main,.page")), skip = () => this.session.dispatch({ kind: "scenario-skipped", scenario: this.id }), to = (href, words, kind = "", click = () => {
    }) => make("a", { class: kind, href, click }, words), { say } = this;
    this.watch.stop(), this.timer?.stop(), this.hush(), this.story.hidden = this.tools.hidden = !0, this.aside.hidden = !1;
    let parts = make(
      "div",
      {},
      make("h2", {}, say(out ? "scenario-out" : "scenario-paused")),
      make("p", {}, say(out ? "scenario-out-text" : "scenario-paused-text")),
      make(
        "div",
        { class: "actions" },
        out && !!course && to(course.href, say("scenario-leave"), "button"),
        this.button("scenario-go-on", out ? "quiet" : "button", () => this.goOn())
      ),
      out && !!written && make("p", {}, to(written.href, say("scenario-skip"), "", skip)),
      help && make("p", {}, to(help.href, help.words))
    );
    this.aside.replaceChildren(...parts.childNodes), focusOn(find("h2", this.aside));
  }
  goOn() {
    this.watch.go(), this.timer?.go(), this.aside.hidden = !0, this.story.hidden = this.tools.hidden = !1, this.readOn();
  }
};
function link(selector, within = document) {
  let found = find(selector, within);
  return found && { href: found.getAttribute("href"), words: found.textContent };
}

joined.push({ views: [scenarioView] });
Object.assign(window.coursewright ??= {}, { debrief, textsOf });
})();
