"""The figures as Markdown tables, with the aims beside them."""
import os, platform

NOT = {True: "yes", False: "**no**", None: ""}


def machine():
    with open("/proc/cpuinfo") as file: model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    return f"{model}, {os.cpu_count()} cores, load at the start {os.getloadavg()[0]:.1f}"


def web(found):
    lines = []
    for engine, figures in found.items():
        lines += [
            f"### {'SQLite' if engine == 'sqlite' else 'PostgreSQL'}", "",
            "| page | bytes sent | a second | bare, same size | ratio | aim | processor | bare | p99 at peak | p99 at half load | aim |",
            "|---|---:|---:|---:|---:|---|---:|---:|---:|---:|---|",
        ]
        for row in figures["pages"]:
            name = f"{row['page']}, {row['who']}{'' if row['gzip'] else ', not compressed'}"
            reached = NOT[row["ratio"] >= 1 / 3] if row["who"] == "visitor" else ""
            lines.append(line(name, f"{row['bytes']:,}", row, reached))
        cast, sealed = figures["cast"], figures["sealed"]
        lines.append(line("casting a ballot (against a bare insert)", "", cast, NOT[cast["ratio"] >= 0.5]))
        lines.append(line("casting a ballot in a sealed box", "", sealed, NOT[sealed["ratio"] >= 0.6]))
        ready, memory = figures["ready_seconds"], figures["peak_megabytes"]
        lines += [
            "", f"- ready {ready:.2f} s after its start (aim: under 1 s: {NOT[ready < 1]})",
            f"- memory {figures['idle_megabytes']:.0f} MB at the start, {memory:.0f} MB at most (aim: under 150 MB: {NOT[memory < 150]})",
            f"- {cast['cast'] + sealed['cast']:,} ballots cast, all found in the urn", "",
        ]
    return "\n".join(lines)


def line(name, size, row, reached):
    return (f"| {name} | {size} | {row['rate']:,.0f} | {row['bare_rate']:,.0f} | {row['ratio']:.2f} | {reached} | {row['cpu']:.0f} µs | {row['bare_cpu']:.0f} µs | {row['p99']:.1f} ms "
            f"| {row['half']['p99']:.1f} ms | {NOT[row['half']['p99'] < 20]} |")


def counting(rows):
    lines = [
        "### Counting, from the file to the winners", "",
        "| file | rule | readLine | getline | Parvis | memory | pabutools | memory | times faster | same winners |", "|---|---|---:|---:|---:|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        theirs, ours = row["peer_seconds"], row["seconds"]
        faster = f"{theirs / max(ours, 0.001):,.0f}" if theirs and ours is not None else ""
        lines.append(
            f"| {row['file']} | {row['rule']} | {seconds(row['lines_seconds'])} | {seconds(row['getline_seconds'])} | {seconds(ours, 'failed')} | {megabytes(row['megabytes'])} "
            f"| {seconds(theirs, 'too long' if row['peer_asked'] else 'not asked')} | {megabytes(row['peer_megabytes'])} | {faster} | {NOT[row['same_winners']]} |")
    return "\n".join(lines) + "\n"


def drawing(rows):
    lines = [
        "### The draw, from the pool to everybody's chance", "",
        "| instance | method | Parvis | lowest chance | sortition-algorithms | lowest chance | times faster |", "|---|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        theirs, ours = row["peer_seconds"], row["seconds"]
        faster = f"{theirs / max(ours, 0.001):,.0f}" if theirs and ours is not None else ""
        lines.append(
            f"| {row['instance']} | {row['method']} | {seconds(ours, 'failed')} | {chance(row['lowest'])} | {seconds(theirs, 'failed or too long')} "
            f"| {chance(row['peer_lowest'])} | {faster} |")
    return "\n".join(lines) + "\n"


def chance(value): return "" if value is None else f"{float(value):.6f}"
def seconds(value, absent=""): return absent if value is None else f"{value:.3f} s"
def megabytes(value): return "" if value is None else f"{value:.0f} MB"
