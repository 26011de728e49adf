"""Unpacks a machine's file tree from one text file.

A line `== PATH` begins a file; after the path may stand `+x` (executable), `~` (no newline at the end), or `-> TARGET`
for a link; `== PATH/` is an empty folder. U+241B stands for the byte ESC, so that a reader's terminal is safe.
"""


def unpack(archive, into):
    path, flags, lines = None, [], []

    def finish():
        if path is None:
            return
        target = into / path
        if path.endswith("/"):
            target.mkdir(parents=True, exist_ok=True)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        if flags[:1] == ["->"]:
            target.symlink_to(flags[1])
            return
        text = "".join(lines).replace("\u241b", "\x1b")
        target.write_text(text.rstrip("\n") if "~" in flags else text)
        if "+x" in flags:
            target.chmod(0o755)

    for line in archive.read_text().splitlines(keepends=True):
        if line.startswith("== "):
            finish()
            path, *flags = line[3:].split()
            lines = []
        elif path is not None:
            lines.append(line)
    finish()
