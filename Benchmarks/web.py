"""`bin/bench web`: pages and casting on both databases, beside a bare Hummingbird, in interleaved rounds on this machine."""
import pathlib, shutil, socket, statistics, subprocess, sys, time

import load, servers, town

PORT, BARE_PORT, POSTGRES_PORT = 18150, 18151, 18152
PLACE = f"/editions/{town.SLUG}"
LISTED = 63


class Case:
    """A page asked for in one manner, by a visitor or by a resident who is signed in."""

    def __init__(self, page, who, paths, cookie, gzip):
        self.page, self.who, self.gzip = page, who, gzip
        self.requests = [load.get(path, cookie, gzip) for path in paths]
        self.bytes, self.rounds, self.half = 0, [], []

    @property
    def name(self): return f"{self.page}, {self.who}{'' if self.gzip else ', not compressed'}"

    @property
    def isPublic(self): return self.who == "visitor"


def cases(made, quick):
    pages = {
        "home": ["/"],
        "list of 1,500 proposals": [f"{PLACE}/propositions?graine=7&page={number}" for number in range(1, LISTED + 1)],
        "proposal": [f"{PLACE}/propositions/{number}" for number in range(1, town.PROPOSALS + 1)],
    }
    reader = made.token(made.waiting - 1)
    for gzip in (True,) if quick else (True, False):
        for page, paths in pages.items(): yield Case(page, "visitor", paths, None, gzip)
        for page, paths in {**pages, "ballot": [f"{PLACE}/voter"]}.items(): yield Case(page, "signed in", paths, reader, gzip)


def answer(port, request):
    """The status and the number of bytes of a whole answer."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(request.replace("\r\n", "\r\nConnection: close\r\n", 1).encode())
        received = b"".join(iter(lambda: line.recv(1 << 16), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]), len(body)


class Voters:
    """The residents who have not voted: each is sent to the urn once."""

    def __init__(self, made): self.made, self.next = made, 0

    def requests(self, count):
        ranks = range(self.next, min(self.next + count, self.made.waiting - 1))
        return [load.post(f"{PLACE}/voter", self.form(rank), self.made.token(rank)) for rank in ranks]

    def form(self, rank):
        choices = "&".join(f"choice={choice}" for choice in self.made.choices(rank))
        return f"csrf={self.made.form_token(rank)}&act=cast&honour=1&link=lives&{choices}"


class Measure:
    def __init__(self, options, parvis, bare, work):
        self.options, self.parvis, self.bare, self.work = options, parvis, bare, work
        self.cluster = None

    def run(self):
        self.step("the measured town", self.make_town)
        found = {}
        for engine in self.options.databases.split(","):
            try:
                self.voters.next = 0
                address = self.step(f"{engine}: database", lambda: self.fill(engine))
                found[engine] = self.step(f"{engine}: loads", lambda: self.measure(engine, address))
            finally:
                if engine == "postgres" and self.cluster: self.cluster.stop()
        return found

    def step(self, name, action):
        print(f"{name}…", file=sys.stderr, flush=True)
        return action()

    # What is measured

    def make_town(self):
        demonstration = f"{self.work}/demonstration.sqlite"
        with servers.environment(PARVIS_SECRET=servers.SECRET):
            subprocess.run([self.parvis, "demo", "--database", demonstration], check=True, stdout=subprocess.DEVNULL)
        self.made = town.Town(demonstration, 8_000 if self.options.quick else 120_000, servers.SECRET)
        self.voters = Voters(self.made)
        with open(f"{self.work}/town.sql", "w", encoding="utf-8") as file: file.writelines(self.made.statements())

    def seal(self, address):
        """From the next ballot on, the box is sealed."""
        with open(f"{self.work}/bureau.sql", "w", encoding="utf-8") as file: file.writelines(self.made.bureau())
        town.fill(address, f"{self.work}/bureau.sql")
        time.sleep(2)

    def fill(self, engine):
        if engine == "sqlite":
            address = f"{self.work}/town.sqlite"
            shutil.copyfile(f"{self.work}/demonstration.sqlite", address)
        else:
            self.cluster = servers.Postgres(f"{self.work}/postgres", POSTGRES_PORT)
            address = self.cluster.database("town")
            with servers.environment(PARVIS_SECRET=servers.SECRET):
                subprocess.run([self.parvis, "demo", "--database", address], check=True, stdout=subprocess.DEVNULL)
        town.fill(address, f"{self.work}/town.sql")
        return address

    def measure(self, engine, address):
        starts = []
        for _ in range(self.options.rounds):
            with servers.parvis(self.parvis, address, PORT) as server: starts.append(server.delay)
        with servers.parvis(self.parvis, address, PORT) as server:
            idle = server.memory()[0]
            asked = list(cases(self.made, self.options.quick))
            for case in asked: case.bytes = self.size(case)
            inserts = f"{self.work}/bare.sqlite" if engine == "sqlite" else self.cluster.database("bare")
            with servers.bare(self.bare, BARE_PORT, sorted({case.bytes for case in asked}), inserts) as peer:
                self.peaks(asked, server, peer)
                self.halves(asked, server)
                cast = self.casting(address, server, peer)
                self.seal(address)
                sealed = self.casting(address, server, peer, bytes=town.SEALED_BYTES)
            return {
                "ready_seconds": statistics.median(starts), "idle_megabytes": idle, "peak_megabytes": server.memory()[1],
                "pages": [figures(case) for case in asked], "cast": cast, "sealed": sealed,
            }

    def size(self, case):
        status, size = answer(PORT, case.requests[0])
        if status != 200: raise RuntimeError(f"{case.name}: answered {status}")
        return size

    # Loads

    def load(self, server, requests, **manner):
        before = server.processor()
        run = load.run(self.work, server.address, requests, self.options.seconds, **manner)
        run["microseconds"] = (server.processor() - before) * 1e6 / max(1, run["requests"])
        return run

    def peaks(self, asked, server, peer):
        for turn in range(self.options.rounds):
            for case in asked:
                constant = self.load(peer, [load.get(f"/{case.bytes}")])
                ours = self.load(server, case.requests)
                if ours["failed"]: raise RuntimeError(f"{case.name}: {ours['failed']} answers were not good")
                case.rounds.append((constant, ours))
                print(f"  round {turn + 1}: {case.name}: {ours['rate']:.0f} against {constant['rate']:.0f} a second", file=sys.stderr, flush=True)

    def halves(self, asked, server):
        for case in asked:
            rate = statistics.median(ours["rate"] for _, ours in case.rounds) / 2
            case.half = [self.load(server, case.requests, rate=rate) for _ in range(self.options.rounds)]

    def casting(self, address, server, peer, bytes=40):
        """Each ballot by another resident, through the whole door; what the urn holds afterwards is compared with the answers."""
        voters, rounds, halves = self.voters, [], []
        share = (self.made.waiting - 1) // (4 * self.options.rounds)
        for _ in range(self.options.rounds):
            forms = voters.requests(share)
            constant = self.load(peer, [form.replace(f"POST {PLACE}/voter", f"POST /insert?bytes={bytes}") for form in forms] * 4, once=True)
            rounds.append((constant, self.cast(address, server, voters, forms)))
        rate = statistics.median(ours["rate"] for _, ours in rounds) / 2
        for _ in range(self.options.rounds):
            halves.append(self.cast(address, server, voters, voters.requests(share), rate=rate))
        return {**ratio(rounds), "half": half(halves), "cast": sum(run["requests"] for run in [ours for _, ours in rounds] + halves)}

    def cast(self, address, server, voters, forms, **manner):
        before = town.in_the_box(address)
        run = self.load(server, forms, once=True, **manner)
        voters.next += run["used"]
        good = run["statuses"].get(f"303{PLACE}/voter/enregistre", 0)
        kept = town.in_the_box(address) - before
        # Those under way when the time was up are in the urn without their answer having been counted.
        if good != run["requests"] or not good <= kept <= good + load.CONNECTIONS:
            raise RuntimeError(f"casting: {run['statuses']}, {kept} ballots in the urn")
        return run


def ratio(rounds):
    return {
        "bare_rate": statistics.median(bare["rate"] for bare, _ in rounds), "rate": statistics.median(ours["rate"] for _, ours in rounds),
        "ratio": statistics.median(ours["rate"] / bare["rate"] for bare, ours in rounds),
        "ratios": [round(ours["rate"] / bare["rate"], 3) for bare, ours in rounds],
        "cpu": statistics.median(ours["microseconds"] for _, ours in rounds), "bare_cpu": statistics.median(bare["microseconds"] for bare, _ in rounds),
        "p99": statistics.median(ours["p99"] for _, ours in rounds), "bare_p99": statistics.median(bare["p99"] for bare, _ in rounds),
    }


def half(runs):
    return {"rate": statistics.median(run["rate"] for run in runs), "p50": statistics.median(run["p50"] for run in runs), "p99": statistics.median(run["p99"] for run in runs)}


def figures(case):
    return {"page": case.page, "who": case.who, "gzip": case.gzip, "bytes": case.bytes, **ratio(case.rounds), "half": half(case.half)}
