"""`bin/bench counting`: from the file to the winners, user time and peak memory, Parvis beside pabutools on the same files."""
import itertools, json, os, pathlib, random, statistics, subprocess, sys, tempfile, time, venv

HERE = pathlib.Path(__file__).parent
DATA = ("../shared/data/pabulib", "/work/shared/data/pabulib")
FILES = ("Poland_Lodz_2022.pb", "Poland_Wroclaw_2015_150_-_500.pb", "Poland_Warszawa_2024_Praga-Poludnie.pb", "France_Toulouse_2022.pb")
RULES = {
    "greedy": ["--rule", "greedy"],
    "equal-shares": ["--rule", "equal-shares"],
    "add1u": ["--rule", "equal-shares", "--completion", "add1", "--completion", "greedy"],
}
PATIENCE = 300


def folder():
    """Where the files are, or nothing."""
    candidates = [os.environ["PARVIS_PABULIB"]] if "PARVIS_PABULIB" in os.environ else DATA
    return next((pathlib.Path(path) for path in candidates if pathlib.Path(path).is_dir()), None)


def python():
    """A Python of its own with the peer in it; nothing when it cannot be installed."""
    home = pathlib.Path("var/bench-venv")
    executable = home / "bin/python"
    try:
        if not executable.exists(): venv.create(home, with_pip=True)
        subprocess.run([executable, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"], check=True, timeout=600)
        return str(executable)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"pabutools cannot be installed, Parvis is measured alone: {error}", file=sys.stderr)
        return None


def once(command, patience=PATIENCE):
    """User seconds, megabytes at the peak, and what was printed; nothing when it took too long or failed."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        started = time.monotonic()
        try:
            done = 0
            while not done and time.monotonic() - started < patience:
                done, status, usage = os.wait4(process.pid, os.WNOHANG)
                if not done: time.sleep(0.001)
        finally:
            if not done:
                process.kill()
                process.wait()
        process.returncode = os.waitstatus_to_exitcode(status) if done else -1
        if process.returncode: return None
        output.seek(0)
        return usage.ru_utime, usage.ru_maxrss * 1024 / 1e6, output.read().decode()


def several(command):
    """One run, or the mean of twenty when a run takes few of the ticks by which the kernel tells user time."""
    first = once(command)
    if first is None or first[0] > 0.1: return first
    runs = [first, *(once(command) for _ in range(19))]
    return None if None in runs else (statistics.mean(run[0] for run in runs), statistics.mean(run[1] for run in runs), first[2])


def median(command, rounds):
    """The medians of several runs; a slow command runs once."""
    runs = []
    for _ in range(rounds):
        run = several([str(part) for part in command])
        if run is None: return None
        runs.append(run)
        if run[0] > 5: break
    return {"seconds": statistics.median(run[0] for run in runs), "megabytes": statistics.median(run[1] for run in runs), "text": runs[0][2], "runs": len(runs)}


def generated(work, voters=2_000_000, projects=300):
    """A vote larger than any city's: five choices or so on each ballot, the popular projects more often, hardly two ballots alike."""
    file, dice = pathlib.Path(work) / f"generated_{voters}_{projects}.pb", random.Random(2026)
    popularity = list(itertools.accumulate(1 / (rank + 20) for rank in range(projects)))
    with file.open("w") as lines:
        lines.write(f"META\nkey;value\nbudget;30000000\nvote_type;approval\nnum_projects;{projects}\nnum_votes;{voters}\nPROJECTS\nproject_id;cost\n")
        lines.writelines(f"{number};{dice.randrange(20, 1000) * 1000}\n" for number in range(1, projects + 1))
        lines.write("VOTES\nvoter_id;vote\n")
        for voter in range(1, voters + 1):
            choices = dict.fromkeys(dice.choices(range(1, projects + 1), cum_weights=popularity, k=dice.randrange(3, 9)))
            lines.write(f"{voter};{','.join(map(str, choices))}\n")
    return file


def measure(options, parvis, bare, work):
    data = folder()
    if data is None:
        print(f"counting: skipped, no Pabulib files in {' nor '.join(DATA)} (set PARVIS_PABULIB)")
        return None
    peer = python()
    rows = []
    for name in FILES[3:] if options.quick else FILES:
        file = data / name
        if not file.exists():
            print(f"counting: {name} is not there, skipped")
            continue
        lines = reading(bare, file, options.rounds)
        for rule, arguments in RULES.items():
            ours = median([parvis, "count", file, *arguments, "--json"], options.rounds)
            # 60 counts of half a minute would tell nothing more than that it is long.
            isLong = rule == "add1u" and file.stat().st_size > 1_000_000
            theirs = median([peer, HERE / "pabutools_count.py", file, rule], options.rounds) if peer and not isLong else None
            rows.append(row(name, rule, lines, ours, theirs, asked=bool(peer) and not isLong))
            print("  ", rows[-1], file=sys.stderr)
    file = generated(work, *((20_000, 50) if options.quick else ()))
    lines = reading(bare, file, options.rounds)
    rows.append(row(file.name, "equal-shares", lines, median([parvis, "count", file, *RULES["equal-shares"], "--json"], options.rounds), None, asked=False))
    print("  ", rows[-1], file=sys.stderr)
    return rows


def reading(bare, file, rounds):
    """Seconds to read the lines and do nothing more: by Swift's readLine, and by C's getline, whose bytes are copied."""
    runs = [median([bare, "lines", *how, file], rounds) for how in ((), ("--getline",))]
    return [run["seconds"] if run else None for run in runs]


def row(name, rule, lines, ours, theirs, asked):
    same = None
    if ours and theirs: same = sorted(json.loads(ours["text"])["winners"]) == json.loads(theirs["text"])
    return {
        "file": name, "rule": rule, "lines_seconds": lines[0], "getline_seconds": lines[1],
        "seconds": ours["seconds"] if ours else None, "megabytes": ours["megabytes"] if ours else None,
        "peer_seconds": theirs["seconds"] if theirs else None, "peer_megabytes": theirs["megabytes"] if theirs else None,
        "peer_asked": asked, "peer_runs": theirs["runs"] if theirs else 0, "same_winners": same,
    }
