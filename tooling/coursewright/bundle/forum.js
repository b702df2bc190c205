/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, draw, find, focusOn, joined, make, most, number, own, result, rows, sayer, share, summary, times, whole, around, bar, begin, earned, ended, nodeOf, offered, replay, rolled, take, ways, debrief, textsOf } = window.coursewright;

var HANDS = 999, WORDS = 1e4, QUIET = {
  begun: !1,
  variant: "",
  seed: 0,
  path: [],
  earlier: null,
  votes: {},
  counted: !1,
  stopped: !1,
  turns: [],
  began: 0,
  since: 0,
  notes: ""
};
function playOf(scenario, { variant, path, seed }) {
  return replay(scenario, variant, path, seed);
}
function earlierOf(scenario, { variant, earlier, seed }) {
  return earlier && replay(scenario, variant, earlier, seed);
}
function step(scenario, forum, event) {
  let open = (id) => {
    let play = forum.begun && !forum.stopped ? playOf(scenario, forum) : null;
    return play && !ended(scenario, play) ? ways(scenario, play).find((one) => one.id === id) : void 0;
  };
  switch (event.kind) {
    case "begin": {
      let { variant, seed } = begin(scenario, String(event.variant), Number(event.seed) >>> 0);
      return { ...QUIET, notes: forum.notes, begun: !0, variant, seed, began: time(event.at), since: time(event.at) };
    }
    case "vote":
      return open(event.choice) ? counted(forum, event.choice, (own(forum.votes, event.choice) ?? 0) + (event.by < 0 ? -1 : 1)) : forum;
    case "count":
      return open(event.choice) ? counted(forum, event.choice, Number(event.votes)) : forum;
    case "show":
      return { ...forum, counted: !forum.counted };
    case "take": {
      if (!open(event.choice)) return forum;
      let turn = {
        kind: "taken",
        node: playOf(scenario, forum).node,
        choice: event.choice,
        votes: forum.votes,
        seconds: Math.max(Math.round((time(event.at) - forum.since) / 1e3), 0)
      };
      return moved(forum, [...forum.path, event.choice], turn, event.at);
    }
    case "stop":
      return forum.begun ? { ...forum, stopped: !0 } : forum;
    case "go-on":
      return { ...forum, stopped: !1 };
    case "replace": {
      let to = Number(event.to);
      if (!forum.begun || !(to >= 0 && to < forum.path.length)) return forum;
      let turn = { kind: "stopped", node: playOf(scenario, forum).node, replaced: to };
      return { ...moved(forum, forum.path.slice(0, to), turn, event.at), earlier: forum.path, stopped: !1 };
    }
    case "note":
      return { ...forum, notes: String(event.text).slice(0, WORDS) };
    default:
      return forum;
  }
}
function leading({ votes }) {
  let most2 = Math.max(0, ...Object.values(votes));
  return most2 ? Object.keys(votes).filter((id) => votes[id] === most2) : [];
}
function hands(votes) {
  return Object.values(votes).reduce((sum, one) => sum + one, 0);
}
function moved(forum, path, turn, at) {
  return { ...forum, path, turns: [...forum.turns, turn], votes: {}, counted: !1, since: time(at) };
}
function counted(forum, choice, votes) {
  return { ...forum, votes: { ...forum.votes, [choice]: Math.min(Math.max(Math.round(votes) || 0, 0), HANDS) } };
}
function time(at) {
  return Number.isFinite(at) ? at : 0;
}

function button(say, key, kind, click, more = {}) {
  return make("button", { type: "button", class: kind, click, ...more }, say(key));
}
function takes(say, number2, kind, click) {
  return make("button", { type: "button", class: kind, click }, say("forum-take-number", { number: number2 }));
}
function asked({ scenario }, play) {
  return ended(scenario, play) ? [] : offered(scenario, play);
}
function past({ scenario, say, texts }, play, happen) {
  let way = around(scenario, play);
  return !!way && make(
    "p",
    { class: "care" },
    make(
      "button",
      { type: "button", class: "quiet", click: () => happen({ kind: "take", choice: way.id, at: Date.now() }) },
      ...texts.choice(play.node, way.id, "words").length ? texts.choice(play.node, way.id, "words") : [say("scenario-around")]
    )
  );
}
function die({ scenario, say }, play, happen) {
  let roll = rolled(scenario, play);
  return !!roll && make(
    "p",
    { class: "actions" },
    button(say, "forum-roll", "button", () => happen({ kind: "take", choice: roll.choice, at: Date.now() }))
  );
}
function tally(votes, id) {
  let all2 = Math.max(hands(votes), 1);
  return draw(
    "svg",
    { class: "bar-of", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("rect", { width: 100, height: 8, class: "whole" }),
    draw("rect", { width: 100 * (own(votes, id) ?? 0) / all2, height: 8, class: "part" })
  );
}
function countOf({ say }, forum, id, number2, happen) {
  let count = own(forum.votes, id) ?? 0, name = say("forum-hands", { number: number2 }), field = make("input", { type: "number", min: 0, max: 999, inputmode: "numeric", "aria-label": name, "data-count": id });
  field.value = String(count), field.addEventListener("change", () => happen({ kind: "count", choice: id, votes: Number(field.value) }));
  let by = (key, step2) => make("button", {
    type: "button",
    class: "quiet hand",
    "data-hand": id + step2,
    "aria-label": say(key, { number: number2 }),
    click: () => happen({ kind: "vote", choice: id, by: step2 })
  }, step2 > 0 ? "+" : "−");
  return make("span", { class: "hands" }, by("forum-less", -1), field, by("forum-more", 1));
}
function lead(forum, id, say) {
  let first = leading(forum);
  return forum.counted && first.includes(id) && make("strong", { class: "lead" }, say(first.length > 1 ? "forum-tie" : "forum-most"));
}
function redraw(into, ...parts) {
  let held = document.activeElement instanceof HTMLElement && into.contains(document.activeElement) ? nameOf(document.activeElement) : null, unfolded = new Set([...into.querySelectorAll("details[open]")].map(nameOf));
  into.replaceChildren(...parts.filter((part) => !!part));
  for (let details of into.querySelectorAll("details")) unfolded.has(nameOf(details)) && (details.open = !0);
  held && [...into.querySelectorAll("button,input,textarea,summary")].find((one) => nameOf(one) === held)?.focus();
}
function nameOf(element) {
  return element.dataset.hand ?? element.dataset.count ?? element.getAttribute("aria-label") ?? element.textContent;
}

function clock(seconds) {
  let whole2 = Math.max(Math.floor(seconds), 0);
  return `${Math.floor(whole2 / 60)}:${String(whole2 % 60).padStart(2, "0")}`;
}

function protocol(stage, forum, play) {
  let { say, scenario, data } = stage, head = (key) => make("th", { scope: "col" }, say(key)), outcome = ended(scenario, play) ? nodeOf(scenario, play).outcome : "", share2 = earned(scenario, play), day = new Date(forum.began).toLocaleDateString(data.course.language, { dateStyle: "long" });
  return make(
    "section",
    { class: "protocol" },
    make("h3", {}, say("forum-record")),
    make("p", { class: "soft" }, say("forum-record-of", { day, time: clock((forum.since - forum.began) / 1e3) })),
    make(
      "div",
      { class: "table", role: "group", tabindex: 0, "aria-label": say("forum-record") },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, head("forum-record-where"), head("forum-record-what"), head("forum-record-hands"), head("forum-record-time"))),
        make("tbody", {}, ...rows2(stage, forum))
      )
    ),
    outcome && make("p", {}, make("span", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)), " ", nodeOf(scenario, play).title),
    share2 && make("p", {}, say("debrief-points", { points: share2.n * scenario.max / share2.d, count: scenario.max })),
    forum.notes && make("p", { class: "notes" }, forum.notes)
  );
}
function rows2({ say, scenario, texts }, forum) {
  let path = [];
  return forum.turns.map((turn) => {
    if (turn.kind === "stopped") {
      let back = replay(scenario, forum.variant, path, forum.seed).path[turn.replaced];
      return path = path.slice(0, turn.replaced), make(
        "tr",
        { class: "stopped" },
        make("th", { scope: "row" }, scenario.nodes[turn.node].title),
        make("td", { colspan: 3 }, say("forum-record-stop", { title: back ? scenario.nodes[back.node].title : "" }))
      );
    }
    path = [...path, turn.choice];
    let all2 = hands(turn.votes);
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, scenario.nodes[turn.node].title),
      make("td", {}, ...texts.choice(turn.node, turn.choice, "words")),
      make("td", {}, all2 ? say("debrief-share", { points: own(turn.votes, turn.choice) ?? 0, of: all2 }) : "–"),
      make("td", {}, clock(turn.seconds))
    );
  });
}

var Desk = class {
  constructor(stage, happen) {
    this.stage = stage;
    this.happen = happen;
    this.now = make("div", { class: "desk-now" });
    this.times = make("p", { class: "desk-times" });
    this.record = make("div", { class: "desk-record" });
    this.silence = make("p", { class: "care", role: "status", hidden: !0 });
    this.forum = null;
    let { element, say } = stage;
    document.body.classList.add("forum-desk"), document.title = `${say("forum-desk-title")} · ${document.title}`, this.notes = make("textarea", { rows: 6, "aria-describedby": "desk-notes-hint" }), this.notes.addEventListener("input", () => happen({ kind: "note", text: this.notes.value }));
    let cards = find(".forum-cards", element.parentElement);
    cards && (cards.hidden = !1), this.silence.textContent = say("forum-lost"), find(".start", element).hidden = !0, element.append(
      make("h2", {}, say("forum-desk-title")),
      this.silence,
      this.times,
      this.now,
      make(
        "section",
        { class: "desk-notes" },
        make("label", {}, make("strong", {}, say("forum-notes")), this.notes),
        make("p", { class: "soft", id: "desk-notes-hint" }, say("forum-notes-hint"))
      ),
      this.record
    ), this.draw(), setInterval(() => this.tick(), 1e3);
  }
  show(forum) {
    let fresh = JSON.stringify(forum) !== JSON.stringify(this.forum);
    this.silence.hidden = !0, fresh && (this.forum = forum, document.activeElement !== this.notes && (this.notes.value = forum.notes), this.draw(), this.tick());
  }
  lost() {
    this.silence.hidden = !1;
  }
  tick() {
    let { forum, stage: { say } } = this;
    if (!forum?.begun) return;
    let passed = (since) => clock((Date.now() - since) / 1e3);
    this.times.textContent = say("forum-times", { here: passed(forum.since), all: passed(forum.began) });
  }
  draw() {
    let { forum, stage } = this, { say, scenario, texts } = stage;
    if (!forum?.begun) {
      redraw(this.now, make("p", {}, say("forum-waiting"))), redraw(this.record);
      return;
    }
    let play = playOf(scenario, forum), over = ended(scenario, play);
    redraw(
      this.now,
      make("h3", {}, nodeOf(scenario, play).title),
      forum.stopped && make("p", { class: "care" }, say("forum-stopped"), " ", button(say, "forum-go-on", "quiet", () => this.happen({ kind: "go-on" }))),
      past(stage, play, this.happen),
      die(stage, play, this.happen),
      make("ol", { class: "desk-choices" }, ...asked(stage, play).map(({ id, target: target2, points }, n) => make(
        "li",
        {},
        make("p", {}, make("strong", {}, ...texts.choice(play.node, id, "words")), " ", lead(forum, id, say)),
        make(
          "p",
          { class: "doing" },
          countOf(stage, forum, id, n + 1, this.happen),
          " ",
          takes(say, n + 1, "quiet", () => this.happen({ kind: "take", choice: id, at: Date.now() }))
        ),
        make(
          "details",
          { "data-hand": `why-${id}` },
          make("summary", { "data-hand": `summary-${id}` }, say("forum-behind")),
          make("p", { class: "soft" }, say("forum-leads", { title: scenario.nodes[target2].title, points })),
          ...this.changes(id, play),
          ...texts.choice(play.node, id, "reason")
        )
      ))),
      !over && make(
        "p",
        { class: "doing" },
        make("span", {}, say("forum-so-far", { count: hands(forum.votes) })),
        " ",
        button(say, forum.counted ? "forum-hide" : "forum-show", "button", () => this.happen({ kind: "show" })),
        " ",
        !forum.stopped && button(say, "forum-stop", "quiet", () => this.happen({ kind: "stop" }))
      ),
      over && make("p", { class: `outcome ${nodeOf(scenario, play).outcome}` }, say(`outcome-${nodeOf(scenario, play).outcome}`))
    ), redraw(this.record, protocol(stage, forum, play), make("p", { class: "actions" }, button(say, "forum-print", "quiet", () => window.print())));
  }
  changes(choice, play) {
    let { scenario, say } = this.stage, { effects } = nodeOf(scenario, play).choices.find(({ id }) => id === choice), words = effects.map(([sort, name, by]) => {
      let label = scenario.variables[name]?.label || name.replace(/_/g, " "), value = typeof by == "boolean" ? say(by ? "yes" : "no") : sort === "+" && by > 0 ? `+${by}` : String(by).replace("-", "−");
      return make("li", {}, `${label}: ${value}`);
    });
    return words.length ? [make("ul", { class: "changes" }, ...words)] : [];
  }
};

var MARK = "coursewright-forum";
var target = () => location.protocol === "file:" ? "*" : location.origin, mine = (origin) => location.protocol === "file:" ? origin === "null" || origin === "file://" : origin === location.origin;
function room(scenario, state, happened) {
  let desks = new Set(), tell = (to) => to.postMessage({ mark: MARK, scenario, state: state() }, target());
  return window.addEventListener("message", ({ data, origin, source }) => {
    let desk2 = source;
    !desk2 || !mine(origin) || !ours(data, scenario) || desk2.opener !== window || (desks.add(desk2), data.event ? happened(data.event) : tell(desk2));
  }), {
    tell: () => {
      for (let desk2 of desks) desk2.closed && desks.delete(desk2);
      desks.forEach(tell);
    },
    open() {
      let at = location.href.replace(/#.*$/, "") + "#desk";
      return window.open(at, MARK + "-" + scenario, "popup,width=1000,height=900");
    }
  };
}
function desk(scenario, shown, lost) {
  let heard = 0, send = (event) => window.opener?.postMessage({ mark: MARK, scenario, ...event && { event } }, target());
  return window.addEventListener("message", ({ data, origin, source }) => {
    source !== window.opener || !mine(origin) || !ours(data, scenario) || !data.state || (heard = Date.now(), shown(data.state));
  }), setInterval(() => {
    send(), Date.now() - heard > 4 * 1500 && lost();
  }, 1500), send(), send;
}
function ours(data, scenario) {
  let message = data;
  return typeof message == "object" && message?.mark === MARK && message.scenario === scenario;
}

var Screen = class {
  constructor(stage, happen, open) {
    this.stage = stage;
    this.happen = happen;
    this.open = open;
    this.moment = make("div", { class: "forum-moment" });
    this.bar = make("div", { class: "forum-bar" });
    this.status = make("p", { class: "unseen", role: "status" });
    this.seen = new Set();
    this.byKeys = !1;
    this.looking = !1;
    /** What was last read here, so that the reader's place moves only when there is something new to read. */
    this.told = "";
    /** The moment as it was last written, and which it was: a vote must not start a recording over. */
    this.written = { moment: "", element: make("div", {}) };
    let { element, say, scenario } = stage;
    this.start = find(".start", element);
    let begin2 = (variant) => {
      let seed = crypto.getRandomValues(new Uint32Array(1))[0];
      happen({ kind: "begin", variant, seed, at: Date.now() });
    }, ways2 = scenario.variants.length ? scenario.variants.map(({ id, label, role }) => make("li", {}, make(
      "button",
      { type: "button", class: "choice", click: () => begin2(id) },
      make("span", { class: "what" }, label),
      role && make("span", { class: "soft" }, role)
    ))) : [make("li", {}, button(say, "scenario-begin", "choice", () => begin2("")))];
    find(".begin", this.start)?.replaceWith(make("ul", { class: "choices" }, ...ways2)), element.append(this.moment, this.status), element.after(this.bar), document.addEventListener("keydown", (event) => this.key(event));
  }
  show(forum) {
    let before = this.forum;
    this.forum = forum;
    let play = playOf(this.stage.scenario, forum);
    before && before.path !== forum.path && (this.looking = !1), this.start.hidden = forum.begun, forum.begun ? (ended(this.stage.scenario, play) && this.seen.add(play.node), redraw(this.moment, ...forum.stopped ? this.stopped(play) : this.looking ? this.back(play) : this.moments(play))) : redraw(this.
    moment), redraw(this.bar, ...this.tools(play));
    let now = [forum.begun, forum.stopped, this.looking, forum.turns.length, forum.began].join();
    before && now !== this.told && forum.begun && focusOn(find(".followed,h2", this.moment)), this.told = now, before && hands(before.votes) !== hands(forum.votes) && (this.status.textContent = this.stage.say("forum-so-far", { count: hands(forum.votes) }));
  }
  /** What followed from the last decision, then the moment where the room is. */
  moments(play) {
    let { scenario, texts } = this.stage, { forum } = this, node = nodeOf(scenario, play), last = play.path[play.path.length - 1], followed = last ? texts.choice(last.node, last.choice, "consequence") : [], outcome = node.outcome, moment = JSON.stringify([forum.began, play.variant, play.path.map(({ choice }) => choice)]);
    return moment !== this.written.moment && (this.written = { moment, element: make(
      "div",
      {},
      followed.length > 0 && make(
        "div",
        { class: "followed" },
        make("p", { class: "chosen" }, ...texts.choice(last.node, last.choice, "words")),
        ...followed
      ),
      make("h2", {}, node.title),
      past(this.stage, play, this.happen),
      make("div", { class: "passage" }, ...texts.node(play, "passage"))
    ) }), [
      this.written.element,
      outcome ? this.ending(play, outcome) : this.choices(play)
    ];
  }
  choices(play) {
    let { say, scenario, texts } = this.stage, { forum, happen } = this, choices = asked(this.stage, play), byDie = die(this.stage, play, happen), timed = choices.find(({ seconds }) => seconds), face = 0;
    return make(
      "div",
      { class: "asked-now" },
      byDie && make("p", {}, say("forum-die", { die: nodeOf(scenario, play).die ?? 0 })),
      byDie,
      !!timed && make("p", { class: "soft" }, say("forum-timed", { seconds: timed.seconds ?? 0 })),
      make("ol", { class: "ballot", "aria-label": say("scenario-choices") }, ...choices.map(({ id, weight }, n) => {
        let from = face + 1;
        face += weight ?? 0;
        let faces = weight ? from === face ? `${face}: ` : `${from} – ${face}: ` : "", first = leading(forum).includes(id) && forum.counted;
        return make(
          "li",
          { class: first ? "leads" : "" },
          make("span", { class: "nr", "aria-hidden": "true" }, String(n + 1)),
          make(
            "div",
            { class: "way" },
            make("p", { class: "words" }, faces, ...texts.choice(play.node, id, "words")),
            forum.counted && !byDie && make(
              "p",
              { class: "result" },
              tally(forum.votes, id),
              make("span", { class: "share" }, say("forum-count", { count: own(forum.votes, id) ?? 0 })),
              " ",
              lead(forum, id, say)
            )
          ),
          make(
            "div",
            { class: "doing" },
            !byDie && countOf(this.stage, forum, id, n + 1, happen),
            takes(say, n + 1, first ? "button" : "quiet", () => happen({ kind: "take", choice: id, at: Date.now() }))
          )
        );
      })),
      !byDie && make(
        "p",
        { class: "counting" },
        make("span", {}, say("forum-so-far", { count: hands(forum.votes) })),
        " ",
        button(say, forum.counted ? "forum-hide" : "forum-show", forum.counted ? "quiet" : "button", () => happen({ kind: "show" }))
      )
    );
  }
  ending(play, outcome) {
    let { say, texts } = this.stage;
    return make(
      "div",
      { class: "ending" },
      make("p", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)),
      ...texts.node(play, "looking-back"),
      make(
        "p",
        { class: "actions" },
        button(say, "forum-look-back", "button", () => {
          this.looking = !0, this.show(this.forum);
        })
      )
    );
  }
  /** Anybody has called stop: time to talk, to take a decision back, or to go on as it was. */
  stopped(play) {
    let { say, scenario, texts } = this.stage;
    return [
      make("h2", {}, say("forum-stopped")),
      make("p", {}, say("forum-stopped-text")),
      make("p", { class: "actions" }, button(say, "forum-go-on", "button", () => this.happen({ kind: "go-on" }))),
      make("ol", { class: "taken" }, ...play.path.map((step2, to) => make(
        "li",
        {},
        make("span", { class: "soft" }, scenario.nodes[step2.node].title),
        " ",
        ...texts.choice(step2.node, step2.choice, "words"),
        " ",
        button(
          say,
          "forum-replace",
          "quiet",
          () => this.happen({ kind: "replace", to, at: Date.now() }),
          { "aria-label": `${say("forum-replace")}: ${scenario.nodes[step2.node].title}` }
        )
      )))
    ];
  }
  back(play) {
    let { scenario, data, texts, say } = this.stage, earlier = earlierOf(scenario, this.forum), rewind = (to) => this.happen({ kind: "replace", to, at: Date.now() });
    return [
      make("div", { class: "debrief" }, ...debrief({ scenario, data, texts, say, now: play, earlier, seen: this.seen, practice: !1, rewind })),
      protocol(this.stage, this.forum, play),
      make("p", { class: "actions" }, button(say, "forum-print", "button", () => window.print()))
    ];
  }
  tools(play) {
    let { say } = this.stage, { forum } = this, over = forum.begun && ended(this.stage.scenario, play);
    return [
      forum.begun && !forum.stopped && make("button", { type: "button", class: "stop", click: () => this.happen({ kind: "stop" }) }, say("forum-stop")),
      forum.begun && !over && make(
        "button",
        { type: "button", class: "quiet", "aria-pressed": String(this.byKeys), click: () => this.keys() },
        say("forum-keys")
      ),
      button(say, "forum-desk", "quiet", () => {
        this.open() || (this.status.textContent = say("forum-no-window"));
      })
    ];
  }
  keys() {
    this.byKeys = !this.byKeys, this.show(this.forum);
  }
  /** Single keys do something only while they were asked to: dictation types letters too (WCAG 2.1.4). */
  key(event) {
    let typing = event.target.closest("input,textarea,select");
    if (!this.byKeys || typing || event.ctrlKey || event.altKey || event.metaKey || !this.forum.begun) return;
    let play = playOf(this.stage.scenario, this.forum), choice = /^[1-9]$/.test(event.key) ? asked(this.stage, play)[Number(event.key) - 1] : void 0;
    choice && this.happen({ kind: "vote", choice: choice.id, by: 1 }), event.key === "s" && this.happen({ kind: "stop" });
  }
};

var KEY = "coursewright-forum:", forumView = {
  selector: ".forum-story",
  mount(element, _, data) {
    let id = element.dataset.scenario, scenario = data.scenarios[id];
    if (!scenario) return;
    let say = sayer(data.strings), nodes = find(".nodes", element), stage = { id, scenario, data, say, texts: textsOf(nodes), element };
    if (nodes.remove(), document.body.classList.add("forum-live"), location.hash === "#desk") {
      let view = new Desk(stage, (event) => send(event)), send = desk(id, (state) => view.show(state), () => view.lost());
      return;
    }
    let forum = kept(id), windows = room(id, () => forum, happened), screen = new Screen(stage, happened, () => windows.open());
    function happened(event) {
      let next = step(stage.scenario, forum, event);
      next !== forum && (forum = next, guarded(() => sessionStorage.setItem(KEY + id, JSON.stringify(forum))), screen.show(forum), windows.tell(forum));
    }
    screen.show(forum);
  }
};
function kept(id) {
  let text = guarded(() => sessionStorage.getItem(KEY + id));
  return text && guarded(() => ({ ...QUIET, ...JSON.parse(text) })) || QUIET;
}
function guarded(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
joined.push({ views: [forumView] });
})();
