"""A person who has no mouse: Tab, Shift+Tab, Space, Enter, arrows."""

FOCUSED = """() => {
    const e = document.activeElement
    if (!e || e === document.body || e === document.documentElement) return null
    const labels = e.labels ? [...e.labels].map(l => l.textContent).join(' ') : ''
    const by = (e.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent || '').join(' ')
    const name = by.trim() || e.getAttribute('aria-label') || labels || e.textContent || e.value || e.title || ''
    const box = e.getBoundingClientRect()
    const style = getComputedStyle(e)
    // A styled control may draw its focus on its label or on its group.
    const drawn = x => {
        if (!x) return false
        const s = getComputedStyle(x)
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none'
    }
    return {
        name: name.replace(/\\s+/g, ' ').trim(), tag: e.tagName.toLowerCase(), type: e.type || '', id: e.id || '',
        field: e.name || '', href: e.getAttribute('href'),
        visible: drawn(e) || drawn(e.labels && e.labels[0]) || drawn(e.closest('label')) || drawn(e.nextElementSibling),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        width: box.width, height: box.height, opacity: style.opacity,
    }
}"""


# All that Tab would stop at, in order, each given the focus as the keyboard gives it.
SWEEP = f"""() => {{
    const read = {FOCUSED}
    const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])')]
        .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({{ visibilityProperty: true }}))
    return stops.map(e => {{ e.focus(); return read() }})
}}"""


class Keyboard:
    """What one can do on a page with the keyboard only."""

    def __init__(self, page):
        self.page = page

    def focused(self):
        return self.page.evaluate(FOCUSED)

    def tab(self, back=False):
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        return self.focused()

    def tab_to(self, name=None, field=None, most=250):
        """Presses Tab until the focus is on what has this accessible name (a part of it) or this field name."""
        seen = []
        for _ in range(most):
            stop = self.tab()
            if stop is None:
                continue
            if (name is not None and name.lower() in stop["name"].lower()) or (field is not None and stop["field"] == field):
                return stop
            seen.append(stop["name"] or stop["field"])
        raise AssertionError(f"Tab never reached « {name or field} »; it went over {seen[:60]}")

    def type(self, text):
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, key):
        self.page.keyboard.press(key)

    def enter(self):
        """Enter on a link or a button that leads to another page, and that page loaded."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def sweep(self):
        """The same without the keys, in one go: every stop that the page declares must show its focus and have a name."""
        if self.tab() is None:
            return ["nothing can be reached with Tab"]
        faults = []
        for stop in filter(None, self.page.evaluate(SWEEP)):
            faults += self.faults_of(stop)
        return faults

    def faults_of(self, stop):
        what = f"{stop['tag']} « {stop['name'][:50] or stop['field']} »"
        if not stop["visible"]:
            yield f"{what} does not show that it has the focus"
        if not stop["inside"]:
            yield f"{what} has the focus outside the window"
        if not stop["name"]:
            yield f"{what} has no name"

    def faults(self, most=300):
        """Tabs through the whole page: every stop must show its focus, be in the window, and lead on to the end."""
        faults, stops, first = [], 0, None
        for _ in range(most):
            stop = self.tab()
            if stop is None:
                if stops:
                    return faults
                continue
            key = (stop["tag"], stop["id"], stop["field"], stop["href"], stop["name"])
            if first is None:
                first = key
            elif key == first and stops > 2:
                return faults
            stops += 1
            faults += self.faults_of(stop)
        if stops == 0:
            return ["nothing can be reached with Tab"]
        return faults
