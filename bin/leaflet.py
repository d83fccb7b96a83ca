"""Leaflet's source without what no map of ours has, marked so that esbuild drops what nothing names any more. --tiles keeps the credits of a map server."""

import re
import sys

SWAPS = {
    "(this.options.preferCanvas && canvas(options)) || svg(options)": "svg(options)",  # no canvas
    "Browser.vml ? vmlCreate : svgCreate": "svgCreate",  # no browser of another age
    "if (Browser.vml) {\n\tSVG.include(vmlMixin);\n}\n": "",
    "icon: new IconDefault()": "icon: null",  # our marks have their own
}
# Names hung on a class for who writes extensions.
NAMES = r"^(?:Control|control|CRS|TileLayer|tileLayer|Icon|SVG|GeoJSON|Map)\.(?!zoom\b)\w+ = \w+;\n"
# What writes GeoJSON, and gestures that our maps do without.
WRITING = r"^(?:Marker|Circle|CircleMarker)\.include\(PointToGeoJSON\);\n"
WRITERS = r"^(?:Polyline|Polygon|LayerGroup)\.include\(\{\n(?:(?!^\}\);).)*?toGeoJSON.*?^\}\);\n"
GESTURES = r"^Map\.addInitHook\('addHandler', '(?:scrollWheelZoom|boxZoom|tapHold)', \w+\);\n"
CREDIT = r"^Map\.addInitHook\(function \(\) \{\n\tif \(this\.options\.attributionControl\).*?^\}\);\n"
# A class is kept only if something names it.
CLASSES = r"^var (\w+) = ((?:\w+\.)?extend\(\{\n.*?^\}\)|extend\(\{\}, \w+, \{\n.*?^\}\)|\(function .*?^\}(?:\(\)\)|\)\(\)));\n"


def cut(source, tiles):
    for before, after in SWAPS.items():
        assert source.count(before) == 1, f"Leaflet has changed: {before!r}"
        source = source.replace(before, after)
    for pattern, times in ((NAMES, 32), (WRITING, 3), (WRITERS, 3), (GESTURES, 3), *(() if tiles else ((CREDIT, 1),))):
        source, found = re.subn(pattern, "", source, flags=re.M | re.S)
        assert found == times, f"Leaflet has changed: {found} of {pattern!r}"
    return re.sub(CLASSES, r"var \1 = /* @__PURE__ */ (() => \2)();\n", source, flags=re.M | re.S)


# What stands in Leaflet's sheet for old browsers and for parts that no map of ours has.
UNUSED = re.compile(r"oldie|vml|control-layers|control-scale|shadow|zoom-box|image-layer|default-icon|attribution-flag|div-icon|canvas|crosshair|safari")
OLD = re.compile(r"^\s*(?:-moz-|-ms-|-webkit-(?:transition|transform|box|user-drag))|:\s*-(?:moz|webkit)-gr|font-size: \d+px$")


def sheet(source):
    source = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"/\*.*?\*/", "", source, flags=re.S)).strip()

    def rule(found):
        selectors = [one for one in found[1].split(",") if not UNUSED.search(one)]
        said = [one for one in found[2].split(";") if one and not OLD.search(one)]
        return ",".join(selectors) + "{" + ";".join(said) + "}" if selectors and said else ""

    return re.sub(r"([^{}]+)\{([^{}]*)\}", rule, source)


if __name__ == "__main__":
    source = sys.stdin.read().replace("\r\n", "\n")
    sys.stdout.write(sheet(source) if "--sheet" in sys.argv else cut(source, "--tiles" in sys.argv))
