"""A site being served: Parvis on a copy of the demonstration town, on a port of its own."""

import json
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
PARVIS = os.environ.get("PARVIS", str(ROOT / ".build/release/parvis"))


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def run(*arguments, **options):
    """The executable, run to its end; its standard output."""
    done = subprocess.run([PARVIS, *map(str, arguments)], capture_output=True, text=True, timeout=600, **options)
    assert done.returncode == 0, f"parvis {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


# The journal of the town is sealed under it when the town is made: every server of a copy has the same.
SECRET = "5e" * 32


class Town:
    """The demonstration town in a database file, made once and copied for each server."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.database = self.folder / "town.sqlite"
        self.files = self.folder / "town-files"
        self.files.mkdir(parents=True)
        environment = {**os.environ, "PARVIS_FILES": str(self.files), "PARVIS_SECRET": SECRET}
        run("migrate", "--database", self.database, env=environment)
        self.told = json.loads(run("demo", "--database", self.database, "--json", env=environment))
        self.logins = logins_in(self.told)

    def copy(self, folder):
        """A database and a folder of files that a test may change."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.glob("town.sqlite*"):
            shutil.copy(path, folder / path.name)
        shutil.copytree(self.files, folder / "town-files", dirs_exist_ok=True)
        return folder / "town.sqlite", folder / "town-files"


def logins_in(told):
    """The logins in what `parvis demo --json` tells: every object that has an address and a password."""
    found = []
    if isinstance(told, dict):
        email = told.get("email") or told.get("login")
        if email and told.get("password"):
            return [{**told, "email": email, "role": str(told.get("role") or "resident")}]
        told = list(told.values())
    if isinstance(told, list):
        for part in told:
            found += logins_in(part)
    return found


class Site:
    """An address where something answers, and the database behind it when it is a file."""

    def __init__(self, address, database=None, logins=()):
        self.address = address.rstrip("/")
        self.database = database
        self.logins = list(logins)

    def login(self, role):
        """The first login of a role, `resident` for a person without one."""
        for login in self.logins:
            if login["role"] == role:
                return login
        raise LookupError(f"no login of role {role} among {[login['role'] for login in self.logins]}")

    @property
    def roles(self):
        return list(dict.fromkeys(login["role"] for login in self.logins))

    def query(self, sql, *values):
        """Rows of the database, read beside the server."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()


class Served(Site):
    """`parvis serve` on its own port, stopped by its pid."""

    def __init__(self, database, files, logins, log, environment=None):
        self.port = free_port()
        super().__init__(f"http://127.0.0.1:{self.port}", database, logins)
        self.log = pathlib.Path(log)
        settings = {
            **os.environ,
            "PARVIS_FILES": str(files),
            "PARVIS_BASE_URL": self.address,
            "PARVIS_SECRET": SECRET,
            **(environment or {}),
        }
        settings.pop("DATABASE_URL", None)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [PARVIS, "serve", "--port", str(self.port), "--database", str(database)],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=settings, cwd=self.log.parent,
            )
        self.wait_until_ready()

    def wait_until_ready(self, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.tail()}")
            try:
                with urllib.request.urlopen(self.address + "/ready", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"the server is not ready after {seconds} s:\n{self.tail()}")

    def tail(self, lines=40):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def stop(self):
        """Gracefully; returns the exit code, or None when it had to be killed."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None
