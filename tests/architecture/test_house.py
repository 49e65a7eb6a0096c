"""The house as the design draws it: rooms, faces, sizes, and a reason for every dependency."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "amana"
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
FILES = sorted(path for path in SOURCE.rglob("*.py") if "rescue" not in path.parts)


INNER_ROOMS = ("events", "figures", "people", "timeline", "voices")


def test_each_row_imports_only_rows_beneath_it() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(linter)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_room_is_on_the_plan() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers = said["tool"]["importlinter"]["contracts"][0]["layers"]
    planned = {room.strip() for row in layers for room in row.split("|")}
    assert planned - {"__main__"} == set(ROOMS)


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "cli"])
def test_a_room_has_a_face_and_names_what_it_shows(room: str) -> None:
    face = import_module(f"amana.{room}")
    assert face.__doc__
    assert [name for name in face.__all__ if not hasattr(face, name)] == []
    assert face.__all__ == sorted(set(face.__all__), key=face.__all__.index)


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    return {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0
    }


@pytest.mark.parametrize("room", INNER_ROOMS)
def test_a_room_inside_comparing_has_a_face_and_knows_no_other(room: str) -> None:
    face = import_module(f"amana.compare.{room}")
    assert face.__doc__
    assert [name for name in face.__all__ if not hasattr(face, name)] == []
    inside = (SOURCE / "compare" / room).rglob("*.py")
    others = {f"amana.compare.{other}" for other in INNER_ROOMS if other != room}
    reached = {module for path in inside for module in _imports(path)}
    assert [one for one in reached if any(one.startswith(f"{other}.") for other in others)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nobody_reaches_past_a_face(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0]
    # What is said to people is a face of its own: the edges need it, and none of the analysis. Comparing is five
    # rooms in one, each with its face: who loads one does not load the others (decision 31). The actions lie in
    # rooms by what they are for, and whoever uses one names its room.
    acts = {f"amana.actions.{path.parent.name}" for path in SOURCE.glob("actions/*/__init__.py")}
    faces = {"amana.language.wording", *acts, *(f"amana.compare.{room}" for room in INNER_ROOMS)}
    # records' own parts are values that everybody holds; the floor has no secrets.
    reached = {
        module
        for module in _imports(path)
        if module.startswith("amana.") and module.count(".") > 1 and module.split(".")[1] not in (own, "records")
    }
    assert reached - faces == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_can_be_held_in_mind(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 600
    assert ast.get_docstring(ast.parse(path.read_text())), "a file says its one job"


def test_every_dependency_has_its_reason() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    page = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text()
    names = [line.split(">=")[0] for line in said]
    assert [name for name in names if name not in page] == []


def test_the_face_of_the_whole_is_what_it_says() -> None:
    import amana

    assert [name for name in amana.__all__ if not hasattr(amana, name)] == []
    with pytest.raises(AttributeError):
        amana.nothing_of_this_name  # noqa: B018


def test_saying_the_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['amana', '--version']\n"
        "from amana.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'cryptography', 'apsw', 'rich', 'trafilatura', 'lxml', 'PIL', 'fluent'} & set(sys.modules)\n"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
