"""How charts look where the notebook says nothing else: readable, for every eye, and the same bytes in every build."""

from __future__ import annotations

# The colours of Okabe and Ito, which people with any colour vision can tell apart; black comes last.
COLOURS = ("0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "000000")

STYLE = f"""\
axes.axisbelow: True
axes.grid: True
axes.prop_cycle: cycler("color", [{", ".join(f"'{colour}'" for colour in COLOURS)}])
axes.spines.right: False
axes.spines.top: False
axes.titlelocation: left
axes.titlesize: 13
axes.titleweight: bold
figure.constrained_layout.use: True
figure.figsize: 7, 4
font.family: sans-serif
font.sans-serif: DejaVu Sans
font.size: 12
grid.color: d9d4c9
legend.frameon: False
lines.linewidth: 2
lines.markersize: 6
path.simplify: True
savefig.bbox: standard
svg.fonttype: none
svg.hashsalt: coursewright
""".encode()
