"""A share as a number of percent, as it is told everywhere: pages, certificates, sheets, credentials.

The runtime cuts in the same way; tests/vectors/percent.json holds both to it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def percent(share: Fraction) -> Decimal:
    """Cut off after one decimal, never rounded up, and without one where it is whole: 2/3 is 66.6.

    What is short of a mastery would otherwise read like it.
    """
    tenths = share * 1000 // 1
    return Decimal(tenths) / 10
