"""What becomes of a course's formulas, of the numbers that readers may try, and of what notebooks let them take along."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.encode.course_pages import content_of
from coursewright.encode.gathering import for_learners
from coursewright.encode.outline import Outline
from coursewright.model.course import Lesson, Project
from coursewright.model.item import texts_of
from coursewright.model.prose import Block, Cell, Formula, FormulaBlock, Takeaway
from coursewright.model.walking import own_inlines
from coursewright.targets.package import Fate, Kept

TRIED = "Its numbers cannot be tried there: what running the notebook showed stands in their place."
TEX = "Its formulas are set only where the platform has MathDisplay; elsewhere their TeX is read."
NO_FILES = "H5P lets no notebook in and gives no file to take along: hand it on beside the package."


def of_course(
    project: Project, outline: Outline, formulas: str = "", files: str = "", tried: str = TRIED
) -> Iterator[Fate]:
    """One fate for each lesson that shows less, and one for each file. The reasons are empty where nothing is lost."""
    for step in outline.everything:
        lesson = content_of(project, outline, step)
        if not isinstance(lesson, Lesson):
            continue
        texts = (lesson.blocks, *(text for item in lesson.checks for text in texts_of(item)))
        blocks = [block for text in texts for block in for_learners(text)]
        reasons = [tried] if any(isinstance(block, Cell) and block.tryout for block in blocks) else []
        if formulas and any(map(_formula, blocks)):
            reasons.append(formulas)
        if reasons:
            yield Fate(lesson.id, Kept.APPROXIMATED, " ".join(reasons), lesson.place)
        for block in blocks:
            if isinstance(block, Takeaway):
                kept = Kept.DROPPED if files else Kept.KEPT
                yield from (
                    Fate(path, kept, files, block.place) for path in block.paths if path in project.files
                )


def _formula(block: Block) -> bool:
    return isinstance(block, FormulaBlock) or any(isinstance(one, Formula) for one in own_inlines(block))
