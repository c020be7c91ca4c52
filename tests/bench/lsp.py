#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long after a keystroke the language server has sent its diagnostics, on the shipped
pack, against a yardstick of the same run: a new process that counts the words of the same
files. Both are shown as the median of all keystrokes.

  tests/bench/lsp.py STANCE     KEYS=N types so many letters
"""
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
KEYS = int(os.environ.get("KEYS", "40"))


class Server:
    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "rules", "lsp"], cwd=folder,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("the server is gone")
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
            if line == b"\r\n":
                return json.loads(self.process.stdout.read(length))

    def diagnostics_of(self, uri):
        while True:
            message = self.read()
            if message.get("method") != "textDocument/publishDiagnostics":
                continue
            if message["params"]["uri"] == uri:
                return message["params"]["diagnostics"]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(tempfile.mkdtemp())
    shutil.copytree(SOURCE / "rules", folder / "rules")
    # The largest file of cues. Each letter makes the name of a policy another wrong one, so
    # that there is always an answer.
    policy = re.compile(r'^policy\s*=\s*"', re.M)
    files = [f for f in (folder / "rules/us-ice/cues").glob("*.toml")
             if policy.search(f.read_text())]
    file = max(files, key=lambda f: f.stat().st_size)
    text = file.read_text()
    at = policy.search(text).end()
    server = Server(program, folder)
    server.send("initialize", {"processId": None, "rootUri": folder.as_uri(),
                               "capabilities": {}}, 1)
    server.read()
    server.send("initialized", {})
    uri = file.as_uri()
    server.send("textDocument/didOpen", {"textDocument": {
        "uri": uri, "languageId": "toml", "version": 0, "text": text}})
    server.diagnostics_of(uri)

    def type_into(place, letters, version):
        typed = text[:place] + letters + text[place:]
        begin = time.perf_counter()
        server.send("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{"text": typed}]})
        found = server.diagnostics_of(uri)
        return (time.perf_counter() - begin) * 1000, found

    wrong, sound = [], []
    for key in range(KEYS):
        took, found = type_into(at, "x" * (key + 1), 2 * key + 1)
        if not found:
            raise SystemExit("the fault was not found")
        wrong.append(took)
        took, found = type_into(len(text), "# " + "x" * key + "\n", 2 * key + 2)
        if found:
            raise SystemExit(f"the text is sound again: {found}")
        sound.append(took)
    server.process.kill()

    words = "import pathlib; print(sum(len(f.read_text().split()) for f in " \
            f"pathlib.Path({str(folder / 'rules')!r}).rglob('*.toml')))"
    bare = []
    for _ in range(10):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", words], check=True, stdout=subprocess.PIPE)
        bare.append((time.perf_counter() - begin) * 1000)
    yardstick = statistics.median(bare)
    print(f"{'counting the words (yardstick)':36}{yardstick:9.1f} ms")
    for name, all_times in (("a key that makes a fault", wrong),
                            ("a key that leaves all sound", sound)):
        median = statistics.median(all_times)
        print(f"{name:36}{median:9.1f} ms{median / yardstick:8.2f}")
    shutil.rmtree(folder)


main()
