"""A case: a piece of shell, run where nothing of this machine shows, and what came of it as text."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from normal import Normal
from standin import StandIn

LIMIT_S = 120

# Longer files are recorded by their checksum: a difference then names the file.
LONGEST_FILE = 1500


@dataclass(frozen=True, eq=False)
class Case:
    group: str
    name: str
    body: str
    directives: dict


@dataclass(frozen=True)
class Place:
    base: Path
    version: str


def sections(text):
    """The parts of a file that begin with a line `=== NAME`."""
    for part in ("\n" + text).split("\n=== ")[1:]:
        name, _, rest = part.partition("\n")
        yield name.strip(), rest if rest.endswith("\n") else rest + "\n"


def read_all(folder):
    cases = []
    for file in sorted(folder.glob("*.txt")):
        for name, text in sections(file.read_text()):
            lines = text.splitlines()
            directives = dict((line[3:].split(None, 1) + [""])[:2] for line in lines if line.startswith("#@ "))
            body = "\n".join(line for line in lines if not line.startswith("#@ ")).strip() + "\n"
            cases.append(Case(file.stem, name, body, directives))
    names = [one.name for one in cases]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise SystemExit(f"corpus: several cases are called {', '.join(sorted(twice))}")
    return cases


def run(case, place, attempt=1):
    work = place.base / f"try{attempt}" / case.name
    work.mkdir(parents=True)
    (work / "in").symlink_to("../../in")
    (work / "hosts").symlink_to("../../hosts")
    environment = {
        "PATH": f"{place.base}/bin:/usr/bin:/bin",
        # a pager would wait for somebody to read
        "EIDOS_PAGER": "cat",
        "HOME": str(work / "home"),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
    }
    standin = None
    if "api" in case.directives:
        standin = StandIn(case.directives["api"].split(), place.base / "in")
        environment["PORT"] = str(standin.port)
        (work / "kubeconfig").write_text(standin.kubeconfig())
        environment["KUBECONFIG"] = "kubeconfig"
    try:
        if "tty" in case.directives:
            code, streams = on_terminal(case, work, environment, int(case.directives["tty"] or 80))
        else:
            code, streams = piped(case, work, environment)
    finally:
        if standin:
            standin.close()
    normal = Normal(place, standin.port if standin else None)
    text = f"exit {code}\n"
    for name, data in streams.items():
        if data:
            text += f"--- {name}\n" + quoted(normal.stream(data))
    if standin and "requests" in case.directives:
        text += "--- requests\n" + quoted(normal.stream("".join(sorted(standin.changes) or ["none\n"]).encode()))
    return text + files(work, normal)


def piped(case, work, environment):
    process = subprocess.Popen(
        ["/bin/sh", "-c", case.body],
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        out, err = process.communicate(timeout=LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        return f"none within {LIMIT_S} s", {}
    return process.returncode, {"stdout": out, "stderr": err}


def on_terminal(case, work, environment, columns):
    """Both streams are the terminal, and come as one."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 25, columns, 0, 0))
    environment = environment | {"TERM": "xterm-256color"}
    process = subprocess.Popen(
        ["/bin/sh", "-c", case.body], cwd=work, env=environment, stdin=inner, stdout=inner, stderr=inner
    )
    os.close(inner)
    timer = threading.Timer(LIMIT_S, process.kill)
    timer.start()
    data = b""
    try:
        while chunk := os.read(outer, 65536):
            data += chunk
    except OSError:
        pass  # Linux says so when the last writer has closed it
    finally:
        os.close(outer)
    code = process.wait()
    timer.cancel()
    return code, {"terminal": data.replace(b"\r\n", b"\n")}


def quoted(text):
    """Each line behind a bar, and control characters as pictures: no answer is taken for a heading, or obeyed."""
    text = text.translate({c: 0x2400 + c for c in range(32) if c not in (9, 10)} | {127: 0x2421})
    if not text.endswith("\n"):
        text += "⏎ none at the end\n"
    return "".join(f"|{line}\n" for line in text.split("\n")[:-1])


def files(work, normal):
    """What the case has left in its folder."""
    text = ""
    given = {"in", "hosts", "kubeconfig"}
    for path in sorted(work.rglob("*")):
        name = str(path.relative_to(work))
        if name.split("/")[0] in given or name == "home":
            continue
        if path.is_symlink():
            text += f"--- link {name} -> {normal.text(os.readlink(path))}\n"
        elif path.is_file():
            content = normal.file(path)
            mode = " executable" if path.stat().st_mode & 0o111 else ""
            if len(content) <= LONGEST_FILE:
                text += f"--- file {name}{mode}\n" + quoted(content)
            else:
                digest = sha256(content.encode()).hexdigest()[:16]
                text += f"--- file {name}{mode}, {content.count(chr(10))} lines, sha256 {digest}\n"
        elif path.is_dir() and not any(path.iterdir()):
            text += f"--- empty folder {name}\n"
    return text
