"""The processes that a measure starts, all on 127.0.0.1 and all stopped at its end."""
import contextlib, glob, os, pathlib, shutil, signal, subprocess, time, urllib.request

SECRET = "5e" * 32


class Process:
    """A server of ours: started, waited for, read from /proc, stopped by its number."""

    def __init__(self, arguments, port, ready="/", log=None, **environment):
        self.port = port
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            arguments, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=log or subprocess.DEVNULL)
        try: self.delay = self.wait(ready)
        except Exception:
            self.stop()
            raise

    @property
    def address(self): return f"http://127.0.0.1:{self.port}"

    def wait(self, path, patience=30):
        """Seconds from the start of the process to its first good answer."""
        while time.monotonic() - self.started < patience:
            if self.process.poll() is not None: raise RuntimeError(f"{self.process.args[0]} ended with code {self.process.returncode}")
            try:
                with urllib.request.urlopen(self.address + path, timeout=2) as answer:
                    if answer.status == 200: return time.monotonic() - self.started
            except OSError: pass
            time.sleep(0.002)
        raise RuntimeError(f"{self.address}{path} does not answer")

    def memory(self):
        """Megabytes (10⁶ bytes) in memory now, and at most since the start."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        values = {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
        return values["VmRSS"], values["VmHWM"]

    def processor(self):
        """Seconds of processor that it has used."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try: self.process.wait(15)
            except subprocess.TimeoutExpired: self.process.kill()

    def __enter__(self): return self
    def __exit__(self, *_): self.stop()


def parvis(executable, database, port, log=None):
    return Process([executable, "serve", "--port", str(port), "--database", database], port, "/ready", log, PARVIS_SECRET=SECRET)


def bare(executable, port, sizes, database=None):
    more = ["--database", database] if database else []
    return Process([executable, "serve", "--port", str(port), "--bytes", ",".join(map(str, sizes))] + more, port, f"/{sizes[0]}")


@contextlib.contextmanager
def environment(**values):
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try: yield
    finally:
        for name, value in before.items():
            if value is None: os.environ.pop(name)
            else: os.environ[name] = value


class Postgres:
    """A cluster of our own in a temporary folder, as durable as PostgreSQL is by default."""

    def __init__(self, folder, port):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
        if not found: raise RuntimeError("no PostgreSQL server here")
        self.binaries, self.folder, self.port = found[-1], folder, port
        os.makedirs(folder)
        if os.getuid() == 0: shutil.chown(folder, "postgres", "postgres")
        self.run("initdb", "-D", folder + "/data", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C")
        self.run("pg_ctl", "-D", folder + "/data", "-l", folder + "/log", "-w", "-o", f"-p {port} -h 127.0.0.1 -k {folder}", "start")

    def database(self, name):
        """A new database of the cluster."""
        subprocess.run(["psql", "--quiet", "--command", f"create database {name}", self.address("postgres")], check=True)
        return self.address(name)

    def address(self, name): return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def stop(self): self.run("pg_ctl", "-D", self.folder + "/data", "-m", "immediate", "-w", "stop")

    def run(self, name, *arguments):
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        subprocess.run(user + [f"{self.binaries}/{name}", *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
