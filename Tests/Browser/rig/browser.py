"""Chromium by Playwright, dressed as one person: her cookies, her language, her theme, with or without JavaScript."""

import os

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("PARVIS_CHROMIUM", "/usr/bin/chromium")


class Chromium:
    """One browser for the whole run; contexts are cheap and made per test."""

    def __init__(self):
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )

    def context(self, person=None, javascript=True, theme="light", language="fr", width=1280, height=900, **options):
        """A window of its own; signed in as `person` when she is."""
        context = self._browser.new_context(
            java_script_enabled=javascript, color_scheme=theme, reduced_motion="reduce",
            locale="fr-FR" if language == "fr" else "en-GB", timezone_id="Europe/Paris",
            viewport={"width": width, "height": height}, **options,
        )
        context.set_default_timeout(15_000)
        if person and person.cookies:
            context.add_cookies([
                {"name": name, "value": value, "url": person.site.address} for name, value in person.cookies.items()
            ])
        return context

    def close(self):
        self._browser.close()
        self._playwright.stop()


def listen(page):
    """Collects what goes wrong on a page: errors of scripts, refusals of the policy, requests that fail or leave the site."""
    faults = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))

    def said(message):
        if message.type == "error":
            faults.append(f"console: {message.text}")

    page.on("console", said)
    page.on("requestfailed", lambda request: faults.append(f"request failed: {request.url} {request.failure}")
            if "ERR_ABORTED" not in (request.failure or "") else None)
    return faults


def in_english(address):
    """The same page under /en."""
    return "/en" + ("" if address == "/" else address)


# What a public page may weigh, without its pictures.
HEAVIEST = 100 * 1024


def weight(page):
    """What the page that was just opened loaded, in bytes, compressed, everything counted but its pictures."""
    if page.query_selector("[data-map]"):
        page.wait_for_load_state("networkidle")  # Leaflet comes after the page
    return page.evaluate("""() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(e => !['img', 'image', 'input'].includes(e.initiatorType) && !/\\.(png|jpe?g|webp|avif|gif)$/.test(e.name))
        .reduce((sum, e) => sum + e.transferSize, 0)""")


def overflow(page):
    """How many pixels the page is wider than the window, and the elements that stick out."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth
        const excess = document.documentElement.scrollWidth - width
        if (excess <= 0) return null
        const out = [...document.querySelectorAll('body *')].filter(e => {
            const box = e.getBoundingClientRect()
            return box.width > 0 && box.right > width + 0.5 && !e.closest('[hidden]')
        }).slice(0, 4).map(e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join(''))
        return `${excess} px too wide: ${out.join(', ')}`
    }""")
