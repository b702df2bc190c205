"""What pages say about places: whose law a box tells, what has not been checked for a place, whom to call there."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, str] = {
    "place-INT": "International",
    "law-none": "No text on {place} has been checked for this point. Boxes on other places are left out here, because "
    "they may not hold where you are. Before you act, ask whoever answers for legal questions where you work.",
    "law-wider": "This was checked for {wider} as a whole. {place} may have a rule of its own: before you act, ask "
    "whoever answers for legal questions where you work.",
    "law-no-source": "No source stands behind this box yet. Before you act on it, ask whoever answers for legal "
    "questions where you work.",
    "support-country": "Your country",
    "support-every": "All countries",
    "support-somewhere": "Somewhere else",
    "support-elsewhere": "Lines have been checked for the countries on this page alone. Anywhere else, somebody where you work, or at a health or "
    "advice center, can tell you whom people there call.",
    "support-none": "No support line has been checked for this place yet. Where you work, or at a health or advice center, somebody can "
    "tell you whom people here call.",
}
