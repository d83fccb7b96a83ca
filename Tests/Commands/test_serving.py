"""`parvis serve`: it starts, it stops, it says what is wrong."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zipfile

import pytest

from conftest import PARVIS


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A server in a folder, until it is told to stop."""

    def __init__(self, folder, *arguments, **variables):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_") and name != "DATABASE_URL"}
        self.log = folder / "server.log"
        self.started = time.monotonic()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [PARVIS, "serve", "--port", str(self.port), *arguments], cwd=folder, env={**environment, **variables},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )

    def wait(self, seconds=20):
        while time.monotonic() < self.started + seconds:
            assert self.process.poll() is None, self.log.read_text()
            try:
                return urllib.request.urlopen(self.address + "/ready", timeout=2).status
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
        raise AssertionError(self.log.read_text())

    def stop(self, sign=signal.SIGTERM):
        self.process.send_signal(sign)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


@pytest.fixture
def server(tmp_path):
    one = Server(tmp_path, "--database", "town.sqlite")
    yield one
    if one.process.poll() is None:
        one.stop()


def get(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_it_is_ready_within_a_second_and_tells_its_health(parvis, tmp_path, server):
    assert server.wait() == 200
    assert get(server.address + "/health") == (200, "ok")
    status, metrics = get(server.address + "/metrics")
    assert status == 200 and "# TYPE" in metrics


def test_a_page_that_does_not_exist_says_so(server):
    server.wait()
    status, page = get(server.address + "/une-page-qui-n-existe-pas")
    assert status == 404 and "<h1" in page


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_asked_and_finishes_what_is_under_way(server, sign):
    server.wait()
    # A connection kept open by a browser does not hold the process back.
    with socket.create_connection(("127.0.0.1", server.port)) as idle:
        idle.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert idle.recv(100).startswith(b"HTTP/1.1 200")
        started = time.monotonic()
        assert server.stop(sign) == 0
        assert time.monotonic() - started < 12


def test_a_port_that_is_taken_is_refused(server, parvis):
    server.wait()
    told = parvis("serve", "--port", server.port, "--database", "other.sqlite", timeout=30)
    assert told.code == 1 and told.err.strip(), told


def test_all_wrong_settings_are_said_at_once(parvis):
    told = parvis("serve", "--database", "postgres://parvis@127.0.0.1:1/parvis", PARVIS_BASE_URL="ville.example/", PARVIS_TRUSTED_PROXIES="one")
    assert told.code == 1, told
    for variable in ("PARVIS_SECRET", "PARVIS_BASE_URL", "PARVIS_TRUSTED_PROXIES"):
        assert variable in told.err, told


def test_a_secret_that_is_too_short_is_refused(parvis):
    told = parvis("serve", "--database", "town.sqlite", PARVIS_SECRET="abcd")
    assert told.code == 1 and "PARVIS_SECRET" in told.err, told


def test_what_the_machine_lacks_is_said_at_the_start(parvis):
    told = parvis("serve", "--database", "town.sqlite", MAGIC="/nowhere/magic.mgc", timeout=30)
    assert told.code == 1 and "libmagic does not find its data base" in told.err, told
    told = parvis("demo", "--database", "other.sqlite", MAGIC="/nowhere/magic.mgc", timeout=30)
    assert told.code == 1 and "libmagic" in told.err, told


def test_odd_requests_never_break_it(server):
    """Wrong requests by hand: the server answers or closes, and goes on."""
    server.wait()
    for odd in [
        b"\r\n\r\n", b"NONSENSE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"b" * 200_000 + b"\r\n\r\n",
        b"POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\nx",
        b"POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc",
        b"POST /connexion HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\n%FF%zz",
        b"DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /static/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nCookie: parvis_session=\xff\xfe; ;=;;\r\n\r\n",
    ]:
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
            try:
                line.sendall(odd)
                line.settimeout(3)
                answer = line.recv(200)
            except (TimeoutError, ConnectionError):
                continue
            assert b" 500 " not in answer[:20] and b"root:" not in answer, (odd[:80], answer)
    assert get(server.address + "/health") == (200, "ok")


def test_a_taken_port_is_said_in_words(parvis, server):
    server.wait()
    told = parvis("serve", "--port", str(server.port), "--database", "other.sqlite")
    assert told.code == 1 and f"Port {server.port} is taken" in told.err, told


def test_the_published_archive_is_verified_and_a_changed_one_is_not(parvis, election, tmp_path):
    edition = json.loads(parvis("import", "pabulib", election, "--compare", "--database", "town.sqlite", "--json").out)["edition"]
    server = Server(tmp_path, "--database", "town.sqlite")
    try:
        server.wait()
        with urllib.request.urlopen(f"{server.address}/editions/{edition}/resultats.zip", timeout=10) as answer:
            (tmp_path / "results.zip").write_bytes(answer.read())
        status, page = get(f"{server.address}/editions/{edition}/resultats")
        assert status == 200 and "Avec une autre règle" in page and "Choix lauréats" in page
    finally:
        server.stop()
    told = parvis("verify", "results.zip", "--json")
    assert told.code == 0 and json.loads(told.out)["isRight"] is True, told
    assert parvis("verify", "results.zip", "--digest", json.loads(told.out)["digest"]).code == 0
    assert parvis("verify", "results.zip", "--digest", "0" * 64).code == 1
    with zipfile.ZipFile(tmp_path / "results.zip") as good, zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed:
        for name in good.namelist():
            changed.writestr(name, good.read(name).replace(b"d;2,10", b"d;3,10").replace(b";2,10", b";3,10"))
    told = parvis("verify", "changed.zip", "--language", "fr")
    assert told.code == 1 and "✗" in told.out, told
    assert parvis("verify", "absent.zip").code == 1
