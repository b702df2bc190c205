"""What a run says at its end: what was written, what could not be carried, what tests cover."""

from __future__ import annotations

from typing import TextIO

from coursewright import fidelity
from coursewright.model.diagnostic import Diagnostic, Severity
from coursewright.pipeline import Built
from coursewright.scenario.rehearse import Coverage
from coursewright.targets.package import size


def written(built: Built, every: bool = False) -> str:
    """Every output with its size, what its format could not carry, and the seconds; with `every`, the fate of each item."""
    lines: list[str] = []
    arrivals = tuple(output.arrival for output in built.outputs if output.arrival is not None)
    for output in built.outputs:
        lines.append(f"{output.path}  {size(output.size)}")
        if output.arrival is not None and not every:
            lines += fidelity.summary(output.arrival)
    if every and arrivals:
        lines += ["", fidelity.text(arrivals)]
    hints = len(built.diagnostics) - len(told(built))
    if hints:
        lines.append(f"{hints} hint{'' if hints == 1 else 's'} for authors: `coursewright check` shows them.")
    return "\n".join([*lines, f"Done in {built.seconds:.1f} s."]) + "\n"


def told(built: Built) -> tuple[Diagnostic, ...]:
    """What a build says of the sources: hints wait for `check`, so that they never bury what was written."""
    return tuple(one for one in built.diagnostics if one.severity is not Severity.HINT)


def covered(coverage: Coverage) -> str:
    """What the tests of one scenario enter, take and reach, and what they leave out."""
    counts = (("nodes", coverage.nodes), ("choices", coverage.choices), ("endings", coverage.endings))
    shares = ", ".join(f"{done} of {whole} {what}" for what, (done, whole) in counts)
    tests = f"{coverage.cases} test{'' if coverage.cases == 1 else 's'}"
    never = "".join(f"  never taken: {choice}\n" for choice in coverage.untaken)
    return f"{coverage.scenario}: {tests}; {shares}\n{never}"


class Progress:
    """One line that is written over, and only where somebody watches."""

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.watched = stream, stream.isatty()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        if self.watched:
            count = f" {done}/{total}" if total > 1 else ""
            self._write(f"\r\033[K{stage}{count}")

    def __exit__(self, *_: object) -> None:
        if self.watched:
            self._write("\r\033[K")

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
