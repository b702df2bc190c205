"""The texts that `coursewright new` starts from. `$name` is filled in; `$$` is a dollar sign."""

from __future__ import annotations

COURSE = """\
# A course: what it promises, in which order it goes, and when it is passed.
id: $id
title: $title
version: 1.0.0
language: en
summary: How to begin a talk so that the other person can say no, and what to do with the answer.
doors: [everyone]
audience: Everyone who meets people at work.
objectives:
  # What learners can do afterwards. Every item of an assessment names one of these.
  $objective: Begin a talk so that the other person can say no without giving a reason.
prerequisites: none
minutes: 30
credit_hours: 0.5
owner: your team
reviewed: $today
review_every: 12 months
approval:
  # Who stands behind this course: `approved`, `expires` and `reviewers`. Learners are shown it.
  none: Nobody has approved this course yet. It has just been begun.
modules:
  - id: $id-m1
    title: The first minutes
    contents:
      - lesson: $lesson
      - assessment: $bank
pass:
  # The weighted mean of what counts has to reach mastery, and what is required has to succeed by itself.
  mastery: 0.8
  counts: {$bank: 1}
  required: [$bank]
"""

LESSON = """\
---
id: $id
title: $title
objectives: [$objective]
minutes: 15
summary: Why a talk begins with an offer, and how to leave room for no.
---

:::{content-note} green
A talk at a desk; no harm is described.
:::

Somebody stands at your desk and looks at the clock. You have three minutes and one question. What do you say first?

## Offer before you ask

Say what you can do and how long it takes, then ask whether it is welcome. A person who knows what comes can decide; a
person who does not can only guess, and most of us guess on the safe side and say nothing.

:::{example} Three sentences
"I have three minutes. I can show you the form, or you can take it with you. Which suits you better?" The time is named,
two ways are open, and neither of them needs a reason.
:::

## Try it

:::{item} The first sentence
`id $id-k1; objective $objective; level apply`

A man of 60 waits at your desk with a form in his hand and his coat on. How do you begin?

- [x] "I have three minutes. Shall we look at the form together, or would you rather take it home?"
  > He learns how much time there is and that both ways are fine with you. That makes his answer a choice, since neither
  > needs a reason. You lose nothing if he goes home with the form. Next time, name the time first, and keep
  > two ways open that you can really offer.
- [ ] "Please sit down. I need to ask you a few questions about the form before you can go home."
  > He sits down because you said so, and the coat stays on. He does not know how many questions there are or what
  > follows from his answers, so short answers are the safe ones. Next time, say how long it takes and
  > what it is for, and ask whether now is a good moment.
- [ ] "You look as if you were in a hurry. Just sign at the bottom and I will fill in all the rest."
  > He signs a page that he has not read, and both of you will have to live with what stands on it. You were quick and
  > friendly, and you decided for him. Next time, say what the signature means, and offer that he takes the form
  > along and comes back with it.
:::

:::{action}
Write down your own first sentence, with the time in it and two ways that are open. Say it aloud once, and use it tomorrow.
:::
"""

ASSESSMENT = """\
---
id: $id
title: $title
mastery: 0.8
shuffle: [items, options]
attempts: unlimited
feedback: at-end
---

:::{content-note} green
Short cases from a desk; no harm is described.
:::

Two questions. You see an explanation of every option at the end, and you may try as often as you like.

## Room for no
`id $id-1; objective $objective; level apply`

You have offered a visitor your help with a form. She says: "Not today." What do you do?

- [ ] Ask her for the reason, so that you can offer something that suits her better another day.
  > She now has to explain herself, and next time she may not come at all. Wanting to help better is a good reason to ask
  > and still puts the work on her. Next time, take the no as it is, and let her see that
  > the door is open: name a day, or hand her the form.
- [x] Say that this is fine, and tell her when you are at the desk again if she changes her mind.
  > She sees that no is an answer here, and she knows how to come back. Nothing is lost, because a person who could
  > decline once finds it easier to accept later. Next time, keep the sentence short and the tone the same as
  > before, and go on with your work.
- [ ] Tell her what may happen if the form comes too late, and ask whether she is really sure.
  > She hears a warning where she had given an answer, and a second no is harder than a first. What you say may be true,
  > and it still works as pressure. Next time, put the date into your offer at the beginning, where it
  > helps her to decide, and leave it out afterwards.

## What comes first
`id $id-2; objective $objective; level understand`

A colleague asks for the shortest rule for the first minute at the desk. Which one do you give?

- [x] Say how much time there is and what you can do, and then ask whether it is welcome.
  > Your colleague has an order that can be remembered under pressure: time, offer, question. It works because people decide
  > better when they know what is coming. Next time you are asked, add one sentence of your own as an example, and
  > let the colleague put it into other words.
- [ ] Ask as many questions as you can while the person is still willing to answer them.
  > Your colleague will collect answers quickly and lose people just as quickly. Questions without an offer leave a person
  > guessing what the answers are for. Next time, give the order of time, offer and question, and say that one good
  > question is enough for a first minute.
- [ ] Wait until the person begins to talk, so that you do not influence what is said.
  > Your colleague will wait, and so will the other person, who does not know what the desk is for. Silence is respectful
  > later in a talk, when somebody is thinking. Next time, say that the first sentence is ours, and
  > that it holds the time and an offer.
"""

SCENARIO = """\
---
id: $id
title: $title
role: You sit at the front desk.
objectives: [$objective]
start: the-first-sentence
minutes: 5
${alternative}state:
  trust: {start: 1, min: 0, max: 3, label: Believes you}
---

:::{content-note} green
A talk at a desk; no harm is described.
:::

You have three minutes before the next visitor. You can pause or leave at any point.

## The first sentence
`act At the desk`

A woman puts a form on your desk and keeps her hand on it.

- [Tell her how much time you have](#she-sits-down) `trust +1; points +2; evidence $objective +1`
  > "Three minutes," she says. "That is enough for one question." She takes her hand off the form.
  >
  > She knows what she can expect, so she can decide what to use it for. Next time, name the time first, even when
  > there is more of it than you need.
- [Ask her what is on the form](#she-looks-at-the-door) `trust -1`
  > She looks at the form, then at you. "It is all written there."
  >
  > A question before an offer sounds like a test. Next time, say what you can do, and then ask whether it is welcome.

## She looks at the door

Her bag is on her shoulder again.

- [Say that you began badly, and offer to start again](#she-sits-down) `trust +1; points +1; repair`
  > "All right," she says after a moment. "Then tell me what you can do."
  >
  > A mistake that is named can be mended in one sentence. Next time, say it as early as you did now.
- [Give her the form and your hours](#she-takes-the-form-home) `points +1`
  > She folds the form. "Until four?" You nod, and she goes.
  >
  > She leaves with something in her hand and knows when to come back. Next time, offer it before she has to stand up.

## She sits down

She has taken off her coat.

:::{when} trust >= 2
She smiles for the first time.
:::

- [Ask whether she wants to fill it in with you](#one-question-answered) `points +2; evidence $objective +1`
  > "Only the second page," she says, and turns it round.
  >
  > You asked about one thing and left the choice with her. Next time, keep the question this small.
- [Offer that she takes it home](#she-takes-the-form-home) `points +1`
  > "That would be easier," she says. "My sister reads these better than I do."
  >
  > An offer that costs you nothing can be the right one. Next time, say it as calmly, and add when you are here.

## One question answered
`ending left-with-options`

The second page is done, and she knows who reads it.

> Debrief: She said what she wanted help with, and you helped with that. The first page stays hers.

## She takes the form home
`ending door-open`

The chair is empty, the form is gone, and your hours are on it.

> Debrief: Nothing was filled in, and a way back is open. That is a good end for three minutes.
"""

SCENARIO_TEST = """\
---
scenario: $id
---

## Naming the time first ends with one question answered

1. she-sits-down
2. one-question-answered

`ending left-with-options; points 4; trust == 2`

## A bad beginning can be mended

1. she-looks-at-the-door
2. she-sits-down
3. she-takes-the-form-home

`ending door-open; points 2`

## A talk that never begins can leave the form with her

1. she-looks-at-the-door
2. she-takes-the-form-home

`ending door-open; points 1; trust == 0`
"""

SOURCES = """\
# Every fact that a text cites with {fact}`F-001` is a row here. Only rows marked V, V2 or calc may be published:
# V read at the source, V2 read at a second place, calc computed from such rows.
F-001:
  statement: "WCAG 2.2 asks for a text alternative for every picture that says something."
  source: "W3C, Web Content Accessibility Guidelines 2.2, success criterion 1.1.1"
  url: www.w3.org/TR/WCAG22/
  as_of: "2023"
  mark: V
  checked: $today
  place: INT
"""

MKDOCS = """\
site_name: $project
# Plain pages beside the courses, such as notes for your authors.
docs_dir: pages
# `mkdocs build` empties its output folder, so it must never be one that holds sources.
site_dir: build/site
use_directory_urls: false
theme:
  name: material
plugins:
  - coursewright
"""

README = """\
# $project

Courses written as Markdown. Two commands:

```
coursewright serve                                        # see it while you write
coursewright pack a-first-talk --to scorm12               # a package for your LMS, in build/packages/
```

- `courses/<course>/course.yml` is a course: its objectives, its order, when it is passed. Lessons lie beside it.
- `assessments/` and `scenarios/` hold what learners do; `scenarios/tests/` what a scenario has to do.
- `coursewright check` says what is wrong and where, `coursewright explain CODE` why, `coursewright new` starts more.
"""

PAGE = """\
# For our authors

What we agreed on, where our facts come from, and who reads a course before it is assigned.
"""

GITIGNORE = """\
build/
.coursewright/
.venv/
"""
