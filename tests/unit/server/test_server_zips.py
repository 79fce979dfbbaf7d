"""A map and its images in one zip: out of one workspace and into another, and what a hostile zip cannot do."""

import io
import zipfile
from pathlib import Path

import httpx
import pytest
from PIL import Image

from fixtures.servers import SALON, Served, serving
from reiskaart.demo import salon_map
from reiskaart.server.bodies import IMAGE, WHOLE_MAP
from reiskaart.server.zipped import MOST_ENTRIES

MAP = b"reiskaart: 1\n# kept\ntitle: Bread\nlanguage: en\npersonas:\n  - name: Anna\n    picture: images/anna.png\n"


def picture(colour: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "PNG")
    return made.getvalue()


def packed(entries: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return made.getvalue()


def given(api: httpx.Client, data: bytes) -> httpx.Response:
    return api.post("/maps/file", params={"name": "Bread.ZIP"}, content=data)


def files(served: Served) -> set[Path]:
    """All that the workspace, and the folder around it, hold beside the database."""
    around = served.workspace.folder.parent.rglob("*")
    return {path for path in around if path.is_file() and not path.name.startswith("workspace.db")}


def test_a_downloaded_zip_is_opened_in_another_workspace(api: httpx.Client, tmp_path: Path) -> None:
    loaded = api.get(f"/maps/{SALON}")
    journey = loaded.json()
    journey["personas"][0]["picture"] = api.post("/images", content=picture("teal")).json()["name"]
    step = journey["phases"][0]["steps"][0]
    next(iter(step["cards"].values()))[0]["image"] = api.post("/images", content=picture("red")).json()["name"]
    assert api.put(f"/maps/{SALON}", json=journey, headers={"If-Match": loaded.headers["ETag"]}).status_code == 200
    given_away = api.get(f"/maps/{SALON}/file", params={"format": "zip"}).content
    with serving(tmp_path) as elsewhere, elsewhere.client() as client:
        client.base_url = f"{elsewhere.url}/api/v1"
        added = given(client, given_away)
        assert added.status_code == 201, added.text
        opened = client.get(f"/maps/{added.json()['id']}").json()
        persona = opened["personas"][0]["picture"]
        card = next(iter(opened["phases"][0]["steps"][0]["cards"].values()))[0]["image"]
        assert persona != card
        for name, colour in ((persona, (0, 128, 128)), (card, (255, 0, 0))):
            shown = Image.open(io.BytesIO(client.get(f"/{name}").content)).convert("RGB").getpixel((20, 15))
            assert isinstance(shown, tuple)
            assert all(abs(one - other) < 9 for one, other in zip(shown, colour, strict=True))
    again = given(api, given_away).json()
    assert api.get(f"/maps/{again['id']}").json()["personas"][0]["picture"] == journey["personas"][0]["picture"]


def test_only_the_images_that_the_map_names_come_in(api: httpx.Client, served: Served) -> None:
    before = files(served)
    images = {"shop/images/anna.png": picture("green"), "shop/images/else.png": picture("yellow")}
    beside = {"shop/": b"", "shop/run.sh": b"x", "__MACOSX/shop/._bread.reiskaart.yaml": b"x", "shop/other.json": b"x"}
    added = given(api, packed({"shop/bread.reiskaart.yaml": MAP, **images, **beside}))
    assert added.status_code == 201, added.text
    (new,) = files(served) - before
    assert api.get(f"/maps/{added.json()['id']}").json()["personas"][0]["picture"] == f"images/{new.name}"
    assert b"# kept" in api.get(f"/maps/{added.json()['id']}/file").content


def test_a_map_without_its_images_is_opened(api: httpx.Client) -> None:
    assert given(api, packed({"bread.json": b'{"reiskaart": 1, "title": "Bread", "language": "en"}'})).status_code == 201


@pytest.mark.parametrize("up", ["../../", "/tmp/", "..\\..\\", "images/../../../"])
def test_a_name_in_a_zip_is_no_path(api: httpx.Client, served: Served, up: str) -> None:
    before = files(served)
    images = {f"{up}images/anna.png": picture("blue"), f"{up}images/evil.png": picture("pink")}
    added = given(api, packed({f"{up}bread.reiskaart.yaml": MAP, **images}))
    assert added.status_code == 201, added.text
    assert {path.parent for path in files(served) - before} <= {served.workspace.folder / "images"}
    name = api.get(f"/maps/{added.json()['id']}").json()["personas"][0]["picture"]
    assert api.get(f"/{name}").status_code == 200


def broken() -> bytes:
    """A zip that was damaged on the way."""
    whole = bytearray(packed({"bread.yaml": MAP}))
    whole[45:55] = b"\xff" * 10
    return bytes(whole)


def locked() -> bytes:
    """A zip that says it is locked with a password."""
    whole = bytearray(packed({"bread.yaml": MAP}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


REFUSED = {
    "no-map": (lambda: packed({"images/anna.png": picture("red"), "notes.txt": b"x", "maps.yaml/": b""}), "server.zip-no-map"),
    "empty": (lambda: packed({}), "server.zip-no-map"),
    "two-maps": (lambda: packed({"a.reiskaart.yaml": MAP, "b.reiskaart.json": b"{}", "c.yaml": b""}), "server.zip-several-maps"),
    "no-zip": (lambda: b"reiskaart: 1\n", "server.zip-broken"),
    "cut-off": (lambda: packed({"a.yaml": MAP})[:-30], "server.zip-broken"),
    "broken": (broken, "server.zip-broken"),
    "locked": (locked, "server.zip-broken"),
    "packed-strangely": (lambda: packed({"a.yaml": MAP}, zipfile.ZIP_LZMA), "server.zip-broken"),
    "bomb": (lambda: packed({"a.yaml": b" " * (WHOLE_MAP + 1)}), "server.zip-too-much"),
    "bomb-of-an-image": (lambda: packed({"a.yaml": MAP, "images/anna.png": b"\0" * (IMAGE + 1)}), "server.zip-too-much"),
    "many": (lambda: packed({f"{n}.txt": b"" for n in range(MOST_ENTRIES)} | {"a.yaml": MAP}), "server.zip-too-many"),
    "no-image": (lambda: packed({"a.yaml": MAP, "images/anna.png": b"<svg/>"}), "workspace.image-unknown"),
    "mistake": (lambda: packed({"a.yaml": b"reiskaart: 1\ntitel: x\n"}), "mapfile.missing-key"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_opened_is_refused_in_words_and_leaves_nothing(api: httpx.Client, served: Served, case: str) -> None:
    before, maps = files(served), api.get("/maps").json()["total"]
    make, code = REFUSED[case]
    for language in ("nl", "en"):
        answer = api.post("/maps/file", params={"name": "a.zip"}, content=make(), headers={"Accept-Language": language})
        assert answer.status_code == 422, answer.text
        problem = answer.json()
        assert code in {problem["code"], *(part["code"] for part in problem["errors"])}
        assert problem["detail"]
    assert (files(served), api.get("/maps").json()["total"]) == (before, maps)


def test_many_images_together_are_no_way_round_the_limit(api: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    named = b"".join(b"  - name: P%d\n    picture: images/%d.png\n" % (n, n) for n in range(3))
    images = {f"images/{n}.png": picture("red") for n in range(3)}
    monkeypatch.setattr("reiskaart.server.zipped.MOST_UNPACKED", len(named) + 200)
    data = packed({"a.yaml": b"reiskaart: 1\ntitle: Bread\nlanguage: en\npersonas:\n" + named, **images})
    assert given(api, data).json()["code"] == "server.zip-too-much"


def test_no_damage_breaks_the_server(api: httpx.Client) -> None:
    whole = packed({"bread.reiskaart.yaml": salon_map("en").data[:400], "images/anna.png": picture("red")})
    for at in range(0, len(whole), 13):
        damaged = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        assert given(api, damaged).status_code in (201, 422), at
