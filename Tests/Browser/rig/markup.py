"""What a page of HTML holds, as far as the crawler and the forms need to know."""

import html.parser
import re


class Form:
    """A form: where it goes, how, and the fields a browser would send without a person touching it."""

    def __init__(self, attributes):
        self.method = (attributes.get("method") or "get").lower()
        self.action = attributes.get("action") or ""
        self.encoding = attributes.get("enctype") or ""
        self.fields = []
        self.types = {}

    def add(self, name, value, kind):
        self.fields.append((name, value))
        self.types[name] = kind

    def names(self, *kinds):
        return [name for name, kind in self.types.items() if kind in kinds]


class Markup(html.parser.HTMLParser):
    """Links, resources, forms, headings, identifiers and text of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.resources, self.forms = [], [], []
        self.ids, self.h1, self.language, self.title = set(), 0, None, ""
        self.has_main = False
        self.text = []
        self._silent = 0
        self._in_title = False
        self._form = None
        self._select = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if a.get("id"):
            self.ids.add(a["id"])
        match tag:
            case "html": self.language = a.get("lang")
            case "title": self._in_title = not self.title
            case "h1": self.h1 += 1
            case "main": self.has_main = True
            case "a" | "area" if a.get("href") is not None: self.links.append(a["href"])
            case "link" if a.get("href"):
                kind = (a.get("rel") or "").lower()
                (self.links if kind in ("alternate", "canonical", "next", "prev") else self.resources).append(a["href"])
            case "img" | "source" | "script" | "iframe" | "audio" | "video" | "embed" | "track":
                if a.get("src"):
                    self.resources.append(a["src"])
                for part in (a.get("srcset") or "").split(","):
                    if part.strip():
                        self.resources.append(part.split()[0])
                if tag == "script":
                    self._silent += 1
            case "style" | "template": self._silent += 1
            case "form":
                self._form = Form(a)
                self.forms.append(self._form)
            case "input" if self._form and a.get("name"):
                kind = (a.get("type") or "text").lower()
                if kind in ("submit", "image", "reset", "button", "file"):
                    return
                if kind in ("checkbox", "radio") and "checked" not in a:
                    self._form.types.setdefault(a["name"], kind)
                    return
                self._form.add(a["name"], a.get("value") or ("on" if kind == "checkbox" else ""), kind)
            case "textarea" if self._form and a.get("name"): self._form.add(a["name"], "", "textarea")
            case "select" if self._form and a.get("name"):
                self._select = a["name"]
                self._form.add(a["name"], "", "select")
                self._first_option = True
            case "option" if self._select and self._form and ("selected" in a or self._first_option):
                self._first_option = False
                self._form.fields = [f for f in self._form.fields if f[0] != self._select] + [(self._select, a.get("value") or "")]

    def handle_endtag(self, tag):
        match tag:
            case "title": self._in_title = False
            case "script" | "style" | "template": self._silent = max(0, self._silent - 1)
            case "form": self._form = None
            case "select": self._select = None

    def handle_data(self, data):
        if self._in_title:
            self.title += data
        elif not self._silent:
            self.text.append(data)

    @property
    def words(self):
        return re.sub(r"\s+", " ", " ".join(self.text)).strip()
