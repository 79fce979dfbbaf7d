"""Jobs of the workspace as pages show them."""

from reiskaart.i18n import Language
from reiskaart.server.answers import jobs as answers
from reiskaart.workspace import Job


def told(job: Job, language: Language) -> answers.Job:
    """A job as pages show it."""
    problem = job.problem
    return answers.Job(
        id=job.id,
        kind=job.kind,
        state=job.state,
        name=job.name,
        log=job.log,
        map=job.map,
        share=job.share,
        rows=job.rows,
        remaining_seconds=job.remaining_seconds,
        problem=None
        if problem is None
        else answers.JobProblem(code=problem.code, detail=problem.message(language), hint=problem.hint(language)),
        made_at=job.made_at,
        ended_at=job.ended_at,
    )
