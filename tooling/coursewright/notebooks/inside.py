"""What runs inside the kernel before and after an author's cells: no network, no other programs, limits, then the values.

Its text is sent to the kernel; nothing here is called in our own process but `before` and `after`, which write that text.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping

from coursewright.model.notebook import Trials

MEMORY = 2 * 2**30
"""Bytes of address space that a kernel may have."""
PRINTED = 1_000_000
"""Characters that a notebook may print, and that one output may hold."""

_BEFORE = """
def _coursewright():
    import os, sys

    here = os.path.realpath(os.getcwd())
    outside = {
        "socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request",
    }
    programs = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.startfile"}
    kept = tuple(os.path.realpath(p) for p in (here, os.environ["MPLCONFIGDIR"], os.environ["IPYTHONDIR"], os.devnull))

    def refuse(event, arguments):
        if event in outside:
            raise PermissionError("a notebook of a course has no network")
        if event in programs:
            raise PermissionError("a notebook of a course starts no other programs")
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            path, mode, flags = arguments
            if (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND):
                if not os.path.realpath(os.fsdecode(path)).startswith(kept):
                    raise PermissionError("a notebook of a course writes no files outside of its own folder")

    left = [%(printed)d]

    # Before every cell, since the shell puts a write of its own on the stream for the time of each.
    def count(info=None):
        write = sys.stdout.write

        def limited(text, *rest):
            left[0] -= len(text)
            if left[0] < 0:
                raise OverflowError("more than %(printed)d characters were printed")
            return write(text, *rest)

        sys.stdout.write = limited

    get_ipython().events.register("pre_run_cell", count)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (%(memory)d, %(memory)d))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
    sys.addaudithook(refuse)


_coursewright()
del _coursewright
"""

_AFTER = """
def _coursewright(trials):
    import json, math

    held = {
        name: value for name, value in globals().items()
        if not name.startswith("_") and name not in ("In", "Out", "exit", "quit")
        and (isinstance(value, (int, float)) and math.isfinite(value) or isinstance(value, str) and len(value) <= 200)
    }
    values = {n: v if isinstance(v, str) else int(v) if float(v).is_integer() and abs(v) < 2**53 else float(v) for n, v in held.items()}
    told = {}
    for number, (code, given, asked) in trials.items():
        body = compile(code, "<cell>", "exec")
        told[number] = []
        for parameters in given:
            names = {**globals(), **parameters}
            try:
                exec(body, names)
                told[number].append({name: float(names[name]) for name in asked})
            except (ArithmeticError, ValueError):
                told[number].append({name: math.nan for name in asked})
    return json.dumps({"values": values, "trials": told})


print(_coursewright(__import__("json").loads(%(trials)r)))
"""


def before() -> str:
    """The first cell: what an author's cells may not do."""
    return _BEFORE % {"printed": PRINTED, "memory": MEMORY}


def after(codes: tuple[str, ...], trials: Mapping[int, Trials]) -> str:
    """The last cell: it prints the values, and the results of every trial, as JSON."""
    asked = {
        number: (_without(codes[number], set(one.given[0])), list(map(dict, one.given)), list(one.asked))
        for number, one in trials.items()
    }
    return _AFTER % {"trials": json.dumps(asked)}


def _without(code: str, names: set[str]) -> str:
    """The calculation of a cell: no line that gives a parameter its value, makes sure of something or shows it."""
    kept = [
        statement
        for statement in ast.parse(code).body
        if not isinstance(statement, ast.Assert | ast.Expr)
        and not (isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) in names)
    ]
    return "\n".join(map(ast.unparse, kept))
