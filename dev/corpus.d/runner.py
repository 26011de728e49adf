"""The command line of dev/corpus: which cases to run, and what to do with their answers."""

import argparse
import base64
import difflib
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import case
import host

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
INTENDED = HERE / "intended"

# What eidos says of a server that took 5 s; no stand-in does, but a machine that has too much to do.
TOO_BUSY = "no answer in time"


def arguments():
    parser = argparse.ArgumentParser(
        prog="dev/corpus", description="Holds a build's answers against those that were recorded."
    )
    parser.add_argument("verb", choices=["record", "replay", "accept", "list"])
    parser.add_argument("eidos", nargs="?", default=str(HERE.parents[1] / "target/eidos/bin/eidos"), metavar="EIDOS")
    parser.add_argument("-c", "--cases", action="append", metavar="GLOB", help="only cases with such names; repeatable")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="how many cases at a time (default: 2)")
    parser.add_argument("--reason", help="accept: why the differences are wanted")
    parser.add_argument("--slow", action="store_true", help="name the ten cases that took longest")
    parser.add_argument("--keep", action="store_true", help="keep the folder in which the cases ran")
    return parser.parse_args()


def main():
    options = arguments()
    os.umask(0o022)
    cases = case.read_all(HERE / "cases")
    chosen = [one for one in cases if not options.cases or any(fnmatch.fnmatch(one.name, g) for g in options.cases)]
    if options.verb == "list":
        print("\n".join(one.name for one in chosen))
        return 0
    eidos = Path(options.eidos).resolve()
    if not os.access(eidos, os.X_OK):
        sys.exit(f"corpus: no program {options.eidos}: build it with mvn -DskipTests package, or name another")
    if not chosen:
        sys.exit(f"corpus: no case is called {' or '.join(options.cases)}: see dev/corpus list")
    if options.verb == "accept" and not (options.reason or "").strip():
        sys.exit("corpus: accept needs a --reason")
    # A short fixed place, whose name is always as long: tables would be as wide as their paths.
    base = Path(tempfile.mkdtemp(prefix="eidos-corpus-", dir="/tmp"))
    started = time.monotonic()
    try:
        prepare(base, eidos)
        environment = case.Place(base, version(eidos))
        with ThreadPoolExecutor(options.jobs) as pool:
            answers = list(pool.map(lambda one: timed(one, environment), chosen))
        again = second_try(options.verb, chosen, answers, environment)
    finally:
        if options.keep:
            print(f"kept: {base}", file=sys.stderr)
        else:
            shutil.rmtree(base, ignore_errors=True)
    found = {one: text for one, (text, _) in zip(chosen, answers)}
    if options.slow:
        for took, name in sorted(((took, one.name) for one, (_, took) in zip(chosen, answers)), reverse=True)[:10]:
            print(f"{took:6.1f} s  {name}", file=sys.stderr)
    seconds = time.monotonic() - started
    if options.verb == "record":
        return record(cases, found, again, seconds)
    if options.verb == "replay":
        # A busy machine may keep a server from answering in time; a build that has changed differs both times.
        for one, text in again.items():
            if difference(text, found[one]):
                print(f"=== {one.name}: answered otherwise at its second try, which counts", file=sys.stderr)
        found |= again
    return compare(found, options, whole=not options.cases, seconds=seconds)


def second_try(verb, chosen, answers, place):
    """Runs again, one by one, what differs from what was recorded or listed; the answers by case."""
    before = recorded()
    again = {}
    for one, (text, _) in zip(chosen, answers):
        old = before.get(one.name)
        wanted = read_intended(INTENDED / f"{one.name}.diff")[1] if verb == "replay" else ""
        if verb == "accept" and TOO_BUSY not in text:
            continue
        if text != old and (verb == "record" or old is not None and difference(old, text) != wanted):
            again[one] = case.run(one, place, attempt=2)
            for attempt in range(3, 7):
                if TOO_BUSY not in again[one]:
                    break
                again[one] = case.run(one, place, attempt)
    return again


def timed(one, place):
    started = time.monotonic()
    return case.run(one, place), time.monotonic() - started


def prepare(base, eidos):
    """Copies, so that no answer depends on where the checkout lies."""
    shutil.copytree(HERE / "inputs", base / "in")
    for archive in sorted((HERE / "hosts").glob("*.txt")):
        host.unpack(archive, base / "hosts" / archive.stem)
    # The private key of inputs/key.pub, made here so that no file of the checkout looks like a secret.
    key = base64.b64encode(bytes.fromhex("302e020100300506032b657004220420") + bytes(range(32))).decode()
    (base / "in/key.pem").write_text(f"-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----\n")
    (base / "in/key.pem").chmod(0o600)
    (base / "bin").mkdir()
    program = base / "bin/eidos"
    program.write_text(f'#!/bin/sh\nexec "{eidos}" "$@"\n')
    program.chmod(0o755)


def version(eidos):
    clean = {"PATH": "/usr/bin:/bin", "HOME": "/"}
    said = subprocess.run([eidos, "--version"], env=clean, capture_output=True, text=True, check=True).stdout
    return said.split()[1]


def recorded():
    """What was recorded, by case name."""
    all_of_it = {}
    for file in sorted(EXPECTED.glob("*.txt")):
        for name, text in case.sections(file.read_text()):
            all_of_it[name] = text
    return all_of_it


def record(cases, found, again, seconds):
    unsteady = [one.name for one, text in again.items() if text != found[one] or TOO_BUSY in text]
    for name in unsteady:
        print(f"=== {name}: answered otherwise when asked twice, or the machine is too busy; not recorded")
    before = recorded()
    found = {one: text for one, text in found.items() if one.name not in unsteady and TOO_BUSY not in text}
    now = {one.name: text for one, text in found.items()}
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.txt"):
        old.unlink()
    for group in dict.fromkeys(one.group for one in cases):
        texts = []
        for one in cases:
            text = now.get(one.name, before.get(one.name)) if one.group == group else None
            if text is not None:
                texts.append(f"=== {one.name}\n{text}")
        if texts:
            (EXPECTED / f"{group}.txt").write_text("\n".join(texts))
    for name in now:
        # what is recorded anew is no difference any more
        (INTENDED / f"{name}.diff").unlink(missing_ok=True)
    changed = sum(before.get(name) != text for name, text in now.items())
    print(f"{len(now)} recorded, {changed} of them new or different ({seconds:.0f} s)")
    return 1 if unsteady else 0


def difference(old, new):
    """A unified diff without line numbers, so that a difference elsewhere in the case does not change it."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "recorded", "now", lineterm="", n=2)
    return "".join(("@@" if line.startswith("@@ ") else line) + "\n" for line in list(lines)[2:])


def compare(found, options, whole, seconds):
    before = recorded()
    passed = failed = listed = 0
    for one, text in found.items():
        file = INTENDED / f"{one.name}.diff"
        reason, wanted = read_intended(file)
        if one.name not in before:
            print(f"=== {one.name}: nothing was recorded; see: dev/corpus record -c {one.name}")
            failed += 1
            continue
        diff = difference(before[one.name], text)
        if options.verb == "accept":
            file.unlink(missing_ok=True)
            if diff:
                INTENDED.mkdir(exist_ok=True)
                file.write_text("".join(f"# {line}\n" for line in options.reason.strip().splitlines()) + diff)
                listed += 1
        elif diff == wanted:
            passed += 1
            listed += bool(diff)
        else:
            failed += 1
            if not diff:
                print(f"=== {one.name}: a listed difference that there is no more: delete {file.relative_to(HERE.parents[1])}")
                print(reason)
            else:
                print(f"=== {one.name}: differs" + (f", but not as listed\n{reason}" if wanted else ""))
                print(diff, end="")
    if options.verb == "accept":
        print(f"{listed} differences listed in dev/corpus.d/intended")
        return 0
    if whole:
        failed += stale(before, found)
    print(f"{passed} passed, {failed} failed" + (f", {listed} of the passed as listed" if listed else "") + f" ({seconds:.0f} s)")
    return 1 if failed else 0


def stale(before, found):
    """What is recorded or listed for cases that there are no more."""
    names = {one.name for one in found}
    gone = sorted(set(before) - names) + sorted({file.stem for file in INTENDED.glob("*.diff")} - names - set(before))
    for name in gone:
        print(f"=== {name}: recorded or listed, but there is no such case")
    return len(gone)


def read_intended(file):
    """The reason and the diff of a listed difference; both empty without one."""
    if not file.exists():
        return "", ""
    lines = file.read_text().splitlines(keepends=True)
    reason = [line for line in lines if line.startswith("# ")]
    return "".join(reason).rstrip(), "".join(lines[len(reason) :])
