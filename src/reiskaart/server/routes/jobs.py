"""``/jobs``: work in the background."""

from fastapi import APIRouter

from reiskaart.server.answers import jobs as answers
from reiskaart.server.answers.jobs import Jobs
from reiskaart.server.job_answers import told
from reiskaart.server.language import Spoken
from reiskaart.server.problems import problems
from reiskaart.server.site import Here

router = APIRouter(tags=["customer data"])


@router.get("/jobs", operation_id="listJobs")
def list_jobs(site: Here, language: Spoken) -> Jobs:
    """The jobs that are not finished, and those that ended in the last day; last made first."""
    return Jobs(items=tuple(told(job, language) for job in site.workspace.jobs.list()))


@router.get("/jobs/{job_id}", operation_id="getJob", responses=problems(404, 422))
def get_job(site: Here, job_id: str, language: Spoken) -> answers.Job:
    """How far a job is, and what came of it."""
    return told(site.workspace.jobs.get(job_id), language)


@router.post("/jobs/{job_id}/cancel", operation_id="cancelJob", responses=problems(404, 422))
async def cancel_job(site: Here, job_id: str, language: Spoken) -> answers.Job:
    """Stop a job; nothing of it stays. One that has ended is left as it is."""
    return told(await site.jobs.cancel(job_id), language)


@router.delete("/jobs/{job_id}", operation_id="forgetJob", status_code=204, responses=problems(404, 409, 422))
def forget_job(site: Here, job_id: str) -> None:
    """Tell no more of a job that has ended."""
    site.workspace.jobs.forget(job_id)
