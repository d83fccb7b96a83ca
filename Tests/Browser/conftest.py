"""What the browser tests share: one town, one server that nobody writes to, one browser, the people of the town."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from rig.browser import Chromium  # noqa: E402
from rig.mail import Mailbox  # noqa: E402
from rig.people import Person  # noqa: E402
from rig.site import Served, Town  # noqa: E402
from rig.walk import Glass, Walk  # noqa: E402


@pytest.fixture(scope="session")
def chromium():
    browser = Chromium()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """The demonstration town, made once."""
    return Town(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def site(town, tmp_path_factory):
    """The town served for all the tests that only read."""
    folder = tmp_path_factory.mktemp("site")
    served = Served(*town.copy(folder), town.logins, folder / "server.log")
    yield served
    assert served.stop() == 0, f"the server did not stop by itself:\n{served.tail()}"


@pytest.fixture
def mailbox():
    box = Mailbox()
    yield box
    box.close()


@pytest.fixture
def own_site(town, mailbox, tmp_path):
    """A copy of the town served for one test, which may change it; its letters go to the mailbox."""
    served = Served(
        *town.copy(tmp_path / "site"), town.logins, tmp_path / "server.log",
        {"PARVIS_SMTP_URL": mailbox.url, "PARVIS_MAIL_FROM": "budget@ville.example"},
    )
    yield served
    assert served.stop() == 0, f"the server did not stop by itself:\n{served.tail()}"


@pytest.fixture(scope="session")
def people(site):
    """Each role of the town signed in once on the shared site, and the visitor."""
    everyone = {"visitor": Person(site)}
    for role in site.roles:
        everyone[role] = Person(site, site.login(role))
    return everyone


@pytest.fixture
def window(chromium):
    """Opens browser windows that close with the test: `window(person, javascript=False, theme="dark")`."""
    contexts = []

    def open_one(person=None, **options):
        context = chromium.context(person, **options)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def walks(window):
    """Lets somebody walk: `walks(site, "moderator", javascript=False)`, by role or address; a visitor when nobody is named.

    With a way of `WAYS` the walk has its language, and axe looks at each kind of page that the people of one test meet."""
    glasses = {}

    def glass(way, language):
        if way and way not in glasses:
            glasses[way] = Glass(None if way[1] else window(language=language))
        return glasses.get(way)

    def open_one(site, who=None, javascript=True, name="", way=None, **options):
        language, javascript = way or ("fr", javascript)
        login = None
        if who:
            password = site.logins[0]["password"]
            login = {"role": who, "email": who, "password": password} if "@" in who else site.login(who)
        person = Person(site, login) if login else None
        name = name or (who or "visitor").split("@")[0]
        return Walk(window(person, javascript=javascript, language=language, **options), site, name, language, glass(way, language))

    return open_one
