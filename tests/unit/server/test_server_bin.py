"""The bin can be looked into."""

from fixtures.servers import SALON


def test_a_deleted_map_is_listed_in_the_bin_alone(api):
    assert api.get("/maps?bin=true").json()["items"] == []
    assert api.delete(f"/maps/{SALON}").status_code == 204
    assert SALON not in [item["id"] for item in api.get("/maps").json()["items"]]
    thrown_away = api.get("/maps?bin=true").json()
    assert [item["id"] for item in thrown_away["items"]] == [SALON]
    assert thrown_away["total"] == 1
    api.post(f"/maps/{SALON}/restore")
    assert api.get("/maps?bin=true").json()["items"] == []


def test_an_archived_map_goes_to_the_bin_too(api):
    api.patch(f"/maps/{SALON}", json={"archived": True})
    api.delete(f"/maps/{SALON}")
    assert [item["id"] for item in api.get("/maps?bin=true").json()["items"]] == [SALON]
    assert api.get("/maps?archived=true").json()["items"] == []
