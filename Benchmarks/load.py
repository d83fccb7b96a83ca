"""One load on one server by wrk: as fast as answers come, or at an even pace."""
import json, os, pathlib, subprocess

SCRIPT = pathlib.Path(__file__).with_name("load.lua")
CONNECTIONS = 64


def get(path, cookie=None, gzip=True):
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "User-Agent: bench", "Accept: text/html", "Accept-Language: fr"]
    if gzip: lines.append("Accept-Encoding: gzip, deflate, br")
    if cookie: lines.append(f"Cookie: parvis_session={cookie}")
    return "\r\n".join(lines) + "\r\n\r\n"


def post(path, form, cookie=None):
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "User-Agent: bench", "Accept: text/html", "Sec-Fetch-Site: same-origin",
             "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
    if cookie: lines.append(f"Cookie: parvis_session={cookie}")
    return "\r\n".join(lines) + "\r\n\r\n" + form


def run(folder, address, requests, seconds, rate=None, once=False):
    """Figures of a load: requests, seconds, rate, p50 and p99 in milliseconds, failed, used, statuses."""
    sent, result = f"{folder}/requests", f"{folder}/result"
    pathlib.Path(sent).write_text("\0".join(requests))
    environment = {**os.environ, "LOAD_REQUESTS": sent, "LOAD_RESULT": result}
    if rate: environment["LOAD_RATE"] = str(rate)
    if once: environment["LOAD_ONCE"] = "1"
    subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{round(seconds)}s", "--timeout", "10s", "-s", str(SCRIPT), address],
        env=environment, check=True, stdout=subprocess.DEVNULL)
    figures = json.loads(pathlib.Path(result).read_text())
    figures["rate"] = figures["requests"] / figures["seconds"]
    return figures
