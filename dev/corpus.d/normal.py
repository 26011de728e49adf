"""Takes out of an answer what differs between two runs of one build, or two machines, or two versions."""

import re
import socket
from datetime import datetime, timedelta, timezone

DAYS = {(datetime.now(timezone.utc) + timedelta(days=d)).strftime("%Y-%m-%d") for d in (-1, 0, 1)}


class Normal:
    def __init__(self, place, port):
        self.place = place
        self.port = port

    def text(self, text):
        text = re.sub(rf"{self.place.base}/try\d/", "BASE/work/", text).replace(str(self.place.base), "BASE").replace(self.place.version, "VERSION")
        if self.port:
            text = re.sub(rf"\b{self.port}\b", "PORT", text)
        name = socket.gethostname()
        if len(name) > 3:
            text = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", "HOST", text)
        # only what is of today: what inputs say stays to be seen
        days = "|".join(sorted(DAYS))
        text = re.sub(rf"\b(?:{days})T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)", "TIME", text)
        # but not the example in messages and help
        text = re.sub(rf"\b(?!20261122-234310-a1b2c3)(?:{days.replace('-', '')})-\d{{6}}-[0-9a-z]{{6}}\b", "RUN-ID", text)
        # one of digits and some letters might be a number to a reader of YAML 1.1, and stands in quotes
        text = re.sub(r'(?m)^([- ]*[\w./-]+: )"RUN-ID"$', r"\1RUN-ID", text)
        return text

    def stream(self, data):
        text = self.text(data.decode(errors="backslashreplace"))
        # what is waited for is shown for as long as it lasts
        text = re.sub("\r\x1b\\[K(?: +… [^\r\n]*)?", "", text)
        text = re.sub(r"(?m)^(?:\x1b\[\d+m)? *\d+\.\d\d s(?:\x1b\[0m)?  … [^\n]*\n", "", text)
        text = re.sub(r'(?m)^\{[^\n]*"step":"waiting"[^\n]*\n', "", text)
        text = re.sub(r"(?m)^((?:\x1b\[\d+m)?) *\d+\.\d\d s", r"\1   0.00 s", text)
        text = re.sub(r'"seconds":[\d.]+', '"seconds":0', text)
        # how long things took, and the machine that they were tried on, in what --debug says
        text = re.sub(r"\b(in|after) \d+ ms\b", r"\1 0 ms", text)
        text = re.sub(r"(eidos VERSION), Java \S+, Linux \S+ \S+?(?=[\"\n])", r"\1, Java, Linux", text)
        # as wide as it is long
        text = re.sub(r"(?<= )(?:\d+d\d+h|AGE) +(?=\w)", "AGE  ", text)
        # places in the code: the class of an exception says enough
        text = re.sub(r"(?m)^\s+at [^\n]*\n", "", text)
        text = re.sub(r"(?:\\n|\\t)+at (?:\\[^nrt]|[^\\\"])+", "", text)
        text = re.sub(r"(?m)^(\s*)\.\.\. \d+ more\n", "", text)
        text = re.sub(r"\\n\\t\.\.\. \d+ more", "", text)
        text = re.sub(r"(?m)^(debug: .*) \[\w+\]$", r"\1 [LOGGER]", text)
        text = re.sub(r'"logger":"[^"]+"', '"logger":"LOGGER"', text)
        text = re.sub(r"\bdev\.eidos\.(?:[a-z0-9]+\.)+(?=[A-Z])", "", text)
        if self.port:
            # of artifacts, which hold the version
            text = re.sub(r"sha256:[0-9a-f]{64}", "sha256:DIGEST", text)
        return text

    def file(self, path):
        text = self.text(path.read_bytes().decode(errors="backslashreplace"))
        if path.name == "checksums.txt":
            # of files that hold the version; the cases verify that they fit
            text = re.sub(r"(?m)^[0-9a-f]{64}(?=  )", "SHA256", text)
        if path.name == "checksums.txt.sig":
            text = re.sub(r"^[A-Za-z0-9+/=\n]{88,}$", "SIGNATURE\n", text)
        return text
