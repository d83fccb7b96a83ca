"""The rig itself, on a small site with planted faults: a rig that finds nothing proves nothing."""

import http.server
import smtplib
import sqlite3
import threading
import urllib.parse

import pytest

from rig import axe, validator
from rig.browser import listen, overflow
from rig.catalogue import Catalogue
from rig.crawler import Crawl, is_closed, shape
from rig.database import differences, fingerprint
from rig.keyboard import Keyboard
from rig.mail import Mailbox, links_of
from rig.people import Person
from rig.site import Site, logins_in

HEAD = '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title></head><body><main><h1>Essai</h1>'
END = "</main></body></html>"
PAGES = {
    "/": '<p><a href="/bon">Bon</a> <a href="/casse">Cassé</a> <a href="/bon#absent">Ancre</a> <a href="/compte-les">Compteur</a>'
         ' <a href="/bureau">Bureau</a> <img src="https://ailleurs.example/pixel.gif" alt=""></p>'
         '<form action="/chercher"><label>Mots <input name="q" value="a"></label><button>Chercher</button></form>'
         '<form method="post" action="/ecrire"><button>Écrire</button></form>',
    "/bon": '<p id="ici">Tout va bien.</p>',
    "/chercher": "<p>Trouvé : {1}</p>",
    "/compte-les": "<p>Une visite de plus.</p>",
    "/bureau": '<p><a href="/bureau/secret">Secret</a> <a href="/bureau/ouvert">Ouvert</a></p>',
    "/bureau/secret": "<p>Pour les agents.</p>",
    "/bureau/ouvert": "<p>Oublié d’être fermé.</p>",
    "/laid": '<p style="color:#bbb;background:#ccc">Gris sur gris</p><img src="/bon"><p style="width:2000px">Large</p>'
             '<button style="outline:none">Sans contour</button><ul><p>mal placé</p></ul><script>manque()</script>',
    "/beau": '<p>Lisible.</p><p><a href="/bon">Un lien</a></p><p><button>Un bouton</button></p>',
    "/connexion": '<form method="post" action="/connexion"><input type="hidden" name="csrf" value="x">'
                  '<label>Adresse <input type="email" name="email"></label>'
                  '<label>Mot de passe <input type="password" name="password"></label><button>Entrer</button></form>',
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers PAGES; an officer has the cookie `who=officer`."""

    protocol_version = "HTTP/1.1"
    database = None

    def log_message(self, *arguments):
        pass

    def answer(self, status, body="", **headers):
        content = (HEAD + body + END).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        is_officer = "who=officer" in (self.headers.get("Cookie") or "")
        if path == "/compte-les":
            connection = sqlite3.connect(self.database)
            with connection:
                connection.execute("update visit set count = count + 1")
            connection.close()
        if path.startswith("/bureau") and path != "/bureau/ouvert" and not is_officer:
            return self.answer(303, Location="/connexion?retour=" + path)
        self.answer(200 if path in PAGES else 404, PAGES.get(path, "<p>Rien ici.</p>"))

    def do_POST(self):
        sent = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if sent.get("csrf") == ["x"] and sent.get("password") == ["mot"]:
            return self.answer(303, Location="/bon", Set_Cookie="who=officer; Path=/; HttpOnly")
        self.answer(422, PAGES["/connexion"])


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "small.sqlite"
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript("create table visit (count int); insert into visit values (0); create table session (at int)")
    connection.close()
    Handler.database = path
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    login = {"role": "officer", "email": "a@b.example", "password": "mot"}
    yield Site(f"http://127.0.0.1:{server.server_port}", path, [login])
    server.shutdown()
    server.server_close()


def test_shapes_stand_for_many_addresses():
    assert shape("/en/projets/12-jardin?page=2&theme=a") == "/en/projets/#?page&theme"
    assert shape("/projets") == "/projets"


def test_logins_are_found_wherever_they_are_told():
    told = {"address": "/", "logins": [{"role": "officer", "email": "a", "password": "b"}, {"name": "c", "email": "d", "password": "e"}]}
    assert [login["role"] for login in logins_in(told)] == ["officer", "resident"]


def test_the_crawler_finds_what_is_broken_and_what_writes(small):
    before = fingerprint(small.database)
    crawl = Crawl(Person(small), starts=["/"])
    said = "\n".join(crawl.faults)
    for fault in ["/casse (from /) answers 404", "/bon#absent, which is not there", "pixel.gif from elsewhere",
                  "/chercher?q=a (from /) shows « Essai Trouvé : {1} »", "form to /ecrire without a token"]:
        assert fault in said, f"not found: {fault}\n{said}"
    assert len(crawl.faults) == 5, said
    assert differences(before, fingerprint(small.database)) == ["visit: its 1 rows say something else"]
    assert "/connexion?retour=/bureau" in crawl.pages


def test_pages_of_another_role_are_told_from_open_ones(small):
    officer = Crawl(Person(small, small.login("officer")), starts=["/"])
    visitor = Person(small)
    open_ones = [a for a in officer.pages if a.startswith("/bureau") and not is_closed(visitor, a)]
    assert open_ones == ["/bureau/ouvert"]


def test_a_wrong_password_does_not_sign_in(small):
    with pytest.raises(AssertionError, match="could not sign in"):
        Person(small, {"role": "officer", "email": "a@b.example", "password": "faux"})


def test_axe_overflow_keyboard_and_console_find_the_ugly_page(small, window):
    page = window(width=320)
    faults = listen(page)
    page.goto(small.address + "/laid")
    said = "\n".join(axe.violations(page))
    assert "color-contrast" in said and "image-alt" in said
    assert "color-contrast" in "\n".join(axe.violations(page, only=["color-contrast"]))
    assert "px too wide" in overflow(page)
    assert any("manque" in fault for fault in faults)
    assert any("does not show" in fault for fault in Keyboard(page).faults())
    assert any("does not show" in fault for fault in Keyboard(page).sweep())


def test_the_fine_page_has_no_fault(small, window):
    page = window(width=320)
    faults = listen(page)
    page.goto(small.address + "/beau")
    assert axe.violations(page) == []
    assert overflow(page) is None
    assert Keyboard(page).faults() == []
    assert Keyboard(page).sweep() == []
    page.goto(small.address + "/beau")
    keyboard = Keyboard(page)
    assert keyboard.tab_to("Un bouton")["tag"] == "button"
    with pytest.raises(AssertionError, match="never reached"):
        keyboard.tab_to("Absent", most=10)
    assert [fault for fault in faults if "favicon" not in fault and "404" not in fault] == []


def test_the_validator_names_the_page_at_fault():
    lines = validator.errors({"/laid": HEAD + PAGES["/laid"] + END, "/beau": HEAD + PAGES["/beau"] + END})
    assert lines and all(line.startswith("/laid:") for line in lines)
    assert any("“p” not allowed as child of element “ul”" in line for line in lines)


def test_the_mailbox_keeps_letters():
    box = Mailbox()
    try:
        with smtplib.SMTP("127.0.0.1", box.controller.port) as line:
            line.sendmail("a@ville.example", ["b@ville.example"], (
                "Subject: =?utf-8?q?Votre_d=C3=A9p=C3=B4t?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                "Suivez-le : http://localhost/p/1\r\n").encode())
        letter = box.wait_for("b@ville.example", "dépôt", seconds=5)
        assert links_of(letter) == ["http://localhost/p/1"]
        with pytest.raises(AssertionError, match="no letter"):
            box.wait_for("c@ville.example", seconds=0.2)
    finally:
        box.close()


def test_the_catalogue_says_labels_and_sentences_in_english(tmp_path):
    path = tmp_path / "en.po"
    path.write_text('msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgctxt "format"\nmsgid "Ouvrir"\nmsgstr "no"\n\nmsgid "Ouvrir la séance"\nmsgstr "Open the session"\n\n'
                    'msgid "Présence de {1} : {2}"\nmsgstr "{2} for {1}"\n\nmsgid "Une proposition attend"\nmsgid_plural "{1} propositions attendent"\n'
                    'msgstr[0] "One proposal waits"\nmsgstr[1] "{1} proposals wait"\n\nmsgid ""\n"Ce qui est écrit\u00a0"\n"en deux lignes"\nmsgstr "What is written on two lines"\n')
    catalogue = Catalogue(path)
    assert catalogue.english("Ouvrir la séance") == "Open the session"
    assert catalogue.english("Présence de Nora : Ouvrir la séance") == "Open the session for Nora"
    assert catalogue.english("12 propositions attendent") == "12 proposals wait"
    assert catalogue.english("Ce qui est écrit en deux lignes") == "What is written on two lines"
    assert catalogue.english("Ouvrir") == "Ouvrir", "a format is no label"
    assert catalogue.left_in_french("We read: Ce qui est écrit en deux lignes.") == ["Ce qui est écrit en deux lignes"]
    assert catalogue.left_in_french("What is written on two lines") == []
