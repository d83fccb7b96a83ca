"""A person walking through the site by what she reads: labels, buttons, links, headings. The same with and without JavaScript, in both languages."""

import contextlib
import os
import pathlib
import re

from . import axe
from .catalogue import catalogue, plain

# A folder that receives a picture of each page of each walk, to be looked at: JOURNEY_PICTURES=var/pictures/journeys.
PICTURES = os.environ.get("JOURNEY_PICTURES")
MODES = [True, False]
# What the city of the demonstration wrote, and a sentence of the platform happens to say too.
WRITTEN = {"Relève d’un autre organisme"}


# The ways of a journey that is walked in both languages: each page met is looked at by axe on the way.
WAYS = [("fr", True), ("en", False)]


def mode_name(javascript):
    return "with JavaScript" if javascript else "without JavaScript"


def way_name(way):
    return ("in French, " if way[0] == "fr" else "in English, ") + mode_name(way[1])


class Walk:
    """One window of one person. Every step says what was on the page when it fails.

    The words of a walk are the French ones. In English they are said as the catalogue says them: a whole label, a whole sentence.
    """

    def __init__(self, page, site, name="", language="fr", glass=None):
        self.page, self.site, self.name, self.language = page, site, name, language
        self.glass = glass
        self._pictures = 0
        self._part = None
        self.faults = []
        page.on("response", lambda answer: self.faults.append(f"{answer.url} answers {answer.status}") if answer.status >= 500 else None)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    # Where she is

    @property
    def path(self):
        """The French address of the page, whatever the language."""
        path = self.page.url.removeprefix(self.site.address)
        return path.removeprefix("/en") or "/" if self.language == "en" else path

    @property
    def words(self):
        """What the main part says, spaces made plain."""
        return plain(self.page.locator("main").inner_text())

    def go(self, path):
        path = path.removeprefix(self.site.address)
        if self.language == "en" and path.startswith("/") and not (path + "/").startswith("/en/"):
            path = "/en" + path.rstrip("/")
        answer = self.page.goto(path if path.startswith("http") else self.site.address + path)
        self.arrived()
        return answer.status

    def arrived(self):
        assert not self.faults, self.faults
        if PICTURES:
            self._picture()
        if self.glass:
            self.glass.look(self)

    # What she reads

    def said(self, words):
        """As the page says it in the language of the walk."""
        return catalogue().english(words) if self.language == "en" else words

    def reads(self, *sentences):
        """Each sentence is on the page; « … » stands for what is not known beforehand, a date or a count."""
        for sentence in map(self.said, sentences):
            assert self._stands(sentence), f"{self.path} does not say « {sentence} »:\n{self.words[:4000]}"

    def does_not_read(self, *sentences):
        for sentence in map(self.said, sentences):
            assert not self._stands(sentence), f"{self.path} says « {sentence} »:\n{self.words[:4000]}"

    def must_correct(self):
        """The form came back, and says what is to be corrected."""
        told = self.page.locator("main .field-error, main .alert-error[role=alert]").filter(visible=True)
        assert told.count() > 0, f"{self.path} asks for no correction:\n{self.words[:4000]}"

    def _stands(self, sentence):
        return re.search(".{1,120}?".join(map(re.escape, plain(sentence).lower().split("…"))), self.words.lower())

    def is_at(self, pattern):
        assert re.search(pattern, self.path), f"she is at {self.path}, not {pattern}:\n{self.words[:3000]}"

    def sees(self, label):
        label = self.said(label)
        return self._main().get_by_role("link", name=label).or_(self._main().get_by_role("button", name=label)).count() > 0

    # What she does

    @contextlib.contextmanager
    def inside(self, part):
        """What follows is looked for in this part of the page, where several forms ask the same."""
        self._part, outer = self.page.locator("main").locator(part) if isinstance(part, str) else part, self._part
        try:
            yield
        finally:
            self._part = outer

    def sees_fold(self, label):
        return self._main().locator("summary", has_text=self.said(label)).count() > 0

    def unfold(self, label):
        """Opens what is folded under these words, if it is."""
        summary = self._one(lambda part: part.locator("summary", has_text=self.said(label)), f"fold « {label} »")
        if summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()

    def fill(self, label, value, exact=False):
        label = self.said(label)
        self._one(lambda part: part.get_by_label(label, exact=exact).and_(part.locator("input, textarea")), f"field « {label} »").fill(value)

    def check(self, label, exact=False):
        """Ticks a box or a radio button."""
        label = self.said(label)
        box = self._one(lambda part: part.get_by_role("checkbox", name=label, exact=exact).or_(part.get_by_role("radio", name=label, exact=exact)), f"box « {label} »")
        box.check(force=True)

    def uncheck(self, label):
        label = self.said(label)
        self._one(lambda part: part.get_by_role("checkbox", name=label), f"box « {label} »").uncheck(force=True)

    def select(self, label, option):
        label, option = self.said(label), self.said(option)
        field = self._one(lambda part: part.get_by_label(label).and_(part.locator("select")), f"list « {label} »")
        texts = field.locator("option").all_inner_texts()
        chosen = next((text for text in texts if plain(option).lower() in plain(text).lower()), None)
        assert chosen is not None, f"« {option} » is not in the list « {label} »: {texts}"
        field.select_option(label=chosen.strip())

    def press(self, label, exact=False, within=None):
        """Presses a button, or follows a link, that leads to another page. A second step is taken where one is asked."""
        part, label = within or self._main(), self.said(label)
        button = part.get_by_role("button", name=label, exact=exact).or_(part.get_by_role("link", name=label, exact=exact))
        button = button.filter(visible=True)
        assert button.count() > 0, f"{self.path} has no « {label} » to press:\n{self.words[:4000]}"
        with self.page.expect_navigation():
            button.first.click()
        self.arrived()

    def confirm(self, label):
        """Opens the second step of an act that cannot be undone, then presses its button."""
        label = self.said(label)
        opening = self._main().locator("details.confirm").filter(has=self.page.locator("summary", has_text=label)).first
        assert opening.count() > 0, f"{self.path} has no « {label} » with a second step:\n{self.words[:4000]}"
        opening.locator("summary").click()
        with self.page.expect_navigation():
            opening.locator("form button").first.click()
        self.arrived()

    def follow(self, label, exact=False):
        """Follows a link of any part of the page, the header included."""
        self.press(label, exact=exact, within=self.page.locator("body"))

    def back(self):
        self.page.go_back()
        self.arrived()

    # Signing in and out, as one does

    def sign_in(self, role_or_email):
        login = next((login for login in self.site.logins if login["email"] == role_or_email), None) or self.site.login(role_or_email)
        self.go("/connexion")
        self.fill("Adresse électronique", login["email"])
        self.fill("Mot de passe", login["password"])
        self.press("Me connecter", exact=True)
        assert "/connexion" not in self.path, self.words[:500]

    # -

    def _main(self):
        return self._part or self.page.locator("main")

    def _one(self, find, what):
        found = find(self._main())
        assert found.count() > 0, f"{self.path} has no {what}:\n{self.words[:4000]}"
        return found.first

    def _picture(self):
        folder = pathlib.Path(PICTURES)
        folder.mkdir(parents=True, exist_ok=True)
        self._pictures += 1
        slug = re.sub(r"[^a-z0-9]+", "-", self.path.lower()).strip("-")[:60] or "home"
        size = self.page.viewport_size
        for width, theme in ((1280, "light"), (360, "dark" if self._pictures % 2 else "light")):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self.page.screenshot(path=folder / f"{self.name}-{self._pictures:02d}-{slug}-{width}.png", full_page=True)
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")


class Glass:
    """Looks at each kind of page that the people of a journey meet: axe, and in English nothing of the catalogue in French.

    What a window without a script shows is shown again in `page`, where axe can run."""

    def __init__(self, page=None):
        self.page, self.seen = page, set()

    def look(self, walk):
        kind = (re.sub(r"\d+", "N", walk.path.split("?")[0]), walk.page.locator("main form").count(), walk.page.locator("main [role=alert]").count() > 0)
        if kind in self.seen:
            return
        self.seen.add(kind)
        found = axe.violations(self._again(walk.page) if self.page else walk.page)
        assert not found, f"{walk.name}, {walk.page.url}:\n" + "\n".join(found)
        assert walk.page.locator("html").get_attribute("lang") == walk.language, walk.page.url
        if walk.language == "en":
            left = [sentence for sentence in catalogue().left_in_french(walk.words) if sentence not in WRITTEN]
            assert not left, f"{walk.page.url} says in French: {left}"

    def _again(self, page):
        address, body = page.url.split("#")[0], page.content()
        self.page.route(address, lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body))
        self.page.goto(address)
        self.page.unroute(address)
        return self.page
