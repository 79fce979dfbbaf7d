"""A picture made on the command line holds the images that lie with the map, and none from elsewhere."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from reiskaart.cli import main

MAP = """reiskaart: 1
title: Hair
lanes:
  - id: storyboard
phases:
  - name: Before
    steps:
      - id: look
        name: Looks
        cards:
          storyboard:
            - {id: one, text: Frizzy again, image: images/mirror.png}
            - {id: two, text: Away, image: ../secret.png}
"""


def _image() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(written, "PNG")
    return written.getvalue()


def test_images_that_lie_with_the_map_are_drawn_and_none_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "maps"
    (folder / "images").mkdir(parents=True)
    (folder / "images/mirror.png").write_bytes(_image())
    (tmp_path / "secret.png").write_bytes(_image())
    (folder / "hair.reiskaart.yaml").write_text(MAP, "utf-8")
    drawn = tmp_path / "hair.svg"
    monkeypatch.setattr(sys, "argv", ["reiskaart", "render", str(folder / "hair.reiskaart.yaml"), "-o", str(drawn)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    svg = drawn.read_text("utf-8")
    assert svg.count("<image") == 1
    assert "secret.png" in svg  # its name, in an empty frame
