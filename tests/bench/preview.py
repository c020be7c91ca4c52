#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stance rules preview on a store of a million sentences, whole process, for each kind of
edit, against a yardstick of the same run: SQLite reading all texts of the store once.

  tests/bench/preview.py STANCE [FOLDER]     the store is kept in FOLDER

SENTENCES=N makes a smaller store, RUNS=N measures each edit so often (the fastest counts).
The texts are made up: the examples of the pack's own cues, said of real counties, among
sentences that say nothing of any policy.
"""
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SENTENCES = int(os.environ.get("SENTENCES", "1000000"))
RUNS = int(os.environ.get("RUNS", "5"))
PER_DOCUMENT = 20

WHO = """The road crew|A neighbor|The school board|One baker|The library|Her brother|A
retired teacher|The bus company|The garden club|His firm|The choir|A young farmer|The
water office|The museum|Their landlord|The coach|A carpenter|The fair|The night shift|The
ferry""".replace("\n", " ").split("|")
DID = """opened|painted|repaired|looked at|moved|counted|measured|sold|bought|forgot|cleaned|
planned|praised|described|found|lost|carried|closed|drew|lifted""".replace("\n", "").split("|")
WHAT = """the old bridge|a row of oaks|two wooden boats|the north field|a broken clock|the long
hall|a box of maps|the summer concert|the new roof|a field of corn|the brick oven|a set of
chairs|the harbor wall|the ice rink|a pile of letters|the bell tower|the market square|a blue
door|the river path|the county fair""".replace("\n", " ").split("|")
WHEN = """last spring|before noon|after the storm|on a cold morning|in the rain|without much
noise|for the third time|at the end of the week|with some help|during the harvest|as the sun
set|while others slept|for a small fee|in good spirits|near the mill|at the corner|behind the
church|along the coast|under the stars|by hand""".replace("\n", " ").split("|")


def examples():
    """What the pack's cues must find, without its quotes."""
    found = []
    for file in sorted((SOURCE / "rules/us-ice/cues").glob("*.toml")):
        for block in re.findall(r"^yes\s*=\s*\[(.*?)\]\s*$", file.read_text(), re.S | re.M):
            for text in re.findall(r'"((?:[^"\\]|\\.)*)"', block):
                if "\\" not in text and "\n" not in text:
                    found.append(text)
    return found


def counties():
    for line in (SOURCE / "data/jurisdictions.tsv").read_text().splitlines()[1:]:
        fields = line.split("\t")
        if fields[4] == "county" and fields[2].endswith(" County") and not fields[8]:
            yield fields[2], fields[5]


def plain(dice):
    return f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(WHEN)}."


def corpus(out):
    dice = random.Random(20261130)
    said = examples()
    places = list(counties())
    for number in range(SENTENCES // PER_DOCUMENT):
        sentences = [plain(dice) for _ in range(PER_DOCUMENT)]
        name, state = dice.choice(places)
        kind = number % 25
        if kind == 0:  # a digest: one county after the other
            for i in range(PER_DOCUMENT):
                other = dice.choice(places)[0]
                sentences[i] = dice.choice(said).replace("Example County", other)
        elif kind < 5:  # news of one county
            sentences[0] = f"{name} was in the news."
            sentences[1] = dice.choice(said).replace("Example County", name)
        json.dump({"id": f"made-{number}", "text": " ".join(sentences), "state": state,
                   "title": "", "publisher": f"Paper {number % 300}",
                   "url": f"https://example.org/{number}", "kind": "news",
                   "published": f"{2015 + number % 11}-{1 + number % 12:02}-{1 + number % 28:02}"},
                  out)
        out.write("\n")


def stance(program, *words):
    return subprocess.run([program, *words], check=True, stdout=subprocess.PIPE).stdout.decode()


def fastest(work):
    best = None
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        took = time.perf_counter() - begin
        best = took if best is None else min(best, took)
    return best * 1000


def change(file, old, new):
    text = file.read_text()
    if old not in text:
        raise SystemExit(f"{file}: {old!r} is gone; choose another edit")
    file.write_text(text.replace(old, new, 1))


def file_of(cue):
    for file in pathlib.Path("rules/us-ice/cues").glob("*.toml"):
        if re.search(rf'^id\s*=\s*"{re.escape(cue)}"', file.read_text(), re.M):
            return file
    raise SystemExit(f"no cue {cue}")


def block_of(cue, text):
    begin = re.search(rf'^id\s*=\s*"{re.escape(cue)}".*\n', text, re.M).end()
    end = text.find("[[", begin)
    return begin, len(text) if end < 0 else end


def is_plain(cue):
    """Patterns of its own, and any pattern may be added."""
    text = file_of(cue).read_text()
    begin, end = block_of(cue, text)
    return re.search(r"^when", text[begin:end], re.M) and "from act" not in text[begin:end]


def edit_cue(cue, edit):
    file = file_of(cue)
    text = file.read_text()
    begin, end = block_of(cue, text)
    changed = edit(text[begin:end])
    if changed == text[begin:end]:
        raise SystemExit(f"{cue}: nothing to edit")
    file.write_text(text[:begin] + changed + text[end:])


def add_pattern(pattern):
    return lambda text: re.sub(r"^(when\s*=\s*\[)", rf"\1 '{pattern}', ", text, count=1, flags=re.M)


def without_scope(text):
    return re.sub(r"^scope.*\n", "", text, flags=re.M)


def edits(common, rare):
    rules = pathlib.Path("rules")
    return [
        ("nothing", lambda: None),
        ("cue, rare pattern added", lambda: edit_cue(common, add_pattern("zeppelin of ice"))),
        ("cue, common pattern added",
         lambda: edit_cue(common, add_pattern("county ...3 (warrant | detainer)"))),
        ("rare cue changed", lambda: edit_cue(rare, lambda t: 'scope = "some"\n' + without_scope(t))),
        ("common cue changed",
         lambda: edit_cue(common, lambda t: 'scope = "some"\n' + without_scope(t))),
        ("list, rare entry added", lambda: add_entry(rules / "us-ice/words.toml", "zeppelin")),
        ("list, common entry added", lambda: add_entry(rules / "us-ice/words.toml", "road crew")),
        ("reading, a row of its table",
         lambda: change(rules / "sanctuary-broad/pack.toml", '"limited", "*"', '"full", "*"')),
        ("policy setting", lambda: change_stale(rules / "us-ice/policies.toml")),
        ("context, rare word added", lambda: add_word("zeppelin")),
        ("context, common word added", lambda: add_word("under the stars")),
    ]


def add_entry(file, entry):
    text = file.read_text()
    changed = re.sub(r"^(ice\s*=\s*\[)", rf"\1'{entry}', ", text, count=1, flags=re.M)
    if changed == text:
        raise SystemExit(f"{file}: no list to add to")
    file.write_text(changed)


def change_stale(file):
    text = file.read_text()
    file.write_text(re.sub(r'stale-after( *)= "\d+ years?"', r'stale-after\1= "9 years"', text, count=1))


def add_word(word):
    file = pathlib.Path("rules/us-ice/contexts.toml")
    text = file.read_text()
    changed = re.sub(r"^(words\s*=\s*\[)", rf"\1'{word}', ", text, count=1, flags=re.M)
    if changed == text:
        raise SystemExit(f"{file}: no context to add to")
    file.write_text(changed)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    os.environ.pop("STANCE_RULES", None)
    original = SOURCE / "rules"
    if not pathlib.Path(".stance/stance.db").exists():
        shutil.copytree(original, "rules", dirs_exist_ok=True)
        stance(program, "init")
        with open("corpus.jsonl", "w") as out:
            corpus(out)
        begin = time.perf_counter()
        stance(program, "ingest", "corpus.jsonl")
        print(f"ingested {SENTENCES} sentences in {time.perf_counter() - begin:.0f} s")

    def restore():
        shutil.rmtree("rules")
        shutil.copytree(original, "rules")

    restore()
    stance(program, "rules", "apply")
    cues = json.loads(stance(program, "rules", "cues", "--format", "json"))
    used = sorted((cue for cue in cues if cue["records"] and is_plain(cue["cue"].split("/")[1])),
                  key=lambda cue: cue["documents"])
    common, rare = used[-1]["cue"].split("/")[1], used[0]["cue"].split("/")[1]
    print(f"common cue: {common}, in {used[-1]['documents']} documents; rare: {rare}")

    def scan():
        with sqlite3.connect(".stance/stance.db") as store:
            store.execute("SELECT sum(length(content)) FROM document").fetchone()

    bare = fastest(scan)
    print(f"{'reading all texts once (yardstick)':36}{bare:9.0f} ms")
    check = fastest(lambda: stance(program, "rules", "check"))
    print(f"{'rules check':36}{check:9.0f} ms{check / bare:8.2f}")
    for name, edit in edits(common, rare):
        restore()
        edit()
        told = json.loads(stance(program, "rules", "preview", "--format", "json"))
        told = told[0] if isinstance(told, list) else told
        took = fastest(lambda: stance(program, "rules", "preview"))
        read = told.get("documents_read", "?")
        print(f"{name:36}{took:9.0f} ms{took / bare:8.2f}   {read} documents read again, "
              f"{len(told.get('changes', []))} answers change")
    restore()


main()
