"""A learner at the tea house: finds the way by what is written on the page, answers, plays, hands in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Frame, Locator, Page, expect

Answers = Mapping[str, Sequence[str] | str]

RIGHT: Answers = {
    "The first thing to do": ["Let the water stand"],
    "How long": "2,5",
    "The wet coat": ["Offer a hook near the stove"],
    "The welcome": ["A look", "A place to sit"],
}
WRONG: Answers = {
    "The first thing to do": ["Boil it again"],
    "How long": "12",
    "The wet coat": ["Wait until the guest asks"],
    "The welcome": ["The menu of the week"],
}
WELL = ("Open the door and point to the stove", "Put the kettle on")
BADLY = ("Call through the glass that you are about to close", "Turn the sign around")

FINAL = "Are you ready for guests"
STORY = "The late guest"
LESSON = "Every kind of question"


def go(course: Frame | Page, title: str) -> None:
    """By the way home and the outline to a step."""
    course.get_by_role("banner").get_by_role("link", name="An evening at the tea house").click()
    course.get_by_role("main").get_by_role("listitem").get_by_role("link", name=title, exact=True).click()
    expect(course.get_by_role("heading", level=1)).to_have_text(title)


def turn_to(course: Frame | Page, page: str) -> None:
    """By its address to a page of the document."""
    course.evaluate("page => { location.hash = page }", page)
    expect(course.locator(f".page[data-page='{page}']:not([hidden])")).to_have_count(1)


def question(course: Frame | Page, title: str) -> Locator:
    """A question by its title, numbered or not."""
    return course.get_by_role("region", name=re.compile(rf"^(\d+\. )?{re.escape(title)}$"))


def answer(course: Frame | Page, answers: Answers) -> None:
    """Answers questions by ticking options or by writing."""
    for title, given in answers.items():
        item = question(course, title)
        if isinstance(given, str):
            item.get_by_role("textbox").fill(given)
            item.get_by_role("textbox").blur()
        else:
            for label in given:
                item.get_by_label(label).check()


def attempt(course: Frame | Page, answers: Answers) -> None:
    """A whole attempt at the final."""
    go(course, FINAL)
    course.get_by_role("button", name=re.compile("^(Begin|New attempt)$")).click()
    answer(course, answers)
    hand_in(course)


def hand_in(course: Frame | Page) -> None:
    """Hands in, also where something is still open."""
    course.get_by_role("button", name="Hand in", exact=True).click()
    anyway = course.get_by_role("button", name="Hand in as it is")
    result = course.get_by_role("heading", name=re.compile("percent"))
    expect(anyway.or_(result)).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    expect(result).to_be_visible()


def play(course: Frame | Page, choices: Sequence[str], variant: str = "It rains") -> None:
    """A whole play of the story."""
    go(course, STORY)
    again = course.get_by_role("button", name="Look back on your way")
    begins = course.get_by_role("button", name=variant)
    expect(again.or_(begins)).to_be_visible()
    if again.is_visible():
        again.click()
        course.get_by_role("button", name="From the beginning").click()
    take(course, variant)
    play_on(course, choices)


def play_on(course: Frame | Page, choices: Sequence[str]) -> None:
    """From where the story stands to an ending."""
    for choice in choices:
        take(course, choice)
    expect(course.get_by_role("button", name="Look back on your way")).to_be_visible()


def take(course: Frame | Page, choice: str) -> None:
    """Takes a choice, and waits until the page has gone to where reading goes on: it scrolls on its way there."""
    course.get_by_role("button", name=choice).click()
    expect(course.locator(":focus")).to_be_attached()


def read(course: Frame | Page) -> None:
    """Reads the lesson to its end."""
    go(course, LESSON)
    course.get_by_role("link", name=re.compile("^Done")).click()


def everything(course: Frame | Page, answers: Answers = RIGHT, choices: Sequence[str] = WELL) -> None:
    """All of the course."""
    read(course)
    attempt(course, answers)
    play(course, choices)
