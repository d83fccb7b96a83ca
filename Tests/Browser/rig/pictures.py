"""Takes pictures of pages, to be looked at by a human eye: `bin/pictures`."""

import argparse
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from rig.browser import Chromium, in_english  # noqa: E402
from rig.crawler import Crawl  # noqa: E402
from rig.people import Person  # noqa: E402
from rig.site import ROOT, Served, Site, Town  # noqa: E402

WIDTHS = (320, 768, 1280)


def picture_name(role, address, width, theme):
    name = re.sub(r"[^a-zA-Z0-9]+", "-", address).strip("-") or "home"
    return f"{role}_{name[:80]}_{width}{'_dark' if theme == 'dark' else ''}.png"


def take(chromium, person, addresses, folder, widths=WIDTHS, themes=("light", "dark")):
    """Full-page pictures of each address; returns their paths."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    for theme in themes:
        context = chromium.context(person, theme=theme)
        page = context.new_page()
        for address in addresses:
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(person.site.address + address)
                path = folder / picture_name(person.role, address, width, theme)
                page.screenshot(path=path, full_page=True)
                taken.append(path)
        context.close()
    return taken


def main():
    parser = argparse.ArgumentParser(
        prog="bin/pictures",
        description="Pictures of pages of the demonstration town at several widths, in var/pictures.",
    )
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="/editions/1 …; nothing said: one page of each kind that the crawler finds")
    parser.add_argument("--as", dest="roles", action="append", metavar="ROLE", help="project-officer, resident, visitor…; repeatable (visitor unless said otherwise)")
    parser.add_argument("--at", metavar="URL", help="a server that runs already (its logins are those of --logins); otherwise one is started")
    parser.add_argument("--logins", metavar="FILE", help="what `parvis demo --json` printed, for --at")
    parser.add_argument("--widths", default="320,768,1280")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--english", action="store_true", help="the English pages")
    parser.add_argument("--into", default=str(ROOT / "var/pictures"), metavar="FOLDER")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="parvis-pictures-") as folder:
        served = None
        if wanted.at:
            import json
            from rig.site import logins_in
            logins = logins_in(json.loads(pathlib.Path(wanted.logins).read_text())) if wanted.logins else []
            site = Site(wanted.at, logins=logins)
        else:
            town = Town(folder)
            site = served = Served(town.database, town.files, town.logins, pathlib.Path(folder) / "server.log")
        chromium = Chromium()
        try:
            for role in wanted.roles or ["visitor"]:
                person = Person(site, None if role == "visitor" else site.login(role))
                addresses = wanted.addresses or Crawl(person, per_shape=3).representatives
                if wanted.english:
                    addresses = [in_english(address) for address in addresses]
                widths = [int(width) for width in wanted.widths.split(",")]
                for path in take(chromium, person, addresses, wanted.into, widths, wanted.themes.split(",")):
                    print(path)
        finally:
            chromium.close()
            if served:
                served.stop()


if __name__ == "__main__":
    main()
