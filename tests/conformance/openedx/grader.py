"""Scores answers with Open edX's own grader, in a process of its own: reads problems and answers as JSON, writes shares.

It runs where `xblocks-contrib` (AGPL) is installed, and shares nothing with the product but what goes through the pipe.
"""

import json
import sys
import tempfile
from gettext import NullTranslations
from unittest.mock import MagicMock

import django
from django.conf import settings

settings.configure(
    STATIC_URL="/static/", USE_I18N=False, LANGUAGE_CODE="en", INSTALLED_APPS=[], CACHES={}, DATABASES={}
)
django.setup()

from xblocks_contrib.problem.capa.capa_problem import LoncapaProblem, LoncapaSystem  # noqa: E402


def system():
    """What a problem asks of its platform. Code of authors is refused."""
    from fs.osfs import OSFS

    return LoncapaSystem(
        ajax_url="", anonymous_student_id="learner", cache=None, can_execute_unsafe_code=lambda: False,
        get_python_lib_zip=lambda: None, DEBUG=False, i18n=NullTranslations(), render_template=lambda *_: "<span/>",
        resources_fs=OSFS(tempfile.mkdtemp()), seed=1, xqueue=None,
    )  # fmt: skip


def graded(xml, answers):
    """The share of its points that a problem gives."""
    problem = LoncapaProblem(
        problem_text=xml, id="p", capa_system=system(), capa_block=MagicMock(), state={"done": False}, seed=1
    )
    keys = [name for response in problem.responders.values() for name in response.answer_ids]
    given = dict(zip(keys, answers, strict=True))
    problem.grade_answers(given)
    score = problem.calculate_score()
    return score["score"] / score["total"] if score["total"] else 0


json.dump([graded(one["xml"], one["answers"]) for one in json.load(sys.stdin)], sys.stdout)
