"""`parvis import territories`: the outlines of a city, from GeoJSON."""

import json
import pathlib
import sqlite3

import pytest

LYON = pathlib.Path("/work/shared/data/geo/lyon-arrondissements-villeurbanne.geojson")


def square(east, north, **properties):
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    ring = [[4.80 + (east + x) / 100, 45.70 + (north + y) / 100] for x, y in corners]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def write(path, *features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


def run(parvis, file, *options):
    return parvis("import", "territories", file, "--kind", "neighbourhood", "--code", "id", "--name", "nom", "--database", "town.sqlite", *options)


def kept(tmp_path):
    with sqlite3.connect(tmp_path / "town.sqlite") as database:
        return dict(database.execute("select code, name from territories"))


def test_a_file_is_told_then_imported_then_changes_nothing(parvis, tmp_path):
    file = write(tmp_path / "q.geojson", square(0, 0, id="n1", nom="Un"), square(1, 0, id="n2", nom="Deux"))
    told = run(parvis, file, "--dry-run")
    assert told.code == 0 and "2 added" in told.out and "nothing is written" in told.out, told
    assert kept(tmp_path) == {}
    told = run(parvis, file, "--json")
    assert told.code == 0 and json.loads(told.out) == {
        "added": ["n1", "n2"], "changed": [], "unchanged": 0, "untouched": [], "refused": [], "written": True}, told
    assert kept(tmp_path) == {"ville": "Parvis", "n1": "Un", "n2": "Deux"}
    assert "0 added, 0 changed, 2 unchanged" in run(parvis, file).out


def test_a_bad_object_refuses_the_whole_file_unless_lenient(parvis, tmp_path):
    file = write(tmp_path / "q.geojson", square(0, 0, id="n1", nom="Un"), square(1, 0, id="n1", nom="Encore"), square(2, 0, id="n3", nom=""))
    told = run(parvis, file)
    assert told.code == 1 and "object 2" in told.err and "object 3" in told.err, told
    assert kept(tmp_path) == {}
    told = run(parvis, file, "--lenient")
    assert told.code == 0 and "1 added" in told.out and "object 3" in told.err, told


@pytest.mark.parametrize("options, words", [
    (["--name", "libelle"], "no object has a property"), (["--parent", "69381"], "69381"),
])
def test_a_choice_that_does_not_hold_is_refused(parvis, tmp_path, options, words):
    told = run(parvis, write(tmp_path / "q.geojson", square(0, 0, id="n1", nom="Un")), *options)
    assert told.code == 1 and words in told.err, told


@pytest.mark.parametrize("content", [b"", b"{", b'{"type":"FeatureCollection","features":[]}', b"\xff\xfe\x00"])
def test_a_file_that_is_no_map_is_refused(parvis, tmp_path, content):
    (tmp_path / "q.geojson").write_bytes(content)
    told = run(parvis, "q.geojson")
    assert told.code == 1 and told.out == "" and "q.geojson" in told.err, told
    assert run(parvis, "absent.geojson").code == 1


def test_the_kind_is_one_of_two(parvis):
    assert parvis("import", "territories", "q.geojson", "--kind", "region", "--code", "a", "--name", "b").code == 2


@pytest.mark.skipif(not LYON.exists(), reason="the shared data are not on this machine")
def test_the_arrondissements_of_lyon_come_in(parvis, tmp_path):
    told = parvis("import", "territories", LYON, "--kind", "arrondissement", "--code", "insee", "--name", "nom", "--database", "town.sqlite")
    assert told.code == 0 and "10 added" in told.out, told
    assert kept(tmp_path)["69382"] == "Lyon 2e Arrondissement"
