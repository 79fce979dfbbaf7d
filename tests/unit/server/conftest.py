"""One server for each file of tests here, with the salon's map in it."""

from collections.abc import Iterator

import httpx
import pytest

from fixtures.servers import Served, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that asks for no password."""
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def api(served: Served) -> Iterator[httpx.Client]:
    """Its API, as a page of ours calls it."""
    with served.client() as client:
        client.base_url = f"{served.url}/api/v1"
        yield client
