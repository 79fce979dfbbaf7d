"""The tutorial notebook runs from top to bottom, and shows maps and logs as pictures."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[3] / "docs" / "tutorial" / "from-data-to-a-map.ipynb"


@pytest.mark.filterwarnings("default")  # the kernel's own parts warn of each other
def test_the_notebook_runs_and_shows_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REISKAART_DATA", str(tmp_path / "workspace"))
    monkeypatch.setenv("REISKAART_CONFIG", str(tmp_path / "config"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    pictures = [output.data["image/svg+xml"] for output in outputs if "image/svg+xml" in output.get("data", {})]
    assert len(pictures) == 2
    assert all("<svg" in picture for picture in pictures)
    assert "not seen again" in pictures[1]


def test_the_notebook_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs] == []
