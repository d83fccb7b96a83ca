"""A person at her computer, without the browser: cookies, GET, forms sent as a browser without JavaScript sends them."""

import http.client
import urllib.parse

from .markup import Markup

SIGN_IN = "/connexion"


class Answer:
    """What came back: status, headers, body; `address` is the path asked for."""

    def __init__(self, address, status, headers, body):
        self.address, self.status, self.headers, self.body = address, status, headers, body
        self._markup = None

    @property
    def kind(self):
        return (self.headers.get("content-type") or "").split(";")[0].strip()

    @property
    def is_page(self):
        return self.kind == "text/html"

    @property
    def text(self):
        return self.body.decode("utf-8", errors="replace")

    @property
    def markup(self):
        if self._markup is None:
            self._markup = Markup(self.text)
        return self._markup

    @property
    def location(self):
        return self.headers.get("location")


class Person:
    """One browser's worth of cookies on one site."""

    def __init__(self, site, login=None):
        self.site = site
        self.login = login
        self.cookies = {}
        parts = urllib.parse.urlsplit(site.address)
        self.host, self.port = parts.hostname, parts.port
        self._connection = None
        if login:
            self.sign_in()

    @property
    def role(self):
        return self.login["role"] if self.login else "visitor"

    def ask(self, method, address, body=None, headers=None):
        """One request, no redirect followed."""
        sent = {"Host": f"{self.host}:{self.port}", "Accept": "text/html,*/*", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        for attempt in (1, 2):
            if self._connection is None:
                self._connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
            try:
                self._connection.request(method, address, body=body, headers=sent)
                answer = self._connection.getresponse()
                content = answer.read()
                break
            except (http.client.HTTPException, ConnectionError):
                self._connection.close()
                self._connection = None
                if attempt == 2 or method == "POST":
                    raise
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, _, rest = cookie.partition("=")
            if name.strip() == "langue":
                continue  # these people read both languages: no choice is kept for them
            value = rest.split(";")[0]
            if not value or "max-age=0" in cookie.lower():
                self.cookies.pop(name.strip(), None)
            else:
                self.cookies[name.strip()] = value
        return Answer(address, answer.status, answer.headers, content)

    def get(self, address, follow=True):
        answer = self.ask("GET", address)
        for _ in range(8):
            if not follow or answer.status not in (301, 302, 303, 307, 308) or not answer.location:
                break
            answer = self.ask("GET", self.resolve(answer.address, answer.location))
        return answer

    def resolve(self, base, link):
        """A link on a page as a path of this site; None when it leads elsewhere or is no page."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.site.address + base, link))
        if parts.scheme not in ("http", "https") or parts.netloc != urllib.parse.urlsplit(self.site.address).netloc:
            return None
        # What a browser encodes by itself (spaces, accents), and nothing that is encoded already.
        path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        return path + ("?" + query if query else "")

    def send(self, page, form, **typed):
        """Sends a form of a page with what is typed over what it held, and follows to the next page."""
        fields = [(name, value) for name, value in form.fields if name not in typed]
        for name, value in typed.items():
            fields += [(name, one) for one in (value if isinstance(value, (list, tuple)) else [value])]
        body = urllib.parse.urlencode(fields).encode()
        address = self.resolve(page.address, form.action or page.address)
        answer = self.ask("POST", address, body, {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": self.site.address,
        })
        if answer.status in (301, 302, 303) and answer.location:
            return self.get(self.resolve(address, answer.location))
        return answer

    def send_file(self, page, form, field, name, content):
        """Sends a form that carries one file, and follows to the next page."""
        border = "parvis-border-5e5e5e"
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in form.fields]
        parts.append(f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                     "Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
        address = self.resolve(page.address, form.action or page.address)
        answer = self.ask("POST", address, b"".join(parts) + f"--{border}--\r\n".encode(), {
            "Content-Type": f"multipart/form-data; boundary={border}", "Origin": self.site.address})
        if answer.status in (301, 302, 303) and answer.location:
            return self.get(self.resolve(address, answer.location))
        return answer

    def sign_in(self):
        page = self.get(SIGN_IN)
        forms = [form for form in page.markup.forms if form.names("password") and form.names("email", "text")]
        assert forms, f"{SIGN_IN} answers {page.status} and has no form with an address and a password"
        form = forms[0]
        typed = {form.names("email", "text")[0]: self.login["email"], form.names("password")[0]: self.login["password"]}
        answer = self.send(page, form, **typed)
        assert answer.status == 200 and not any(f.names("password") for f in answer.markup.forms), (
            f"{self.login['email']} could not sign in: {answer.status} {answer.markup.words[:300]}"
        )
        return answer
