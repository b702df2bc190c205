"""The rules of ARCHITECTURE.md, held against every import, call, size and name of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
PACKAGE = HOME / "tooling" / "coursewright"

MODEL = frozenset({"model"})
READING = frozenset({"model", "syntax"})
ALLOWED = {
    "cli": MODEL | {"credentials", "scenario", "targets", "verify"},
    "model": frozenset(),
    "syntax": MODEL,
    "kinds": READING,
    "readers": READING | {"kinds", "places"},
    "translation": READING | {"readers"},
    "checks": MODEL | {"scenario"},
    "scenario": MODEL,
    "notebooks": READING,
    "encode": MODEL | {"scenario", "words", "places"},
    "targets": MODEL | {"encode", "notebooks", "scenario"},
    "credentials": MODEL,
    "conformance": MODEL | {"encode"},
    "verify": MODEL | {"scenario"},
}
"""What each room may import besides itself; the command line also every module beside the rooms. What can happen in a scenario is a fact of the content: checks and encoding ask for it."""

DOORS = {
    "markdown_it": "syntax/markdown.py",
    "mdit_py_plugins": "syntax/markdown.py",
    "latex2mathml": "syntax/mathematics.py",
    "yaml": "syntax/yaml.py",
    "nbformat": "syntax/notebook.py",
    "jupyter_client": "notebooks/run.py",
    "nbclient": "notebooks/run.py",
    "nbconvert": "notebooks/",
    "traitlets": "notebooks/",
    "mkdocs": "mkdocs_hook.py",
    "babel": "encode/interface.py",
    "polib": "syntax/po.py",
    "pygments": "encode/code.py",
    "rich": "report.py",
    "typer": "cli/",
    "watchfiles": "serve.py",
    "cryptography": "credentials/signing.py",
    "typst": "encode/typeset/press.py",
    "pikepdf": "encode/typeset/heads.py",
    "lxml": "verify/schemas.py",
    "playwright": "verify/",
    "axe_playwright_python": "conformance/axe.py",
}
"""Every third-party package and the one module that knows it, or the one room."""

FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 60, 6
NAMELESS = {"utils", "common", "core", "helpers", "base", "services", "shared", "misc"}
STANDARD = frozenset(__import__("sys").stdlib_module_names)

OPENING = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
    "rmdir",
    "rename",
    "touch",
    "iterdir",
    "rglob",
}
FILE_MODULES = {"tempfile", "shutil", "glob", "fileinput"}
OUTSIDE = {"random", "secrets", "uuid", "getpass", "locale"}
CLOCKS = {"today", "now", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime", "strftime"}


@dataclass(frozen=True)
class Module:
    """One source file with its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """Its folder, or its own name where it stands at the root."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def name(self) -> str:
        """Its dotted name inside the package."""
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(PACKAGE).as_posix(), text, ast.parse(text)))
    return tuple(found)


MODULES = _modules()
NAMES = {module.name for module in MODULES}


def _imports(module: Module) -> Iterator[str]:
    """Every imported dotted name, those of functions and of type checking included; relative ones are refused elsewhere."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _own(module: Module) -> Iterator[str]:
    """The modules of this package that a module imports."""
    for name in _imports(module):
        parts = name.split(".")
        if parts[0] != "coursewright":
            continue
        dotted = ".".join(parts[1:])
        while dotted and dotted not in NAMES:
            dotted = dotted.rpartition(".")[0]
        if dotted and dotted != module.name:
            yield dotted


def _foreign(module: Module) -> set[str]:
    tops = {name.split(".")[0] for name in _imports(module)}
    return {top for top in tops if top not in STANDARD and top not in ("coursewright", "__future__")}


def _calls(module: Module) -> Iterator[tuple[int, str, str]]:
    """Line, what stands before the last point, and the name of every call."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name):
                    yield node.lineno, "", name
                case ast.Attribute(value=value, attr=name):
                    yield node.lineno, ast.unparse(value), name
                case _:
                    pass


def _rooms() -> dict[str, frozenset[str]]:
    return {room: ALLOWED[room] for room in ALLOWED}


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    allowed = _rooms()[room] | {room}
    wrong = [
        f"{module.path} imports {target}"
        for module in MODULES
        if module.room == room and module.path.count("/")
        for target in _own(module)
        if target.split(".")[0] not in allowed and not (room == "cli" and "." not in target)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_has_its_line_in_the_table() -> None:
    rooms = {module.room for module in MODULES if "/" in module.path}
    assert rooms == set(ALLOWED)


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    wrong = {
        module.path: _foreign(module) for module in MODULES if module.room == "model" and _foreign(module)
    }
    assert not wrong


def test_no_import_is_relative() -> None:
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not wrong


def test_imports_make_no_circle() -> None:
    # A package imports its parts to make its table, so the parts' mention of the package itself counts as well.
    graph = {module.name: sorted(set(_own(module))) for module in MODULES}
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        circle = _circle(graph, start, path, done)
        assert not circle, " -> ".join(circle)


def _circle(graph: dict[str, list[str]], at: str, path: list[str], done: set[str]) -> list[str]:
    if at in path:
        return [*path[path.index(at) :], at]
    if at in done:
        return []
    path.append(at)
    for target in graph.get(at, []):
        found = _circle(graph, target, path, done)
        if found:
            return found
    path.pop()
    done.add(at)
    return []


def test_every_third_party_package_has_one_door() -> None:
    wrong = [
        f"{module.path} imports {top}; its door is {DOORS.get(top, 'nowhere: add a row')}"
        for module in MODULES
        for top in sorted(_foreign(module))
        if not _through(module, DOORS.get(top, ""))
    ]
    assert not wrong, "\n".join(wrong)


def _through(module: Module, door: str) -> bool:
    """Whether the module is this door, or stands in the room that is."""
    return module.path == door or (door.endswith("/") and module.path.startswith(door))


def test_every_door_is_in_use() -> None:
    unused = [
        f"{top}: {door}"
        for top, door in DOORS.items()
        if not any(_through(module, door) and top in _foreign(module) for module in MODULES)
    ]
    assert not unused


@pytest.mark.parametrize("room", ["targets", "kinds", "checks"])
def test_the_rows_of_a_table_do_not_know_each_other(room: str) -> None:
    """A row is a module that the table names. What two rows share has a file that is no row."""
    table = next(module for module in MODULES if module.path == f"{room}/__init__.py")
    rows = {name for name in _own(table) if name.startswith(f"{room}.") and _is_row(name, room)}
    wrong = [
        f"{module.path} imports {target}"
        for module in MODULES
        if module.name in rows
        for target in _own(module)
        if target in rows and target != module.name
    ]
    assert not wrong, "\n".join(wrong)


def _is_row(name: str, room: str) -> bool:
    """A kind makes a `KIND`, a target a `TARGET`, a check a function `check`."""
    module = next(module for module in MODULES if module.name == name)
    wanted = {"kinds": "KIND", "targets": "TARGET", "checks": "check"}[room]
    named = [
        t.id
        for n in module.tree.body
        if isinstance(n, ast.Assign)
        for t in n.targets
        if isinstance(t, ast.Name)
    ]
    named += [n.name for n in module.tree.body if isinstance(n, ast.FunctionDef)]
    return wanted in named


def test_every_kind_and_check_is_a_row_of_its_table() -> None:
    for room, sign in (("kinds", "KIND"), ("checks", "check"), ("targets", "TARGET")):
        table = next(module for module in MODULES if module.path == f"{room}/__init__.py")
        listed = set(_own(table))
        rows = {m.name for m in MODULES if m.room == room and m.name != room and _is_row(m.name, room)}
        assert rows <= listed, f"{sign} without a row: {sorted(rows - listed)}"


IN_MEMORY = {"Pdf"}
"""What a library opens from bytes that it is given."""


def test_only_disk_touches_files() -> None:
    wrong: list[str] = []
    for module in MODULES:
        if module.path == "disk.py":
            continue
        wrong += [
            f"{module.path} imports {name}" for name in _imports(module) if name.split(".")[0] in FILE_MODULES
        ]
        wrong += [
            f"{module.path}:{line} calls {name}"
            for line, before, name in _calls(module)
            if name in OPENING and not before.endswith("disk") and before not in ("disk", *IN_MEMORY)
        ]
    assert not wrong, "\n".join(wrong)


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{module.path}:{line}"
        for module in MODULES
        if module.path != "cli/terminal.py"
        for line, before, name in _calls(module)
        if (name == "print" and not before)
        or (name == "write" and before in ("sys.stdout", "sys.stderr"))
        or name == "echo"
    ]
    assert not wrong, "\n".join(wrong)


def test_what_changes_by_itself_comes_in_at_the_doors() -> None:
    """The clock belongs to the command line and to the seconds that a run took, the environment to disk; chance to nobody."""
    doors = {"disk.py", "serve.py"}
    wrong: list[str] = []
    for module in MODULES:
        if module.path in doors or module.room == "cli":
            continue
        wrong += [
            f"{module.path} imports {name}" for name in _imports(module) if name.split(".")[0] in OUTSIDE
        ]
        wrong += [f"{module.path} imports os" for name in _imports(module) if name.split(".")[0] == "os"]
        for line, before, name in _calls(module):
            measured = module.path == "pipeline.py" and (before, name) == ("time", "perf_counter")
            if name in CLOCKS and before.split(".")[0] in ("time", "date", "datetime") and not measured:
                wrong.append(f"{module.path}:{line} asks the clock")
    assert not wrong, "\n".join(wrong)


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part for module in MODULES for part in module.name.split(".")}
    assert not parts & NAMELESS
    site = {part for path in (HOME / "site").glob("*/*") for part in (path.stem, path.parent.name)}
    assert not site & NAMELESS


def test_no_file_is_too_long_to_be_one_thought() -> None:
    long = {
        module.path: module.text.count("\n") for module in MODULES if module.text.count("\n") > FILE_LINES
    }
    for path in (HOME / "site").glob("*/*.ts"):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > FILE_LINES and not path.name.endswith(".test.ts"):
            long[path.name] = lines
    assert not long


def test_no_function_is_too_long_or_takes_too_much() -> None:
    wrong: list[str] = []
    for module in MODULES:
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert node.end_lineno is not None
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES:
                    wrong.append(f"{module.path}:{node.lineno} {node.name} has {lines} lines")
                given = node.args.posonlyargs + node.args.args
                if (
                    len([one for one in given if one.arg not in ("self", "cls")]) > PARAMETERS
                    and module.room != "cli"  # a command has as many as it has options
                ):
                    wrong.append(
                        f"{module.path}:{node.lineno} {node.name} takes {len(given)} positional parameters"
                    )
    assert not wrong, "\n".join(wrong)


def test_every_module_says_what_it_is_for() -> None:
    silent = [module.path for module in MODULES if not ast.get_docstring(module.tree)]
    assert not silent


def test_no_target_asks_which_kind_an_item_is() -> None:
    """A target looks at the interaction form. Which kind an author wrote is for messages."""
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in MODULES
        if module.room in ("targets", "encode")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "kind"
        and ast.unparse(node.value).endswith("item")
    ]
    assert not wrong, "\n".join(wrong)


def _script_imports(folder: str) -> Iterator[tuple[str, str]]:
    """File and imported path of every TypeScript module of a folder of site/, tests aside."""
    for path in sorted((HOME / "site" / folder).glob("*.ts")):
        if not path.name.endswith(".test.ts"):
            for target in re.findall(
                r"""(?:from|import)\s+["'](\.[^"']*)["']""", path.read_text(encoding="utf-8")
            ):
                yield path.name, target


def test_the_player_knows_the_port_and_no_adapter() -> None:
    choosing = {"main.ts", "scorm12.ts", "scorm2004.ts", "cmi5.ts", "xapi.ts", "lent.ts"}
    wrong = [
        f"player/{name} imports {target}"
        for name, target in _script_imports("player")
        if "/tracking/" in target and not target.endswith("/tracker") and name not in choosing
    ]
    assert not wrong, "only what a page loads chooses an adapter: " + "; ".join(wrong)


def test_an_adapter_knows_the_port_and_no_player() -> None:
    """The shapes of the data, digits and exact fractions are the words that both speak; everything else is the player's own."""
    words = {"../player/data", "../player/digits", "../player/fraction"}
    wrong = [
        f"tracking/{name} imports {target}"
        for name, target in _script_imports("tracking")
        if name != "tracker.ts" and not target.startswith("./") and target not in words
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("room", "sign", "lines"), [("kinds", "KIND", 80), ("targets", "TARGET", 300)])
def test_a_row_stays_small(room: str, sign: str, lines: int) -> None:
    rows = [
        module
        for module in MODULES
        if module.room == room and module.name != room and _is_row(module.name, room)
    ]
    long = {module.path: module.text.count("\n") for module in rows if module.text.count("\n") > lines}
    assert not long, f"{sign}: {long}"


def test_no_promise_is_left_in_a_comment() -> None:
    words = re.compile("TO" + "DO|FIX" + "ME|XXX" + r"\b")
    wrong = [module.path for module in MODULES if words.search(module.text)]
    assert not wrong


def test_mkdocs_never_empties_the_folder_of_our_sources() -> None:
    """`mkdocs build` deletes its output folder first, and its default is `site/`, where the player's sources live."""
    text = (HOME / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.findall(r"^site_dir:\s*(\S+)\s*$", text, re.M) == ["build/site"]
