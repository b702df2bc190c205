"""Words as MyST reads them: nothing that an author wrote becomes markup by accident."""

from __future__ import annotations

import re

# CommonMark 2.4: any ASCII punctuation may be escaped. `@` begins a citation in mystmd, `$` a formula in both.
_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>|$~@])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# At the beginning of a line these open a heading, a list, a comment, a target, a fence, a definition or a rule.
_BEGINNING = re.compile(r"^(\s*)([#+\-=:%>]|\d+(?=[.)]))")


def escaped(words: str) -> str:
    """Words in the middle of a line; line breaks are blanks."""
    return _ENTITY.sub(r"\\&", _ANYWHERE.sub(r"\\\1", " ".join(re.split(r"[\r\n]+", words))))


def at_beginning(line: str) -> str:
    """The same line where it begins a block."""
    found = _BEGINNING.match(line)
    if found is None:
        return line
    if found[2].isdigit():
        return f"{found[1]}{found[2]}\\{line[found.end() :]}"
    return f"{found[1]}\\{line[found.end(1) :]}"


def target(name: str) -> str:
    """A name as the target of a link: plain ASCII, because addresses are percent-encoded before they are looked up."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f"u{ord(c):x}" for c in name)


def fenced(fence: str, opening: str, body: str) -> str:
    """Text between fences longer than any that it holds (CommonMark 4.5)."""
    longest = max((len(run) for run in re.findall(f"^\\s*({re.escape(fence)}{{3,}})", body, re.M)), default=2)
    marks = fence * (longest + 1)
    return f"{marks}{opening}\n{body}\n{marks}"


def directive(name: str, argument: str, body: str, **options: str) -> str:
    """A directive as a colon fence. Its argument stands on one line."""
    said = "".join(f":{key}: {value}\n" if value else f":{key}:\n" for key, value in options.items())
    opening = f"{{{name}}} {' '.join(argument.split())}".rstrip()
    return fenced(":", opening, f"{said}\n{body}" if said and body else f"{said}{body}".rstrip("\n"))


def indented(text: str, width: int) -> str:
    """Every line but the first moved to the right; empty lines stay empty."""
    lines = text.split("\n")
    return "\n".join([lines[0], *(f"{' ' * width}{line}" if line else "" for line in lines[1:])])
