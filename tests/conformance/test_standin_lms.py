"""The strict host itself: a careful client passes, and for every obligation a broken one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from coursewright import disk

pytestmark = pytest.mark.browser

CAREFUL = """
    API.LMSInitialize("");
    API.LMSSetValue("cmi.core.exit", "suspend");
    API.LMSSetValue("cmi.core.lesson_status", "incomplete");
    API.LMSSetValue("cmi.core.lesson_location", "here");
    API.LMSSetValue("cmi.suspend_data", "state");
    API.LMSSetValue("cmi.core.score.raw", "66.66");
    API.LMSSetValue("cmi.objectives.0.id", "O-1");
    API.LMSSetValue("cmi.objectives.0.score.raw", "50");
    API.LMSSetValue("cmi.objectives.0.status", "incomplete");
    API.LMSSetValue("cmi.interactions.0.id", "item-1");
    API.LMSSetValue("cmi.interactions.0.type", "matching");
    API.LMSSetValue("cmi.interactions.0.time", "23:59:59.99");
    API.LMSSetValue("cmi.interactions.0.objectives.0.id", "O-1");
    API.LMSSetValue("cmi.interactions.0.correct_responses.0.pattern", "1.a,2.b");
    API.LMSSetValue("cmi.interactions.0.weighting", "1");
    API.LMSSetValue("cmi.interactions.0.student_response", "1.b,2.a");
    API.LMSSetValue("cmi.interactions.0.result", "wrong");
    API.LMSSetValue("cmi.interactions.0.latency", "00:00:12.50");
    API.LMSSetValue("cmi.core.session_time", "0001:02:03.04");
    API.LMSCommit("");
    API.LMSFinish("");
"""


def open_then(calls: str) -> str:
    """A client that begins and ends well, with `calls` between."""
    return f"""
        API.LMSInitialize("");
        {calls}
        API.LMSSetValue("cmi.core.session_time", "00:00:01");
        API.LMSFinish("");
    """


BROKEN = {
    "argument-empty": 'API.LMSInitialize("course"); ' + open_then(""),
    "initialize-once": open_then('API.LMSInitialize("");'),
    "initialize-first": 'API.LMSGetValue("cmi.core.lesson_status"); ' + open_then(""),
    "finish-once": open_then("") + 'API.LMSFinish("");',
    "finish-always": 'API.LMSInitialize("");',
    "strings-only": open_then('API.LMSSetValue("cmi.core.score.raw", 80);'),
    "element-known": open_then('API.LMSSetValue("cmi.completion_status", "completed");'),
    "element-supported": open_then(
        'API.LMSGetValue("cmi.interactions._count"); API.LMSSetValue("cmi.interactions.0.id", "a");'
    ),
    "children-of-category": open_then('API.LMSGetValue("cmi.core.exit._children");'),
    "count-of-list": open_then('API.LMSGetValue("cmi.core._count");'),
    "keyword-kept": open_then('API.LMSSetValue("cmi.objectives._count", "1");'),
    "read-only": open_then('API.LMSSetValue("cmi.core.total_time", "00:00:01");'),
    "write-only": open_then('API.LMSGetValue("cmi.core.exit");'),
    "type-kept": open_then('API.LMSSetValue("cmi.core.lesson_status", "Passed");'),
    "index-in-turn": open_then('API.LMSSetValue("cmi.objectives.1.id", "O-2");'),
    "interaction-type-first": open_then(
        'API.LMSSetValue("cmi.interactions.0.id", "a");'
        'API.LMSSetValue("cmi.interactions.0.student_response", "a");'
    ),
    "status-left-alone": open_then('API.LMSSetValue("cmi.core.lesson_status", "completed");'),
    "exit-told": open_then(
        'API.LMSSetValue("cmi.core.lesson_status", "incomplete"); API.LMSSetValue("cmi.suspend_data", "s");'
    ),
    "time-told": 'API.LMSInitialize(""); API.LMSFinish("");',
}

OPTIONS: dict[str, dict[str, Any]] = {
    "element-supported": {"optional": False},
    "status-left-alone": {"mode": "review"},
}

# Element, a value that SCORM 1.2 refuses, and why somebody might write it.
WRONG_VALUES = (
    ("cmi.suspend_data", "x" * 4097, "one character more than a CMIString4096"),
    ("cmi.core.lesson_location", "x" * 256, "one character more than a CMIString255"),
    ("cmi.core.lesson_status", "not attempted", "a word of the LMS"),
    ("cmi.core.lesson_status", "complete", "no word at all"),
    ("cmi.core.exit", "normal", "a word of SCORM 2004"),
    ("cmi.core.score.raw", "101", "above 100"),
    ("cmi.core.score.raw", "-1", "below 0"),
    ("cmi.core.score.raw", "66,6", "a comma"),
    ("cmi.core.score.raw", "1e2", "an exponent"),
    ("cmi.core.score.max", "NaN", "a failed calculation"),
    ("cmi.core.session_time", "PT1M", "a duration of SCORM 2004"),
    ("cmi.core.session_time", "0:00:01", "one digit of hours"),
    ("cmi.core.session_time", "00:00:01.234", "three decimals"),
    ("cmi.objectives.0.id", "the first", "white space in an identifier"),
    ("cmi.objectives.0.status", "done", "no word at all"),
    ("cmi.interactions.0.id", "käse", "more than ASCII"),
    ("cmi.interactions.0.type", "long-fill-in", "a form of SCORM 2004"),
    ("cmi.interactions.0.result", "incorrect", "a word of SCORM 2004"),
    ("cmi.interactions.0.time", "24:00:00", "no time of any day"),
    ("cmi.interactions.0.weighting", "101", "above 100"),
    ("cmi.interactions.0.latency", "12.5", "seconds alone"),
    ("cmi.student_preference.audio", "loud", "no integer"),
)

# Type of an interaction, a response that its CMIFeedback refuses, one that it takes.
RESPONSES = (
    ("true-false", "true", "t"),
    ("choice", "first,second", "a,b"),
    ("choice", "a[,]b", "{a,b}"),
    ("fill-in", "x" * 256, "x" * 255),
    ("matching", "1.a;2.b", "1.a,2.b"),
    ("sequencing", "a b c", "a,b,c"),
    ("likert", "agree", "c"),
    ("numeric", "3,5", "-3.5"),
    ("performance", "x" * 256, "anything"),
)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page that knows the hosts."""
    context = chromium.new_context()
    page = context.new_page()
    for name in ("scorm12-model.js", "scorm12.js", "hosts.js"):
        page.add_script_tag(content=disk.standins()[name].decode())
    yield page
    context.close()


def broken_by(page: Page, client: str, **options: Any) -> list[str]:
    """The obligations that a client breaks in one session."""
    run = f"""options => {{
        const lms = strictLms({{}}, options), API = lms.API;
        {client}
        lms.closed();
        return lms.violations.map(one => one.obligation);
    }}"""
    return list(page.evaluate(run, options))


def obligations(page: Page) -> dict[str, str]:
    """All obligations with their clauses."""
    return dict(page.evaluate("OBLIGATIONS"))


def test_a_careful_client_breaks_nothing_and_stands_in_the_gradebook(page: Page) -> None:
    run = f"""() => {{
        const store = {{}}, lms = strictLms(store), API = lms.API;
        {CAREFUL}
        lms.closed();
        return [lms.violations, gradebook(store), lms.calls.length];
    }}"""
    violations, grades, calls = page.evaluate(run)
    assert violations == []
    assert calls == CAREFUL.count("API.")
    assert (grades["status"], grades["score"], grades["entry"]) == ("incomplete", "66.66", "resume")
    assert grades["time"] == 372304
    assert grades["interactions"][0]["student_response"] == "1.b,2.a"
    assert grades["objectives"] == [{"id": "O-1", "score.raw": "50", "status": "incomplete"}]


def test_every_obligation_cites_its_clause_and_has_a_client_that_breaks_it(page: Page) -> None:
    clauses = obligations(page)
    assert clauses.keys() == BROKEN.keys()
    assert all(clause.startswith("RTE 3.") for clause in clauses.values())


@pytest.mark.parametrize("obligation", BROKEN)
def test_a_client_that_breaks_an_obligation_is_refused(page: Page, obligation: str) -> None:
    broken = broken_by(page, BROKEN[obligation], **OPTIONS.get(obligation, {}))
    assert broken == [obligation]


@pytest.mark.parametrize(("element", "value", "why"), WRONG_VALUES)
def test_a_value_outside_its_type_is_refused_with_405(page: Page, element: str, value: str, why: str) -> None:
    run = """([element, value]) => {
        const API = strictLms({}).API;
        API.LMSInitialize("");
        return [API.LMSSetValue(element, value), API.LMSGetLastError()];
    }"""
    assert page.evaluate(run, [element, value]) == ["false", "405"], why


@pytest.mark.parametrize(("kind", "refused", "taken"), RESPONSES)
def test_a_response_has_the_shape_of_its_type(page: Page, kind: str, refused: str, taken: str) -> None:
    run = """([kind, ...responses]) => {
        const API = strictLms({}).API;
        API.LMSInitialize("");
        API.LMSSetValue("cmi.interactions.0.id", "a");
        API.LMSSetValue("cmi.interactions.0.type", kind);
        return responses.map(one => API.LMSSetValue("cmi.interactions.0.student_response", one));
    }"""
    assert page.evaluate(run, [kind, refused, taken]) == ["false", "true"]


def sessions(page: Page, first: str, second: str, **options: Any) -> Any:
    """What `second` returns in a launch after one in which `first` ran."""
    run = f"""options => {{
        const store = {{}};
        {{ const API = strictLms(store, options).API; API.LMSInitialize(""); {first} API.LMSFinish(""); }}
        const API = strictLms(store, options).API; API.LMSInitialize("");
        {second}
    }}"""
    return page.evaluate(run, options)


RESUMED = 'return ["cmi.core.entry", "cmi.suspend_data"].map(name => API.LMSGetValue(name));'
STATE = 'API.LMSSetValue("cmi.suspend_data", "s"); '


def test_only_a_suspended_attempt_is_taken_up_again(page: Page) -> None:
    suspended = STATE + 'API.LMSSetValue("cmi.core.exit", "suspend");'
    assert sessions(page, suspended, RESUMED) == ["resume", "s"]
    assert sessions(page, STATE, RESUMED) == ["", ""]


def test_a_mastery_score_of_the_host_overwrites_the_status_at_finish(page: Page) -> None:
    status = 'return API.LMSGetValue("cmi.core.lesson_status");'
    below = (
        'API.LMSSetValue("cmi.core.score.raw", "79.99"); API.LMSSetValue("cmi.core.lesson_status", "passed");'
    )
    assert sessions(page, below, status, mastery="80") == "failed"
    assert sessions(page, below, status) == "passed"
    reached = 'API.LMSSetValue("cmi.core.score.raw", "80"); '
    assert sessions(page, reached, status, mastery="80") == "passed"
    assert sessions(page, reached, status, mastery="80", credit="no-credit") == "completed"


def test_a_client_that_says_nothing_is_promoted_to_completed(page: Page) -> None:
    assert sessions(page, "", 'return API.LMSGetValue("cmi.core.lesson_status");') == "completed"


def test_times_of_sessions_add_up(page: Page) -> None:
    first = 'API.LMSSetValue("cmi.core.session_time", "0001:59:59.99");'
    assert sessions(page, first, 'return API.LMSGetValue("cmi.core.total_time");') == "0001:59:59.99"


def test_a_host_that_dies_answers_so_many_calls_and_no_more(page: Page) -> None:
    run = """() => {
        const API = dyingLms(strictLms({}).API, 2, "throws");
        API.LMSInitialize("");
        API.LMSGetValue("cmi.core.entry");
        try { API.LMSCommit(""); } catch (reason) { return reason.message; }
    }"""
    assert page.evaluate(run) == "The connection is gone"
