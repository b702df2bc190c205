"""A tree of HTML as Typst: what an element means in a book. Its looks stand in `book.typ`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from coursewright.encode.resources import is_web
from coursewright.encode.typeset.maths import formula
from coursewright.encode.typeset.tree import Child, Element
from coursewright.encode.typeset.words import quoted, running

UNSEEN = frozenset(
    ("unseen", "where", "actions", "sheet-print", "kept", "erase", "verdict", "takeaway", "begin-over")
)
"""Classes of what only a screen needs."""
NOTHING = frozenset(("button", "script", "nav", "select", "input", "link", "meta", "template"))
BOXES = frozenset(
    ("note", "tip", "important", "warning", "example", "action", "handout", "debate", "law", "reflection", "support",
     "content-note", "tryout", "question", "care", "activity-card", "moves", "roll", "if", "role-card", "place")
)  # fmt: skip
BLOCKS = frozenset(
    ("p", "div", "section", "aside", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details", "hr", "header",
     "form", "h1", "h2", "h3", "h4", "h5", "h6")
)  # fmt: skip
WRITTEN = 40
"""Characters for which a column has room that is filled in by hand."""
WORD = 10
"""Characters that a column may hold on a line of their own however wide the others are."""
SHORT = 5
"""Characters of a term that stands beside what is told of it: the letter of an option with its mark."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Typesetter:
    """Writes one document. `pictures` are the names of files by their addresses; `notes` are footnotes by their ids."""

    pictures: Mapping[str, str]
    notes: Mapping[str, str]
    wanted: frozenset[str] = frozenset()
    """Ids that some link of the document leads to."""
    made: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    """Footnotes of this chapter that have been written out."""
    tables: list[tuple[bool, ...]] = field(default_factory=list)
    """Of each table so far, row for row below its head: whether its first cell says what the row is about."""
    chapter: int = 0
    level: int = 0
    """Of the last heading: none may skip one, PDF/UA-1 7.4.2."""
    shift: int = 0
    """By how much headings go down: a page's title is no title of the book."""

    def begin(self, shift: int) -> None:
        """A new chapter: its footnotes are told again."""
        self.chapter += 1
        self.told.clear()
        self.shift = shift

    def all(self, children: Iterable[Child]) -> str:
        """Everything, one after the other. A blank after what ends a line would begin the next one."""
        written, ended = [], False
        for child in children:
            written.append(self.one(child.lstrip() if ended and isinstance(child, str) else child))
            ended = isinstance(child, Element) and child.name == "span" and "soft" in child.classes
        return "".join(written)

    def one(self, child: Child) -> str:
        """One node."""
        if isinstance(child, str):
            return running(child)
        if child.name in NOTHING or child.classes & UNSEEN:
            return ""
        written = self._element(child)
        return f"\n\n{written}\n\n" if child.name in BLOCKS and written else written

    def _element(self, element: Element) -> str:
        if element.name in _HEADINGS:
            return self._heading(element, _HEADINGS[element.name])
        handler = HANDLERS.get(element.name)
        return handler(self, element) if handler else self._division(element)

    def inside(self, element: Element) -> str:
        """What an element holds, as a block of content."""
        return f"[{self.all(element.children)}]"

    def call(self, name: str, element: Element, *arguments: str) -> str:
        """A function of the book, given what an element holds."""
        return f"#{name}({', '.join(arguments)}){self.inside(element)};"

    def _heading(self, element: Element, level: int) -> str:
        asked = min(level + self.shift, 6)
        self.level = min(asked, self.level + 1)
        listed = "true" if self.level <= 3 and not element.attributes.get("data-quiet") else "false"
        told = f"#heading(level: {self.level}, outlined: {listed}){self.inside(element)}"
        return told + self._label(element)

    def _label(self, element: Element) -> str:
        name = element.attributes.get("id", "")
        if name not in self.wanted or name in self.made:
            return ";"
        self.made.add(name)
        return f"#label({quoted(name)});"

    def _division(self, element: Element) -> str:
        classes = element.classes
        kind = next((name for name in element.attributes.get("class", "").split() if name in BOXES), "")
        if kind and element.name != "main":
            outside = self.level
            written = self.call("framed", element, quoted(kind))
            self.level = outside if outside else self.level
            return written
        for name, function in SPECIAL.items():
            if name in classes:
                return function(self, element)
        return self.all(element.children)

    def paragraph(self, element: Element) -> str:
        """A paragraph, or a line to write on."""
        if "line" in element.classes:
            return "#write-line();"
        if element.classes & BOXES:
            return self._division(element)
        for name in PARAGRAPHS:
            if name in element.classes:
                return self.call(f"p-{name}", element)
        return self.all(element.children)

    def link(self, element: Element) -> str:
        """A way to another place of the book, or out of it."""
        href = element.attributes.get("href", "")
        if "cite" in element.classes and href.removeprefix("#") in self.notes:
            return self.note(href.removeprefix("#"))
        if is_web(href):
            return self.call("link", element, quoted(href))
        if href.startswith("#") and href[1:] in self.wanted:
            return self.call("link", element, f"label({quoted(href[1:])})")
        return self.all(element.children)

    def note(self, name: str) -> str:
        """A footnote; where its chapter has told it already, its number again."""
        label = quoted(f"note-{self.chapter}-{name}")
        if name in self.told:
            return f"#footnote(label({label}));"
        self.told.add(name)
        return f"#footnote[{self.notes[name]}]#label({label});"

    def span(self, element: Element) -> str:
        """Words in a line, by what they are."""
        for name in ("blank", "letter", "cite", "soft", "turn"):
            if name in element.classes:
                return self.call(f"s-{name}", element)
        if "number" in element.classes and "aria-hidden" in element.attributes:
            return self.call("s-number", element)
        if element.classes & BOXES:
            return self._division(element)
        return self.all(element.children)

    def listing(self, element: Element) -> str:
        """A list; one with letters, or with boxes to tick, brings its own marks."""
        items = [child for child in element.children if isinstance(child, Element)]
        start = element.attributes.get("start", "1")
        if "strip" in element.classes:
            return f"#strip-of({len(items)});"
        if "scale" in element.classes:
            return f"#scale({', '.join(self.inside(item) for item in items)},);"
        written = ", ".join(self._item(item) for item in items)
        if element.name == "ol":
            return f"#enum(start: {start}, {written});"
        mark = (
            ", marker: none, indent: 0pt, body-indent: 0pt" if element.classes & {"lettered", "tasks"} else ""
        )
        return f"#list({written}{mark});"

    def _item(self, item: Element) -> str:
        first = next((one for one in item.children if isinstance(one, Element)), None)
        if first is not None and "letter" in first.classes:
            return self._option(item, first)
        if "task" in item.classes:
            box = "☑ " if "done" in item.classes else "☐ "
            return f"[#{quoted(box)};{self.all(item.children)}]"
        return self.inside(item)

    def _option(self, item: Element, letter: Element) -> str:
        """An option beside its letter, with a place for a partner where one is asked for."""
        rest = [one for one in item.children if one is not letter]
        blank = any(isinstance(one, Element) and "blank" in one.classes for one in rest)
        shown = self.all(one for one in rest if isinstance(one, Element) and "blank" not in one.classes)
        return f"option({quoted(letter.words())}, {str(blank).lower()}, [{shown}])"

    def definitions(self, element: Element) -> str:
        """Terms with what they mean; a short term stands beside it."""
        written: list[str] = []
        name = ""
        for part in (one for one in element.all() if one.name in ("dt", "dd")):
            short = len(part.words()) <= SHORT and "feedback" in element.classes
            if part.name == "dt":
                name = part.words() if short else ""
                written += [] if short else [self._term(part)]
            else:
                told = f"#beside({quoted(name)}){self.inside(part)};" if name else self.call("meaning", part)
                written.append(told)
        return "\n\n".join(written)

    def _term(self, part: Element) -> str:
        return f"#term{self.inside(part)}{self._label(part)}"

    def setting(self, element: Element) -> str:
        """A field of a calculation: on paper its first value, beside its name."""
        name = next(iter(element.named("label")), element)
        value = next((one.attributes.get("value", "") for one in element.named("input")), "")
        unit = next((one.words() for one in element.named("span") if one.attributes.get("id")), "")
        return f"#setting[#{quoted(' '.join(f'{name.words()}: {value} {unit}'.split()))};];"

    def image(self, element: Element) -> str:
        """A picture with its words; a silent one is no part of the text, ISO 14289-1 7.3."""
        name = self.pictures.get(element.attributes.get("src", ""))
        if name is None:
            return running(element.attributes.get("alt", ""))
        alt = element.attributes.get("alt", "")
        width = element.attributes.get("width", "0")
        size = width if width.isdigit() else "0"
        if not alt.strip():
            return f"#pdf.artifact(picture({quoted(name)}, none, {size}));"
        return f"#picture({quoted(name)}, {quoted(alt)}, {size});"

    def figure(self, element: Element) -> str:
        """A picture and the words beneath it."""
        captions = [one for one in element.children if isinstance(one, Element) and one.name == "figcaption"]
        rest = self.all(one for one in element.children if one not in captions)
        caption = self.inside(captions[0]) if captions else "none"
        return f"#pictured([{rest}], {caption});"

    def table(self, element: Element) -> str:
        """A table. Columns are as wide as their words ask for."""
        rows = [[c for c in row.children if isinstance(c, Element)] for row in element.named("tr")]
        heads = {id(cell) for head in element.named("thead") for cell in head.all()}
        top = [row for row in rows if row and id(row[0]) in heads]
        rest = [row for row in rows if row not in top]
        count = max((len(row) for row in rows), default=0)
        if not count:
            return ""
        # A column without a word in it is one to write in.
        blank = {at for at in range(count) if rest and not any(_words(row, at) for row in rest)}
        widths = ", ".join(_widths(rows, count, blank))
        self.tables.append(tuple(row[0].name == "th" for row in rest if row))
        named = any(cell.words().strip() for row in top for cell in row)
        header = ", ".join(f"strong{self.inside(cell)}" for row in top for cell in row) if named else ""
        body = ", ".join(self._cell(cell) for row in rest for cell in row)
        caption = next(iter(element.named("caption")), None)
        above = f"{self.call('p-box-label', caption)}\n\n" if caption else ""
        kind = "form" if blank or element.classes & {"form"} else "plain"
        head = f"table.header({header}), " if header else ""
        return f"{above}#tabled({quoted(kind)}, ({widths},), {head}{body});"

    def _cell(self, cell: Element) -> str:
        span = cell.attributes.get("colspan", "1")
        inner = self.inside(cell)
        shown = f"strong{inner}" if cell.name == "th" else inner
        return f"table.cell(colspan: {span}, {shown})" if span != "1" else shown

    def details(self, element: Element) -> str:
        """What is folded on a screen is open on paper; code that nobody has asked for stays away."""
        if "cell-code" in element.classes and "open" not in element.attributes:
            return ""
        return self.all(element.children)

    def raw(self, element: Element) -> str:
        """Lines as they were typed."""
        return f"#raw({quoted(element.words().rstrip())}, block: true);"


def _words(row: list[Element], at: int) -> str:
    return row[at].words().replace("\xa0", " ").strip() if at < len(row) else ""


def _widths(rows: list[list[Element]], count: int, blank: set[int]) -> list[str]:
    """How wide columns want to be: by the root of the longest cell, so that a long one does not starve the others.

    One of a word or a number takes what that asks for and is never broken.
    """
    longest = [max(len(_words(row, at)) for row in rows) for at in range(count)]
    short = {at for at in range(count) if longest[at] <= WORD and at not in blank}
    if len(short) == count:
        short = set()
    return [
        "auto" if at in short else f"{sqrt(min(max(length, WRITTEN if at in blank else 12), 300)):.1f}fr"
        for at, length in enumerate(longest)
    ]


PARAGRAPHS = (
    "box-label",
    "lede",
    "soft",
    "source",
    "dates",
    "statement",
    "caution",
    "condition",
    "turn",
    "act",
    "ask",
    "facts",
)
"""Paragraphs that look otherwise."""

Handler = Callable[[Typesetter, Element], str]

SPECIAL: Mapping[str, Handler] = {
    "entries": lambda to, one: to.call("entries", one),
    "entry": lambda to, one: to.call("entry", one),
    "cards": lambda to, one: to.call("cards", one),
    "answer-of": lambda to, one: to.call("answer-of", one),
    "setting": Typesetter.setting,
    "reference": lambda to, one: to.call("reference", one),
}
"""Divisions with a function of their own in the book."""

HANDLERS: Mapping[str, Handler] = {
    "p": Typesetter.paragraph,
    "a": Typesetter.link,
    "span": Typesetter.span,
    "ul": Typesetter.listing,
    "ol": Typesetter.listing,
    "dl": Typesetter.definitions,
    "img": Typesetter.image,
    "figure": Typesetter.figure,
    "table": Typesetter.table,
    "details": Typesetter.details,
    "pre": Typesetter.raw,
    "math": lambda to, one: formula(one),
    "em": lambda to, one: to.call("emph", one),
    "strong": lambda to, one: to.call("strong", one),
    "b": lambda to, one: to.call("strong", one),
    "summary": lambda to, one: to.call("p-box-label", one),
    "blockquote": lambda to, one: f"#quote(block: true){to.inside(one)};",
    "q": lambda to, one: f"#{quoted('“')};{to.all(one.children)}#{quoted('”')};",
    "code": lambda to, one: f"#raw({quoted(one.words())});",
    "br": lambda to, one: "#linebreak();",
    "hr": lambda to, one: "#rule();",
    "textarea": lambda to, one: "#write-lines(5);",
    "small": lambda to, one: to.call("s-small", one),
    "label": lambda to, one: to.all(one.children),
}
"""What each element is in a book; the others are what they hold."""
