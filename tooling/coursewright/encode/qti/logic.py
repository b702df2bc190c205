"""Response processing in pieces: conditions, sums and what they set. QTI 2.1, 8.3 and 15."""

from __future__ import annotations

from coursewright.encode.banks.typed import expression, longer
from coursewright.encode.xml import Element, element

SHOWN = "shown"


def value(base_type: str, words: str) -> Element:
    """A value that is given."""
    return element("baseValue", {"baseType": base_type}, words)


def variable(name: str) -> Element:
    """What a variable holds."""
    return element("variable", {"identifier": name})


def both(*conditions: Element) -> Element:
    """All of them hold."""
    return conditions[0] if len(conditions) == 1 else element("and", None, *conditions)


def either(*conditions: Element) -> Element:
    """One of them holds."""
    return conditions[0] if len(conditions) == 1 else element("or", None, *conditions)


def when(condition: Element, *actions: Element) -> Element:
    """Does something where a condition holds."""
    return element("responseCondition", None, element("responseIf", None, condition, *actions))


def put(name: str, expression: Element) -> Element:
    """Sets an outcome."""
    return element("setOutcomeValue", {"identifier": name}, expression)


def one_more(name: str) -> Element:
    """Counts."""
    return put(name, element("sum", None, variable(name), value("integer", "1")))


def show(feedback: str) -> Element:
    """Has a feedback shown. Each has an outcome of its own: players disagree about adding to a container."""
    return put(shown_by(feedback), value("identifier", SHOWN))


def shown_by(feedback: str) -> str:
    """The outcome that shows a feedback when it holds SHOWN."""
    return f"FEEDBACK-{feedback}"


def portion(count: Element, points: int, of: int) -> Element:
    """Points x count / of, divided last so that a whole is exactly the points."""
    product = element("product", None, count, value("float", str(points)))
    return put("SCORE", element("divide", None, product, value("float", str(of))))


def fits(name: str, patterns: tuple[str, ...], case_matters: bool) -> Element:
    """The text is one of those that the patterns of an answer describe."""
    return either(*(_fits(name, pattern, case_matters) for pattern in patterns))


def _fits(name: str, pattern: str, case_matters: bool) -> Element:
    def match(described: str) -> Element:
        return element("patternMatch", {"pattern": described}, variable(name))

    fitting, more = match(expression(pattern, case_matters)), longer(pattern, case_matters)
    return fitting if more is None else both(fitting, element("not", None, match(more)))


def at(name: str, place: int, choice: str) -> Element:
    """The choice that stands at a place of an order, counted from 1."""
    held = element("index", {"n": str(place)}, variable(name))
    return element("match", None, held, value("identifier", choice))
