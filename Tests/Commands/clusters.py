"""PostgreSQL servers of our own, which may be killed: each with its files, its port and its processes."""

import glob
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

import pytest

from test_serving import free_port


def binaries():
    """Where initdb and postgres are; the tests that need them say so where they are not."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda folder: float(folder.split("/")[-2]))
    if not folders:
        pytest.skip("no PostgreSQL server on this machine (apt-get install postgresql)")
    return folders[-1]


def as_postgres(*command):
    """PostgreSQL refuses to run as root."""
    return [*(["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []), *map(str, command)]


class Machine:
    """A machine of its own on a cable, as far as the network can tell."""

    address = "10.77.13.2"

    def __init__(self):
        self.name, self.cable = f"parvis{os.getpid()}", f"pv{os.getpid()}"
        self.within = ["ip", "netns", "exec", self.name]
        if not shutil.which("ip"):
            pytest.skip("this machine makes no other for a test (apt-get install iproute2)")
        try:
            self.say("netns", "add", self.name)
            self.say("link", "add", self.cable, "type", "veth", "peer", "name", "inside", "netns", self.name)
            self.say("addr", "add", "10.77.13.1/30", "dev", self.cable)
            self.say("link", "set", self.cable, "up")
            for command in (["addr", "add", f"{self.address}/30", "dev", "inside"], ["link", "set", "inside", "up"], ["link", "set", "lo", "up"]):
                self.say("-n", self.name, *command)
        except AssertionError as refusal:
            self.remove()
            pytest.skip(f"this machine makes no other for a test: {refusal}")

    def say(self, *words):
        done = subprocess.run(["ip", *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr.strip()

    def unplug(self):
        """Nothing arrives any more, and nobody says so."""
        self.say("-n", self.name, "link", "set", "inside", "down")

    def remove(self):
        for words in (["link", "del", self.cable], ["netns", "del", self.name]):
            subprocess.run(["ip", *words], capture_output=True)


class Cluster:
    """A server, new or a standby of another. What it confirms survives the death of its processes.

    `machine`: where its processes run, when it is not on this one. `log`: a folder of another disk for its write-ahead log, which takes little of it."""

    def __init__(self, behind=None, machine=None, log=None):
        self.binaries = binaries()
        self.more = ["min_wal_size=2MB", "max_wal_size=8MB", "wal_keep_size=0"] if log else []
        self.host, self.within = (machine.address, machine.within) if machine else ("127.0.0.1", [])
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="parvis-cluster-"))
        self.data, self.port, self.process = self.home / "data", free_port(), None
        if os.getuid() == 0:
            shutil.chown(self.home, "postgres", "postgres")
        try:
            if behind is None:
                self.tool("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync",
                          *(["--waldir", log, "--wal-segsize=1"] if log else []))
                with (self.data / "pg_hba.conf").open("a") as rules:
                    rules.write("host all,replication all samenet trust\n")
            else:
                self.tool("pg_basebackup", "-D", self.data, "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d", behind.address())
            self.start()
        except BaseException:
            self.remove()
            raise

    def tool(self, name, *arguments):
        done = subprocess.run(as_postgres(f"{self.binaries}/{name}", *arguments), cwd="/", capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def address(self, database="postgres"):
        return f"postgres://postgres@{self.host}:{self.port}/{database}"

    def is_up(self):
        return subprocess.run([f"{self.binaries}/pg_isready", "-q", "-h", self.host, "-p", str(self.port), "-U", "postgres"], cwd="/").returncode == 0

    def start(self):
        settings = ["fsync=off", "autovacuum=off", "jit=off", "max_wal_senders=4", "hot_standby=on", "shared_buffers=64MB", *self.more]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.within + as_postgres(f"{self.binaries}/postgres", "-D", self.data, "-p", self.port, "-h", self.host, "-k", self.home,
                                          *(part for setting in settings for part in ("-c", setting))),
                cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + 60
        while not self.is_up():
            assert self.process.poll() is None and time.monotonic() < end, self.log()
            time.sleep(0.05)

    def log(self):
        return (self.home / "log").read_text(errors="replace")[-3000:]

    def children(self):
        path = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in path.read_text().split()] if path.exists() else []

    def kill(self):
        """Every process at once, without a word."""
        if self.process is None or self.process.poll() is not None:
            return
        family = [*self.children(), self.process.pid]
        for process in reversed(family):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(10)
        end = time.monotonic() + 10
        while any(pathlib.Path(f"/proc/{process}/exe").exists() for process in family[:-1]) and time.monotonic() < end:
            time.sleep(0.02)

    def run(self, sql, database="postgres"):
        done = subprocess.run(["psql", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", self.address(database)], input=sql,
                              capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def promote(self):
        self.tool("pg_ctl", "-D", self.data, "promote", "-w", "-t", "60")

    def remove(self):
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)
