"""Maps as files, pictures and images, in and out."""

import io
import zipfile

import httpx
import pytest
from PIL import Image

from fixtures.servers import SALON
from reiskaart.demo import salon_map
from reiskaart.mapfile import MapFile


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_comes_in_and_goes_out_byte_for_byte(api: httpx.Client, language: str) -> None:
    data = salon_map(language).data  # type: ignore[arg-type]
    added = api.post("/maps/file", params={"name": "salon.reiskaart.yaml"}, content=data)
    assert added.status_code == 201
    answer = api.get(f"/maps/{added.json()['id']}/file")
    assert MapFile.of(answer.content, "salon.yaml").journey.title == salon_map(language).journey.title  # type: ignore[arg-type]
    comments = [line for line in data.splitlines() if line.lstrip().startswith(b"#")]
    assert [line for line in answer.content.splitlines() if line.lstrip().startswith(b"#")] == comments


def test_the_same_file_twice_makes_two_maps(api: httpx.Client) -> None:
    ids = {api.post("/maps/file", params={"name": "a.yaml"}, content=salon_map("en").data).json()["id"] for _ in range(2)}
    assert len(ids) == 2


def test_each_mistake_in_a_file_is_told_with_its_line(api: httpx.Client) -> None:
    data = b"reiskaart: 1\ntitle: Bread\nlanguage: fr\nphases:\n  - nmae: Smell\n"
    answer = api.post("/maps/file", params={"name": "bread.yaml", "language": "nl"}, content=data)
    problem = answer.json()
    assert answer.status_code == 422
    assert [part["line"] for part in problem["errors"]] == sorted(part["line"] for part in problem["errors"])
    assert {3, 5} <= {part["line"] for part in problem["errors"]}
    assert all(part["hint"] and part["column"] for part in problem["errors"])


def test_the_name_of_a_file_is_no_path(api: httpx.Client) -> None:
    answer = api.post("/maps/file", params={"name": "../../etc/passwd"}, content=b"root:x")
    assert answer.status_code == 422
    title = 'a/../b\\c:"d"\r\nX: y\u202e.txt'
    id_ = api.post("/maps", json={"source": "model", "model": "aida", "title": title, "language": "en"}).json()["id"]
    disposition = api.get(f"/maps/{id_}/file").headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="')
    assert not {"/", "\\", "\r", "\n"} & set(disposition)
    assert disposition.endswith("filename*=UTF-8''a%20..%20b%20c%20d%20X%20y%20.txt.reiskaart.yaml")


def test_a_zip_holds_the_map_and_its_images(api: httpx.Client) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    image = api.post("/images", content=picture.getvalue()).json()
    assert (image["width"], image["height"]) == (40, 30)
    loaded = api.get(f"/maps/{SALON}")
    journey = loaded.json()
    journey["personas"][0]["picture"] = image["name"]
    assert api.put(f"/maps/{SALON}", json=journey, headers={"If-Match": loaded.headers["ETag"]}).status_code == 200
    answer = api.get(f"/maps/{SALON}/file", params={"format": "zip"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {f"{SALON}.reiskaart.yaml", image["name"]}
        assert archive.read(image["name"]) == api.get(f"/{image['name']}").content


def test_an_image_never_changes_and_may_be_kept(api: httpx.Client) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (10, 10), "red").save(picture, "PNG")
    name = api.post("/images", content=picture.getvalue()).json()["name"]
    answer = api.get(f"/{name}")
    assert answer.headers["Content-Type"] in ("image/png", "image/webp")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["none.png", "..%2f..%2fworkspace.db", "%2e%2e%2fworkspace.db", "....//workspace.db"])
def test_nothing_but_images_is_given_as_one(api: httpx.Client, name: str) -> None:
    assert api.get(f"/images/{name}").status_code == 404


def test_what_is_no_image_is_refused_by_what_it_holds(api: httpx.Client) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    answer = api.post("/images", content=svg, headers={"Content-Type": "image/png"})
    assert (answer.status_code, answer.json()["code"]) == (422, "workspace.image-unknown")


@pytest.mark.parametrize(
    ("format", "kind", "begins"),
    [
        ("svg", "image/svg+xml", b"<svg"),
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
        ("html", "text/html", b"<!"),
    ],
)
def test_a_picture_comes_in_every_form_and_can_do_nothing_here(api: httpx.Client, format: str, kind: str, begins: bytes) -> None:
    answer = api.get(f"/maps/{SALON}/picture", params={"format": format, "paper": "a3", "theme": "print", "download": True})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.content.startswith(begins)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]


def test_a_picture_shows_the_lanes_that_are_asked_for(api: httpx.Client) -> None:
    whole, one = (api.get(f"/maps/{SALON}/picture", params={"lanes": lanes}).text for lanes in ("", "questions"))
    assert len(one) < len(whole)
    assert api.get(f"/maps/{SALON}/picture", params={"lanes": "none"}).json()["code"] == "server.unknown-lane"


def test_a_page_is_never_shown_as_one_of_ours(api: httpx.Client) -> None:
    answer = api.get(f"/maps/{SALON}/picture", params={"format": "html"})
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_miniature_is_a_small_picture(api: httpx.Client) -> None:
    answer = api.get(f"/maps/{SALON}/miniature", params={"theme": "dark"})
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.text.startswith("<svg")


def test_a_miniature_is_sent_again_only_where_the_map_changed(api: httpx.Client) -> None:
    id_ = api.post("/maps", json={"source": "example", "language": "en"}).json()["id"]
    first = api.get(f"/maps/{id_}/miniature")
    known = {"If-None-Match": first.headers["ETag"]}
    assert api.get(f"/maps/{id_}/miniature", headers=known).status_code == 304
    assert api.get(f"/maps/{id_}/miniature", params={"theme": "dark"}, headers=known).status_code == 200
    api.patch(f"/maps/{id_}", json={"title": "Curls"})
    assert api.get(f"/maps/{id_}/miniature", headers=known).status_code == 200
