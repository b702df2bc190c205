"""Notebooks run in clean kernels, several at once, with limits: the only door to nbclient and jupyter_client."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from importlib.util import find_spec
from typing import Any

from coursewright.model.notebook import Output, Ran, Stop, Stopped, Work
from coursewright.notebooks import inside
from coursewright.notebooks.look import STYLE
from coursewright.syntax.notebook import executable

CELL_SECONDS = 60
"""How long one cell may take."""
WHOLE_SECONDS = 180
"""How long a notebook may take."""
AT_ONCE = 3
"""How many kernels work at a time at most."""
KERNEL = "python3"
NEEDED = ("nbclient", "nbconvert", "ipykernel")

Folder = Callable[[Mapping[str, bytes]], AbstractContextManager["tuple[str, Mapping[str, str]]"]]
"""Makes a folder of these files for as long as a notebook runs: its path, and the environment of the kernel."""
Show = Callable[[Any], Sequence[tuple[Output, ...]]]
"""The outputs of an executed notebook, by cell."""


def can_run() -> bool:
    """Whether what runs notebooks is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def run_all(
    works: Sequence[Work], folder: Folder, show: Show, python: str, seconds: int = CELL_SECONDS
) -> list[Ran]:
    """Every notebook run from a clean kernel. Never raises for what an author wrote."""
    if not can_run():
        return [Ran(stopped=Stopped(Stop.NOTHING_RUNS, 0, "")) for _ in works]

    async def every() -> list[Ran]:
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(work: Work) -> Ran:
            async with turn:
                return await _run(work, folder, show, python, seconds)

        return await asyncio.gather(*map(one, works))

    # A thread of its own, since whoever asks may have a loop of events running already.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(every())).result()


async def _run(work: Work, folder: Folder, show: Show, python: str, seconds: int) -> Ran:
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    if work.kernel != KERNEL:
        return Ran(stopped=Stopped(Stop.NO_KERNEL, 0, work.kernel))

    class OurPython(KernelSpecManager):
        """The Python that builds, whatever else is installed for this user."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            return KernelSpec(argv=_command(python), language="python", display_name="Python 3")

    class Limited(NotebookClient):
        """Stops where a cell shows more than a page can hold."""

        def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
            if _size(msg["content"]) > inside.PRINTED:
                raise OverflowError(f"one output holds more than {inside.PRINTED} characters")
            return super().process_message(msg, cell, cell_index)

    notebook = executable((inside.before(), *work.codes, inside.after(work.codes, work.trials)))
    at = [0]
    with folder({**work.data, "matplotlibrc": STYLE}) as (path, environment):
        kernel = AsyncKernelManager(kernel_name=KERNEL, kernel_spec_manager=OurPython())
        client = Limited(
            notebook,
            km=kernel,
            timeout=seconds,
            resources={"metadata": {"path": path}},
            on_cell_start=lambda cell, cell_index: at.__setitem__(0, cell_index),
            coalesce_streams=True,
        )
        try:
            await asyncio.wait_for(client.async_execute(env=dict(environment)), WHOLE_SECONDS)
            stopped = None
        except CellExecutionError as error:
            last = f"{error.ename}: {error.evalue}".strip().split("\n")[0]
            why = Stop.TOO_MUCH if "characters were printed" in last else Stop.FAILED
            stopped = Stopped(why, at[0] - 1, last[:300])
        except (CellTimeoutError, TimeoutError):
            stopped = Stopped(Stop.TOO_LONG, at[0] - 1, "")
        except OverflowError as error:
            stopped = Stopped(Stop.TOO_MUCH, at[0] - 1, str(error))
        except DeadKernelError:
            stopped = Stopped(Stop.DIED, at[0] - 1, "")
        finally:
            # A kernel that the client did not make outlives it, and a cell without end would run on when the build is over.
            await kernel.shutdown_kernel(now=True)
    ran, last_cell = notebook.cells[1:-1], notebook.cells[-1]
    if stopped is not None:
        ran = ran[: max(stopped.cell, 0)]
        return Ran(tuple(show(executable_with(ran))), stopped=stopped)
    values, trials = _told(last_cell)
    return Ran(tuple(show(executable_with(ran))), values, trials)


def executable_with(cells: Sequence[Any]) -> Any:
    """A notebook of cells that were run."""
    notebook = executable(())
    notebook.cells = list(cells)
    return notebook


def _command(python: str) -> list[str]:
    options = (
        "--HistoryManager.enabled=False",
        "--InlineBackend.figure_formats={'svg'}",
        "--Application.log_level=50",
    )
    return [python, "-m", "ipykernel_launcher", "-f", "{connection_file}", *options]


def _size(content: Mapping[str, Any]) -> int:
    data = content.get("data", {})
    return sum(len(str(part)) for part in (*data.values(), content.get("text", "")))


def _told(cell: Any) -> tuple[Mapping[str, float | str], Mapping[int, tuple[Mapping[str, float], ...]]]:
    told = json.loads("".join(output.text for output in cell.outputs if output.output_type == "stream"))
    trials = {
        int(number): tuple({n: math.nan if v is None else v for n, v in one.items()} for one in results)
        for number, results in told["trials"].items()
    }
    return told["values"], trials
