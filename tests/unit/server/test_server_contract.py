"""The API does what its description says, whatever it is sent; and the page is typed against that description."""

import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import BaseSchema, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from fixtures.servers import Served
from reiskaart.server.contract import FILE, contract

ROOT = Path(__file__).resolve().parents[3]
OPERATIONS = sorted(
    operation["operationId"]
    for methods in json.loads(FILE.read_text("utf-8"))["paths"].values()
    for operation in methods.values()
)
REJECTED = [400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 429]
"""With what something wrong may be refused: a text that is longer than it may be can make a body larger than a door takes."""
UNSUITABLE: list[schemathesis.CheckFunction] = [positive_data_acceptance]
"""What a schema cannot say: that bytes are an image, that a model is one of ours, that a change stands on the latest version."""


@pytest.fixture(scope="module")
def schema(served: Served) -> BaseSchema:
    """The description as the server gives it."""
    with served.client() as client:
        described = client.get("/api/v1/openapi.json").json()
    rejected = {"negative_data_rejection": {"expected-statuses": REJECTED}}
    return schemathesis.openapi.from_dict(described, config=schemathesis.Config.from_dict({"checks": rejected}))


@pytest.fixture(scope="module")
def fresh() -> str:
    """The description as it would be written now."""
    return contract()


def test_the_description_in_the_repository_is_fresh(fresh: str) -> None:
    assert FILE == ROOT / "web/src/contract/openapi.json"
    assert FILE.read_text("utf-8") == fresh, "run .venv/bin/python -m reiskaart.server.contract, and npm run contract in web"


def test_every_door_has_a_name_and_says_how_it_fails(fresh: str) -> None:
    names = []
    for methods in json.loads(fresh)["paths"].values():
        for operation in methods.values():
            names.append(operation["operationId"])
            assert operation["summary"]
            assert operation["tags"]
            assert "507" in operation["responses"]  # whatever is asked, the disk may be full
            for status, response in operation["responses"].items():
                kinds = set(response.get("content", {}))
                assert status < "400" or kinds == {"application/problem+json"}
    assert len(names) == len(set(names))


@pytest.mark.filterwarnings("default")  # Schemathesis' own
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_whatever_is_sent_the_answer_is_one_that_is_described(
    schema: BaseSchema, served: Served, operation_id: str, mode: GenerationMode
) -> None:
    (operation,) = [found.ok() for found in schema.include(operation_id=operation_id).get_all_operations()]

    @settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case) -> None:
        if operation_id == "addUpload" and mode is GenerationMode.POSITIVE and isinstance(case.body, dict):
            case.body["bytes"] = min(case.body["bytes"], 2**20)  # no disk holds all that may be announced: that is told as 507
        answer = case.call_and_validate(base_url=served.url, headers={"Origin": served.url}, excluded_checks=UNSUITABLE)
        assert answer.status_code < 500

    try:
        check()
    except Unsatisfiable:
        pytest.skip("nothing wrong can be sent to a door that takes nothing")
