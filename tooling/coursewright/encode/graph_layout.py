"""Where the boxes of a layered graph stand: columns by the longest way, rows by the barycentre of their neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SWEEPS = 12
COLUMN, GAP, LANE = 300, 28, 14
"""From one column to the next, between two boxes of a column, and the height of a line that only passes."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way from one box to another, `port` pixels beneath the top of the first."""

    source: str
    target: str
    port: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Top left corners of the boxes, and for each link the heights at which it passes the columns between."""

    places: Mapping[str, tuple[int, int]]
    bends: Sequence[Sequence[tuple[int, int]]]
    width: int
    height: int


@dataclass(slots=True)
class _Grid:
    """Boxes and passing lines, column by column; a line is named by its link and column."""

    columns: list[list[str]]
    heights: dict[str, int]
    before: dict[str, list[str]] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)

    def join(self, left: str, right: str) -> None:
        self.after.setdefault(left, []).append(right)
        self.before.setdefault(right, []).append(left)


def layout(heights: Mapping[str, int], links: Sequence[Link]) -> Layout:
    """The same for the same graph, whatever machine it is drawn on. Links that run back only are drawn."""
    layers = _layers(list(heights), links)
    grid = _Grid([[] for _ in range(max(layers.values(), default=0) + 1)], dict(heights))
    for name, layer in layers.items():
        grid.columns[layer].append(name)
    passing = [_passing(grid, number, link, layers) for number, link in enumerate(links)]
    _order(grid)
    tops = _tops(grid)
    lowest = min(tops.values(), default=0)
    places = {name: (layer * COLUMN, tops[name] - lowest) for name, layer in layers.items()}
    bends = [
        [
            (layers[link.source] * COLUMN + (at + 1) * COLUMN, tops[name] - lowest)
            for at, name in enumerate(names)
        ]
        for link, names in zip(links, passing, strict=True)
    ]
    height = max((tops[name] + grid.heights[name] - lowest for name in tops), default=0)
    return Layout(places, bends, len(grid.columns) * COLUMN, height)


def _layers(names: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """The longest way to each box; a link that closes a circle is left out."""
    ahead: dict[str, list[str]] = {name: [] for name in names}
    for link in links:
        if link.target not in ahead[link.source] and link.target != link.source:
            ahead[link.source].append(link.target)
    order: list[str] = []
    state: dict[str, int] = {}
    kept: dict[str, list[str]] = {name: [] for name in names}
    for root in names:
        stack = [(root, iter(ahead[root]))] if root not in state else []
        state.setdefault(root, 1)
        while stack:
            name, rest = stack[-1]
            follower = next(rest, None)
            if follower is None:
                state[name] = 2
                order.append(name)
                stack.pop()
            elif state.get(follower) != 1:
                kept[name].append(follower)
                if follower not in state:
                    state[follower] = 1
                    stack.append((follower, iter(ahead[follower])))
    layers = dict.fromkeys(names, 0)
    for name in reversed(order):
        for follower in kept[name]:
            layers[follower] = max(layers[follower], layers[name] + 1)
    return layers


def _passing(grid: _Grid, number: int, link: Link, layers: Mapping[str, int]) -> list[str]:
    """The lines with which a link passes the columns between its boxes."""
    names: list[str] = []
    last = link.source
    for layer in range(layers[link.source] + 1, layers[link.target]):
        # Links between the same two boxes pass as one line.
        name = f"\0{link.source}\0{link.target}\0{layer}"
        if name not in grid.heights:
            grid.heights[name] = LANE
            grid.columns[layer].append(name)
        grid.join(last, name)
        names.append(name)
        last = name
    if layers[link.target] > layers[link.source]:
        grid.join(last, link.target)
    return names


def _order(grid: _Grid) -> None:
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        neighbours = grid.before if forward else grid.after
        columns = grid.columns if forward else grid.columns[::-1]
        rank = {name: at for column in columns for at, name in enumerate(column)}
        for column in columns[1:]:
            centre = {name: _mean([rank[n] for n in neighbours.get(name, ())], rank[name]) for name in column}
            column.sort(key=lambda name, centre=centre: centre[name])  # type: ignore[misc]
            rank.update((name, at) for at, name in enumerate(column))


def _tops(grid: _Grid) -> dict[str, int]:
    """Heights near those of the neighbours, without anything on top of anything."""
    tops: dict[str, float] = {}
    for column in grid.columns:
        top = 0.0
        for name in column:
            tops[name] = top
            top += grid.heights[name] + GAP
    for sweep in range(SWEEPS):
        columns = grid.columns if sweep % 2 == 0 else grid.columns[::-1]
        neighbours = grid.before if sweep % 2 == 0 else grid.after
        for column in columns:
            _settle(grid, column, neighbours, tops)
    return {name: round(top) for name, top in tops.items()}


def _settle(
    grid: _Grid, column: Sequence[str], neighbours: Mapping[str, list[str]], tops: dict[str, float]
) -> None:
    def middle(name: str) -> float:
        return tops[name] + grid.heights[name] / 2

    wanted = [_mean([middle(n) for n in neighbours.get(name, ())], middle(name)) for name in column]
    # Groups of boxes that touch move as one, to the mean of what each of them wants.
    groups: list[tuple[list[str], float, float]] = []
    for name, centre in zip(column, wanted, strict=True):
        names, start, size = [name], centre - grid.heights[name] / 2, float(grid.heights[name])
        while groups and groups[-1][1] + groups[-1][2] + GAP > start:
            above, top, tall = groups.pop()
            share = len(above) / (len(above) + len(names))
            start = top * share + (start - tall - GAP) * (1 - share)
            names, size = above + names, tall + GAP + size
        groups.append((names, start, size))
    for names, start, _ in groups:
        for name in names:
            tops[name] = start
            start += grid.heights[name] + GAP


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise
