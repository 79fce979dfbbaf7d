"""A disk that becomes full under the server: it says how much is missing, keeps nothing half, and goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys, time
from pathlib import Path
from fixtures.servers import SALON, serving
from reiskaart.server import realities

realities.SMALL_LOG = 0
disk = Path(sys.argv[1])
filler = disk / "filler"
lines = (f"klant-{n // 4},2026-01-{1 + n % 28:02}T10:00:00,e{n * 7919}\\n" for n in range(40_000))
data = ("user_id,ts,event\\n" + "".join(lines)).encode()
half = len(data) // 2

def leave(free):
    filler.unlink(missing_ok=True)
    with filler.open("wb", buffering=0) as file:
        for block in (bytes(2**20), bytes(4096)):
            try:
                while file.write(block) == len(block):
                    pass
            except OSError:
                pass
        file.truncate(filler.stat().st_size - free)

def lying(kind):
    return sorted(path.name for path in (disk / "data" / kind).rglob("*"))

with serving(disk) as served, served.client() as api:
    api.base_url = served.url + "/api/v1"

    def begun(name):
        return api.post("/uploads", json={"name": name, "bytes": len(data)}).json()["id"]

    def ended(job):
        while (said := api.get("/jobs/" + job["id"]).json())["state"] in ("waiting", "running"):
            time.sleep(0.05)
        return said

    id_ = begun("visits.csv")
    assert api.patch(f"/uploads/{id_}?offset=0", content=data[:half]).status_code == 200
    leave(200_000)
    refused = api.patch(f"/uploads/{id_}?offset={half}", content=data[half:])
    upload = [refused.status_code, refused.json(), api.get(f"/uploads/{id_}").json()["received"] - half]
    upload.append(next((disk / "data" / "uploads").rglob("visits.csv")).stat().st_size - half)
    filler.unlink()
    assert api.patch(f"/uploads/{id_}?offset={half}", content=data[half:]).status_code == 200

    leave(600_000)
    failed = ended(api.post(f"/uploads/{id_}/import", json={"name": "visits"}).json())
    job = [failed["state"], failed["problem"], lying("logs")]
    filler.unlink()

    id_ = begun("visits.csv")
    assert api.patch(f"/uploads/{id_}?offset=0", content=data).status_code == 200
    done = ended(api.post(f"/uploads/{id_}/import", json={"name": "visits"}).json())
    assert done["state"] == "done", done
    api.patch(f"/maps/{SALON}", json={"log": "visits"})
    leave(600_000)
    failed = ended({"id": api.get(f"/maps/{SALON}/reality").json()["job"]})
    told = api.get(f"/maps/{SALON}/reality")
    reading = [failed["state"], failed["problem"], lying("readings"), told.status_code, told.json()["detail"]]
    filler.unlink()
    print(json.dumps([upload, job, reading]))
"""


def test_a_full_disk_is_said_with_what_is_missing_and_the_server_goes_on(disk_for_uploads: list[str], tmp_path: Path) -> None:
    command = [*disk_for_uploads, sys.executable, "-c", PROGRAM, str(tmp_path / "disk")]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    assert done.returncode == 0, done.stderr
    upload, job, reading = json.loads(done.stdout)
    status, problem, more_received, more_lying = upload
    assert (status, problem["code"]) == (507, "workspace.no-room")
    assert "MB more are needed" in problem["detail"]
    assert (more_received, more_lying) == (0, 0)
    state, problem, left = job
    assert (state, problem["code"], left) == ("failed", "workspace.too-little-room", [])
    assert "up to about 4 MB" in problem["detail"]
    assert problem["hint"]
    state, problem, left, status, detail = reading
    assert (state, problem["code"], left) == ("failed", "workspace.too-little-room", [])
    assert (status, detail) == (507, problem["detail"])
