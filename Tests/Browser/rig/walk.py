"""A person walking through the site by what she reads: labels, buttons, links, headings. The same with and without JavaScript."""

import os
import pathlib
import re

# A folder that receives a picture of each page of each walk, to be looked at: JOURNEY_PICTURES=var/pictures/journeys.
PICTURES = os.environ.get("JOURNEY_PICTURES")
MODES = [True, False]


def mode_name(javascript):
    return "with JavaScript" if javascript else "without JavaScript"


class Walk:
    """One window of one person. Every step says what was on the page when it fails."""

    def __init__(self, page, site, name=""):
        self.page, self.site, self.name = page, site, name
        self._pictures = 0
        self.faults = []
        page.on("response", lambda answer: self.faults.append(f"{answer.url} answers {answer.status}") if answer.status >= 500 else None)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    # Where she is

    @property
    def path(self):
        return self.page.url.removeprefix(self.site.address)

    @property
    def words(self):
        """What the main part says, spaces made plain."""
        return plain(self.page.locator("main").inner_text())

    def go(self, path):
        answer = self.page.goto(path if path.startswith("http") else self.site.address + path)
        self.arrived()
        return answer.status

    def arrived(self):
        assert not self.faults, self.faults
        if PICTURES:
            self._picture()

    # What she reads

    def reads(self, *sentences):
        words = self.words.lower()
        for sentence in sentences:
            assert plain(sentence).lower() in words, f"{self.path} does not say « {sentence} »:\n{self.words[:4000]}"

    def does_not_read(self, *sentences):
        words = self.words.lower()
        for sentence in sentences:
            assert plain(sentence).lower() not in words, f"{self.path} says « {sentence} »:\n{self.words[:4000]}"

    def is_at(self, pattern):
        assert re.search(pattern, self.path), f"she is at {self.path}, not {pattern}:\n{self.words[:3000]}"

    def sees(self, label):
        return self._main().get_by_role("link", name=label).or_(self._main().get_by_role("button", name=label)).count() > 0

    # What she does

    def fill(self, label, value, exact=False):
        self._one(lambda part: part.get_by_label(label, exact=exact).and_(part.locator("input, textarea")), f"field « {label} »").fill(value)

    def check(self, label, exact=False):
        """Ticks a box or a radio button."""
        box = self._one(lambda part: part.get_by_role("checkbox", name=label, exact=exact).or_(part.get_by_role("radio", name=label, exact=exact)), f"box « {label} »")
        box.check(force=True)

    def uncheck(self, label):
        self._one(lambda part: part.get_by_role("checkbox", name=label), f"box « {label} »").uncheck(force=True)

    def select(self, label, option):
        field = self._one(lambda part: part.get_by_label(label).and_(part.locator("select")), f"list « {label} »")
        texts = field.locator("option").all_inner_texts()
        chosen = next((text for text in texts if plain(option).lower() in plain(text).lower()), None)
        assert chosen is not None, f"« {option} » is not in the list « {label} »: {texts}"
        field.select_option(label=chosen.strip())

    def press(self, label, exact=False, within=None):
        """Presses a button, or follows a link, that leads to another page. A second step is taken where one is asked."""
        part = within or self._main()
        button = part.get_by_role("button", name=label, exact=exact).or_(part.get_by_role("link", name=label, exact=exact))
        button = button.filter(visible=True)
        assert button.count() > 0, f"{self.path} has no « {label} » to press:\n{self.words[:4000]}"
        with self.page.expect_navigation():
            button.first.click()
        self.arrived()

    def confirm(self, label):
        """Opens the second step of an act that cannot be undone, then presses its button."""
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
        return self.page.locator("main")

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


def plain(text):
    """Spaces made plain, so that a sentence is found whatever breaks its lines."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
