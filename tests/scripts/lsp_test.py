# SPDX-License-Identifier: Apache-2.0
# Drives the real `stance rules lsp` as an editor would: python3 lsp_test.py STANCE SCRATCH
import json
import os
import shutil
import subprocess
import sys

STANCE, SCRATCH = os.path.abspath(sys.argv[1]), sys.argv[2]

PACK = """[pack]
name     = "parks"
version  = "1.0.0"
language = 1
title    = "Dogs in parks"

[policy.dogs]
title       = "Dogs"
question    = "May dogs run free?"
stale-after = "3 years"

[policy.dogs.states]
free  = "Dogs run free."
leash = "Dogs must be on a leash."

[policy.dogs.opposites]
free  = "leash"
leash = "free"

[words]
park = ['park~', 'the green']

[forms]
run = ["runs", "ran", "running"]

[[cue]]
id     = "free"
policy = "dogs"
kind   = "observed"
state  = "free"
when   = ['dogs run~ free ... {park}']
yes    = ["Dogs run free in the park."]
no     = ["The tap runs free."]

[sources]
rank = ["official", "news"]

[precedence]
acts-from = ["official", "news"]
order     = ["source rank"]
tie       = "contested"
"""

TEST = """rules = ["parks"]

[[sentence]]
name   = "seen"
text   = "Dogs run free in the park."
expect = [["dogs", "free", "observed", "free"]]
"""

# Behind the sign beyond the first plane and the umlaut, bytes, characters and UTF-16 units
# all differ.
FAULTY = """[[cue]]
id     = "umlaut"
policy = "dogs"
kind   = "observed"
state  = "free"
when   = ['🐕 für {prak}']
yes    = ["🐕 für park"]
no     = ["Nothing."]

[[cue]]
id     = "other"
policy = "dog"
kind   = "observed"
state  = "free"
when   = ['other dogs run~']
yes    = ["Other dogs run."]
no     = ["Nothing."]
"""

faults = []


def expect(what, actual, expected):
    if actual != expected:
        faults.append("%s\n  is       %r\n  expected %r" % (what, actual, expected))


class Editor:
    def __init__(self, folder):
        self.process = subprocess.Popen(
            [STANCE, "rules", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self.next_id = 0
        self.diagnostics = {}

    def send_raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps(message, ensure_ascii=False).encode()
        self.send_raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def read(self):
        length = None
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise EOFError("the server is gone")
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
            if line == b"\r\n":
                break
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"]] = params["diagnostics"]
        return message

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        self.next_id += 1
        self.send({"jsonrpc": "2.0", "id": self.next_id, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.next_id and "method" not in message:
                return message

    def wait_for(self, uri):
        while self.read().get("params", {}).get("uri") != uri:
            pass
        return self.diagnostics[uri]

    # The server tells what it found once nothing more is to be read, so that what an
    # earlier message led to may still come first.
    def wait_for_codes(self, uri, codes):
        while [each["code"] for each in self.wait_for(uri)] != codes:
            pass
        return self.diagnostics[uri]


def position(text, needle, inside=0):
    """Where an editor says that `needle` begins: line, and UTF-16 units."""
    at = text.index(needle) + inside
    line = text.count("\n", 0, at)
    begin = text.rfind("\n", 0, at) + 1
    return {"line": line, "character": len(text[begin:at].encode("utf-16-le")) // 2}


def at(uri, text, needle, inside=0):
    return {"textDocument": {"uri": uri}, "position": position(text, needle, inside)}


def applied(text, edits):
    """The text with an editor's edits, which count in UTF-16."""
    lines = text.split("\n")

    def offset(place):
        if place["line"] >= len(lines):
            return len(text)
        before = sum(len(each) + 1 for each in lines[: place["line"]])
        units = lines[place["line"]].encode("utf-16-le")[: place["character"] * 2]
        return before + len(units.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        begin, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:begin] + edit["newText"] + text[end:]
    return text


def labels(answer):
    return sorted(each["label"] for each in answer["result"])


root = os.path.join(os.path.abspath(SCRATCH), "rules with blanks")
shutil.rmtree(root, ignore_errors=True)
os.makedirs(os.path.join(root, "parks"))
for name, text in (("pack.toml", PACK), ("parks.test.toml", TEST)):
    with open(os.path.join(root, "parks", name), "w", encoding="utf-8") as file:
        file.write(text)


def uri_of(name):
    return "file://" + (root + "/parks/" + name).replace(" ", "%20")


editor = Editor(root)

# --- before "initialize" nothing is answered
early = editor.request("textDocument/hover", {})
expect("a request before initialize", early["error"]["code"], -32002)
hello = editor.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
expect("positions are UTF-16", hello["result"]["capabilities"]["positionEncoding"], "utf-16")
editor.notify("initialized", {})


# --- faults, where they are
def open_text(name, text):
    editor.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": uri_of(name), "languageId": "toml", "version": 1, "text": text}},
    )


open_text("new.toml", FAULTY)
found = editor.wait_for(uri_of("new.toml"))
errors = [each for each in found if each["severity"] == 1]
expect("the codes", [each["code"] for each in errors], ["E0107", "E0104"])
expect("the first range begins", errors[0]["range"]["start"], position(FAULTY, "{prak}"))
expect("the first range ends", errors[0]["range"]["end"], position(FAULTY, "{prak}", 6))
expect("the message", errors[0]["message"].split("\n")[0], "the word list \"prak\" does not exist")
expect("no drawings", "^" in errors[0]["message"] or "│" in errors[0]["message"], False)
expect("the second range begins", errors[1]["range"]["start"], position(FAULTY, '"dog"'))

# --- the proposal that is sure
actions = editor.request(
    "textDocument/codeAction",
    {
        "textDocument": {"uri": uri_of("new.toml")},
        "range": errors[0]["range"],
        "context": {"diagnostics": errors},
    },
)["result"]
fixes = [each for each in actions if each["kind"] == "quickfix"]
expect("quick fixes", [each["isPreferred"] for each in fixes], [True])
mended = applied(FAULTY, fixes[0]["edit"]["changes"][uri_of("new.toml")])
expect("the fix", mended, FAULTY.replace("{prak}", "{park}"))
all_fixes = [each for each in actions if each["kind"] == "source.fixAll"]
mended = applied(FAULTY, all_fixes[0]["edit"]["changes"][uri_of("new.toml")])
expect("all fixes", mended, FAULTY.replace("{prak}", "{park}").replace('"dog"', '"dogs"'))

# --- a change of a few characters, counted in UTF-16
text = FAULTY
for needle, new in (("prak", "park"), ('"dog"', '"dogs"')):
    begin = position(text, needle)
    end = {"line": begin["line"], "character": begin["character"] + len(needle)}
    editor.notify(
        "textDocument/didChange",
        {
            "textDocument": {"uri": uri_of("new.toml"), "version": 2},
            "contentChanges": [{"range": {"start": begin, "end": end}, "text": new}],
        },
    )
    text = text.replace(needle, new, 1)
while [each for each in editor.diagnostics[uri_of("new.toml")] if each["severity"] == 1]:
    editor.wait_for(uri_of("new.toml"))

# --- what may stand there
answer = editor.request("textDocument/completion", at(uri_of("new.toml"), text, '"dogs"', 3))
expect("completing a policy", labels(answer), ["dogs"])
edit = answer["result"][0]["textEdit"]
expect("it replaces the word", edit["range"]["start"], position(text, '"dogs"', 1))
answer = editor.request("textDocument/completion", at(uri_of("new.toml"), text, "{park}", 2))
expect("completing a list", "park" in labels(answer) and "number" in labels(answer), True)
answer = editor.request("textDocument/completion", at(uri_of("new.toml"), text, '"free"', 1))
expect("completing a state", labels(answer), ["free", "leash"])
answer = editor.request("textDocument/completion", at(uri_of("new.toml"), text, '"observed"', 1))
expect("completing a kind", "adopted" in labels(answer), True)
answer = editor.request("textDocument/completion", at(uri_of("new.toml"), text, "id  ", 1))
expect("completing a key", "yields-to" in labels(answer), True)
open_text("parks.test.toml", TEST)
answer = editor.request("textDocument/completion", at(uri_of("parks.test.toml"), TEST, '"dogs"', 1))
expect("completing a policy of a test", labels(answer), ["dogs"])
answer = editor.request("textDocument/completion", at(uri_of("parks.test.toml"), TEST, '"free"', 1))
expect("completing a state of a test", labels(answer), ["free", "leash"])

# --- what it is
answer = editor.request("textDocument/hover", at(uri_of("new.toml"), text, '"dogs"', 2))
expect("a policy", "May dogs run free?" in answer["result"]["contents"]["value"], True)
answer = editor.request("textDocument/hover", at(uri_of("new.toml"), text, "{park}", 2))
expect("a word list", "`the green`" in answer["result"]["contents"]["value"], True)
answer = editor.request("textDocument/hover", at(uri_of("new.toml"), text, "run~", 1))
expect("all forms", "`ran`" in answer["result"]["contents"]["value"], True)
answer = editor.request("textDocument/hover", at(uri_of("new.toml"), text, "when ", 1))
expect("a key", "`when` of `[[cue]]`" in answer["result"]["contents"]["value"], True)
answer = editor.request("textDocument/hover", at(uri_of("new.toml"), text, "Nothing", 1))
expect("nothing to say", answer["result"], None)

# --- where it is
answer = editor.request("textDocument/definition", at(uri_of("new.toml"), text, "{park}", 2))
expect("one definition", len(answer["result"]), 1)
place = answer["result"][0]
expect("its file", place["uri"], uri_of("pack.toml"))
expect("its place", place["range"]["start"], position(PACK, "park = ["))
answer = editor.request("textDocument/references", at(uri_of("new.toml"), text, '"dogs"', 2))
expect("its uses", len(answer["result"]), 7)
answer = editor.request(
    "textDocument/documentSymbol", {"textDocument": {"uri": uri_of("new.toml")}}
)
expect("symbols", [each["name"] for each in answer["result"]], ["umlaut", "other"])

# --- another name, in all files
rename = at(uri_of("new.toml"), text, '"free"', 2)
answer = editor.request("textDocument/prepareRename", rename)
expect("what is renamed", answer["result"]["start"], position(text, '"free"', 1))
answer = editor.request("textDocument/rename", dict(rename, newName="loose"))
changes = answer["result"]["changes"]
renamed = applied(PACK, changes[uri_of("pack.toml")])
expect("the state", 'loose  = "Dogs run free."' in renamed, True)
expect("its opposite", 'leash = "loose"' in renamed, True)
expect("not the cue of that name", 'id     = "free"' in renamed, True)
expect("the cue's state", 'state  = "loose"' in renamed, True)
expect("the texts", "dogs run~ free" in renamed, True)
expect("tests", '"dogs", "loose", "observed", "free"' in applied(TEST, changes[uri_of("parks.test.toml")]), True)
answer = editor.request("textDocument/rename", dict(rename, newName="leash"))
expect("a name that is taken", answer["error"]["code"], -32803)
answer = editor.request("textDocument/rename", dict(rename, newName="Not a name"))
expect("a name that is none", answer["error"]["code"], -32803)

# --- the layout
crooked = text.replace("id     =", "id =")
editor.notify(
    "textDocument/didChange",
    {
        "textDocument": {"uri": uri_of("new.toml"), "version": 3},
        "contentChanges": [{"text": crooked}],
    },
)
params = {"textDocument": {"uri": uri_of("new.toml")}, "options": {"tabSize": 2, "insertSpaces": True}}
answer = editor.request("textDocument/formatting", params)
expect("laid out", applied(crooked, answer["result"]), text)
expect("line by line", len(answer["result"]) > 0, True)

# --- a fault in another file than the one that is edited
editor.notify(
    "textDocument/didChange",
    {
        "textDocument": {"uri": uri_of("parks.test.toml"), "version": 2},
        "contentChanges": [{"text": TEST.replace('"free", "observed"', '"fre", "observed"')}],
    },
)
found = editor.wait_for_codes(uri_of("parks.test.toml"), ["E0105"])
expect("a state that a test misspells", [each["code"] for each in found], ["E0105"])
editor.notify("textDocument/didClose", {"textDocument": {"uri": uri_of("parks.test.toml")}})
expect("the disk's text counts again", editor.wait_for(uri_of("parks.test.toml")), [])

# --- what no editor should send
answer = editor.request("textDocument/noSuchThing", {})
expect("an unknown method", answer["error"]["code"], -32601)
editor.notify("$/noSuchNotice", {"anything": [1, 2]})
answer = editor.request("textDocument/hover", {"textDocument": {"uri": 7}, "position": {"line": -1}})
expect("parameters of a wrong form", answer["error"]["code"], -32602)
answer = editor.request("textDocument/hover", at("file:///no/such/file.toml", text, "id"))
expect("a file that is not there", answer["result"], None)
far = {"textDocument": {"uri": uri_of("new.toml")}, "position": {"line": 10**9, "character": 10**9}}
expect("a place behind the end", editor.request("textDocument/hover", far)["result"], None)
editor.send_raw(b"Content-Length: 9\r\n\r\n{not json")
expect("garbage", editor.read()["error"]["code"], -32700)
editor.send_raw(b"Content-Length: 2\r\n\r\n[]")
expect("no message", editor.read()["error"]["code"], -32600)
editor.send_raw(b"Content-Length: 6\r\n\r\n\"\xff\xfe\xff\xfe\"")
while editor.read().get("error", {}).get("code") != -32700:
    pass
# A length that is too small leaves a rest, which is passed over.
body = json.dumps({"jsonrpc": "2.0", "id": "short", "method": "textDocument/hover", "params": {}})
editor.send_raw(b"Content-Length: 10\r\n\r\n" + body.encode())
expect("a length that is too small", editor.read()["error"]["code"], -32700)
editor.send_raw(b"Content-Length: -5\r\n\r\nContent-Length: many\r\nnonsense\r\n\r\n")
answer = editor.request("textDocument/hover", at(uri_of("new.toml"), text, '"dogs"', 2))
expect("it goes on", "May dogs" in answer["result"]["contents"]["value"], True)

# --- a file that belongs to no pack is left alone
alone = os.path.join(os.path.abspath(SCRATCH), "alone")
os.makedirs(alone, exist_ok=True)
alone_uri = "file://" + alone + "/settings.toml"
editor.notify(
    "textDocument/didOpen",
    {"textDocument": {"uri": alone_uri, "languageId": "toml", "version": 1, "text": "a = "}},
)
message = editor.read()
expect("it says so", message["method"], "window/logMessage")
expect("and nothing else", alone_uri in editor.diagnostics, False)

# --- the end
expect("shutdown", editor.request("shutdown", None)["result"], None)
expect("nothing after it", editor.request("textDocument/hover", {})["error"]["code"], -32600)
editor.notify("exit", None)
expect("the exit code", editor.process.wait(10), 0)

# An editor that dies: the server ends, too.
editor = Editor(root)
editor.request("initialize", {"capabilities": {}})
editor.process.stdin.close()
expect("the exit code without shutdown", editor.process.wait(10), 1)

# A length that is too large: the end of the input ends it.
editor = Editor(root)
editor.send_raw(b"Content-Length: 1000\r\n\r\n{}")
editor.process.stdin.close()
expect("the exit code of a message that never ends", editor.process.wait(10), 1)

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
