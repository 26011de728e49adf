"""Just enough of an API server, of a registry and of a web server, on one port of the loopback, for one case.

The words of a case's `#@ api` choose what goes wrong: see `Handler.refusal`, `StandIn.pod` and `objects.preloaded`.
"""

import hashlib
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from objects import ESC, OLD, SNAPSHOT, preloaded, status


class Server(ThreadingHTTPServer):
    daemon_threads = True
    # of a burst of connections none may wait for its second try
    request_queue_size = 64


class StandIn:
    def __init__(self, words, inputs):
        self.words = set(words)
        self.inputs = inputs
        self.changes = []
        self.blobs = {}
        self.uploads = 0
        self.lock = threading.Lock()
        self.closing = threading.Event()
        known = dict.fromkeys(words, True) | {"snapshot": (inputs / "snapshot-eks-h100.yaml").read_text()}
        self.objects = preloaded(known)
        handler = type("Bound", (Handler,), {"standin": self})
        self.server = Server(("127.0.0.1", 0), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def kubeconfig(self):
        # One who has a token looks for a newer one when it is refused, which takes seconds on a busy machine.
        user = "{}" if "unauthorized" in self.words else "{token: a-token}"
        return f"""apiVersion: v1
kind: Config
current-context: standin
clusters: [{{name: standin, cluster: {{server: "http://127.0.0.1:{self.port}"}}}}]
contexts: [{{name: standin, context: {{cluster: standin, user: standin}}}}]
users: [{{name: standin, user: {user}}}]
"""

    def close(self):
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()

    def run_id(self):
        """That of the Job which the case has made."""
        job = self.made_job()
        metadata = job.get("metadata", {})
        return metadata.get("labels", {}).get("eidos.nvidia.com/run-id"), metadata.get("name")

    def made_job(self):
        with self.lock:
            for path, thing in self.objects.items():
                if "/jobs/" in path and thing["metadata"].get("uid") == "made":
                    return thing
        return {}

    def pod(self):
        """The pod of that Job, and what became of it."""
        run, job = self.run_id()
        metadata = {
            "name": f"{job}-pod",
            "namespace": "gpu-operator",
            "uid": "p",
            "resourceVersion": "20",
            "labels": {"eidos.nvidia.com/run-id": run, "job-name": job},
            "ownerReferences": [{"uid": "made", "kind": "Job", "name": job, "controller": True}],
        }
        asked = self.made_job().get("spec", {}).get("template", {}).get("spec", {}).get("containers", [{}])[0]
        spec = {"nodeName": "node-a", "containers": [{"name": "eidos", "image": asked.get("image", "i")}]}
        ready = {"ready": True, "name": "eidos", "state": {"running": {}}}
        state = {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}], "containerStatuses": [ready]}
        said = "gone wrong" + (ESC if "hostile" in self.words else "")
        if "no-image" in self.words:
            waiting = {"reason": "ErrImageNeverPull", "message": f"Container image is not present: {said}"}
            state = {"phase": "Pending", "containerStatuses": [{"name": "eidos", "state": {"waiting": waiting}}]}
        if "no-node" in self.words:
            del spec["nodeName"]
            unschedulable = {"type": "PodScheduled", "status": "False", "reason": "Unschedulable"}
            unschedulable["message"] = f"0/2 nodes are available: {said}"
            state = {"phase": "Pending", "conditions": [unschedulable]}
        if "agent-fails" in self.words:
            ended = {"exitCode": 3, "reason": "Error", "startedAt": OLD, "finishedAt": OLD}
            state = {"phase": "Failed", "containerStatuses": [{"name": "eidos", "state": {"terminated": ended}}]}
        return {"metadata": metadata, "spec": spec, "status": state}

    def result(self):
        run, job = self.run_id()
        name = f"eidos-snapshot-{run}"
        metadata = {"name": name, "namespace": "gpu-operator", "uid": "c", "resourceVersion": "21"}
        length, digest = str(len(SNAPSHOT.encode())), hashlib.sha256(SNAPSHOT.encode()).hexdigest()
        own = {"run-id": run, "length": length, "sha256": digest}
        metadata["annotations"] = {f"eidos.nvidia.com/{name}": value for name, value in own.items()}
        return {"metadata": metadata, "data": {"format": "yaml", "snapshot.yaml": SNAPSHOT}}

    def log(self):
        """That of the agent, at the end of which it says which result it wrote."""
        esc = ESC if "hostile" in self.words else ""
        if "agent-fails" in self.words:
            lines = [f"{esc}error: no GPU, and --require-gpu was given"]
        elif "silent" in self.words:
            lines = [f"{esc}a line"]
        else:
            metadata = self.result()["metadata"]
            digest = metadata["annotations"]["eidos.nvidia.com/sha256"]
            lines = [f"{esc}a line", f"eidos-result cm://gpu-operator/{metadata['name']} sha256:{digest}"]
        return "".join(f"2010-01-01T00:00:00.00000000{n}Z {line}\n" for n, line in enumerate(lines, 1))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    standin: StandIn

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except (ConnectionError, ValueError):
            self.close_connection = True

    def do_GET(self):
        url = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        length = int(self.headers.get("Content-Length") or 0)
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = self.chunked()
        else:
            body = self.rfile.read(length)
        if url.path.startswith("/web/"):
            self.web(url.path[5:])
        elif url.path.startswith("/v2/"):
            self.registry(url.path, query, body)
        else:
            self.api(url.path, query, body)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET

    def chunked(self):
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def answer(self, code, body=b"", **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", headers.pop("type", "application/json"))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    # --- web

    def web(self, name):
        file = self.standin.inputs / name
        if name == "moved":
            self.answer(302, Location="/web/snapshot-eks-h100.yaml")
        elif name == "failing":
            self.answer(500, b"no")
        elif name == "private":
            self.answer(401, b"no")
        elif file.is_file():
            self.answer(200, file.read_bytes(), type="application/yaml")
        else:
            self.answer(404, b"no")

    # --- registry

    def registry(self, path, query, body):
        standin = self.standin
        if "login" in standin.words and not self.headers.get("Authorization"):
            self.answer(401, {"errors": [{"code": "UNAUTHORIZED"}]}, WWW_Authenticate='Basic realm="r"')
        elif "denied" in standin.words:
            self.answer(403, {"errors": [{"code": "DENIED", "message": "not for you" + ESC}]})
        elif self.command == "POST":
            standin.uploads += 1
            self.answer(202, Location=f"{path}{standin.uploads}")
        elif self.command == "PUT" and "/uploads/" in path:
            standin.blobs[re.sub("uploads/.*", query["digest"], path)] = (body, "application/octet-stream")
            self.answer(201, Location=path)
        elif self.command == "PUT":
            standin.blobs[path] = (body, self.headers["Content-Type"])
            self.answer(201, Location=path)
        elif path in standin.blobs:
            data, kind = standin.blobs[path]
            self.answer(200, data, type=kind)
        else:
            code = "BLOB_UNKNOWN" if "/blobs/" in path else "MANIFEST_UNKNOWN"
            self.answer(404, {"errors": [{"code": code, "message": "unknown"}]})

    # --- API

    def refusal(self, path):
        words = self.standin.words
        said = ESC if "hostile" in words else ""
        if "unauthorized" in words:
            return status(401, "Unauthorized", "Unauthorized" + said)
        if "failing" in words:
            return status(500, "InternalError", "etcd has gone away" + said)
        if "forbidden" in words and "reviews" not in path and path != "/version":
            return status(403, "Forbidden", f'user "jane" cannot do this: {path}{said}')
        if "conflict" in words and self.command == "PATCH":
            message = 'Apply failed with 1 conflict: conflict with "somebody" using v1: .data.snapshot.yaml'
            return status(409, "Conflict", message + said) | {
                "details": {
                    "causes": [
                        {
                            "reason": "FieldManagerConflict",
                            "message": 'conflict with "somebody" using v1',
                            "field": ".data.snapshot.yaml",
                        }
                    ]
                }
            }
        return None

    def api(self, path, query, body):
        standin = self.standin
        if self.command not in ("GET", "HEAD") and "review" not in path:
            dry = " dry" if "dryRun" in query else ""
            standin.changes.append(f"{self.command} {path}{dry}\n")
        refused = self.refusal(path)
        if refused:
            self.answer(refused["code"], refused)
        elif path == "/version":
            version = {"gitVersion": "v1.33.5", "major": "1", "minor": "33", "platform": "linux/amd64"}
            self.answer(200, version | {"goVersion": "go1.24.6"})
        elif path.endswith("selfsubjectrulesreviews"):
            rules = [] if "no-rights" in standin.words else [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}]
            self.answer(201, {"status": {"resourceRules": rules, "nonResourceRules": [], "incomplete": False}})
        elif path.endswith("selfsubjectaccessreviews"):
            self.answer(201, {"status": {"allowed": "no-rights" not in standin.words}})
        elif path.endswith("/log"):
            if not standin.words & {"agent-fails", "silent"}:
                # the result comes first
                time.sleep(0.4)
            self.answer(200, standin.log().encode(), type="text/plain")
        elif query.get("watch") in ("true", "1"):
            self.watch(path)
        elif self.command == "GET":
            self.get(path, query)
        elif self.command == "DELETE":
            with standin.lock:
                there = standin.objects.get(path)
                if there and "dryRun" not in query:
                    del standin.objects[path]
            if there:
                self.answer(200, {"kind": "Status", "status": "Success"})
            else:
                self.answer(404, status(404, "NotFound", f"{path} not found"))
        else:
            self.change(path, query, json.loads(body))

    def get(self, path, query):
        with self.standin.lock:
            objects = dict(self.standin.objects)
        if path in objects:
            self.answer(200, objects[path])
            return
        prefix, _, plural = path.rpartition("/")
        if "/namespaces/" not in path + "/":
            pattern = re.compile(re.escape(prefix) + "(/namespaces/[^/]+)?/" + plural + "/[^/]+")
        else:
            pattern = re.compile(re.escape(path) + "/[^/]+")
        wanted = [pair.split("=", 1) for pair in query.get("labelSelector", "").split(",") if "=" in pair and "!" not in pair]
        items = [
            thing
            for at, thing in sorted(objects.items())
            if pattern.fullmatch(at)
            and all(thing["metadata"].get("labels", {}).get(key.strip("=")) == value.strip("=") for key, value in wanted)
        ]
        if items or re.search(r"/(nodes|pods|jobs|configmaps|events|services|serviceaccounts|[a-z]*roles|[a-z]*rolebindings|namespaces|clusterpolicies|secrets)$", path):
            self.answer(200, {"kind": "List", "metadata": {"resourceVersion": "10"}, "items": items})
        else:
            _, _, name = path.rpartition("/")
            self.answer(404, status(404, "NotFound", f'{prefix.rpartition("/")[2]} "{name}" not found'))

    def change(self, path, query, sent):
        if "metadata" not in sent:
            self.answer(404, status(404, "NotFound", "the server could not find the requested resource"))
            return
        name = sent["metadata"].get("name", "")
        at = path if self.command in ("PUT", "PATCH") else f"{path}/{name}"
        made = sent | {"metadata": {"uid": "made", "resourceVersion": "11", "creationTimestamp": OLD} | sent["metadata"]}
        with self.standin.lock:
            taken = self.command == "POST" and at in self.standin.objects
            if not taken and "dryRun" not in query:
                self.standin.objects[at] = made
        if taken:
            self.answer(409, status(409, "AlreadyExists", f'"{name}" already exists'))
        else:
            self.answer(201 if self.command == "POST" else 200, made)

    def watch(self, path):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        standin = self.standin
        words = standin.words
        thing = None
        ends_badly = words & {"no-image", "no-node", "agent-fails", "silent"}
        _, job = standin.run_id()
        if job is None:
            pass  # what a Job had has gone with it
        elif path.endswith("/pods"):
            thing = standin.pod()
        elif path.endswith("/configmaps") and not ends_badly:
            time.sleep(0.3)
            thing = standin.result()
        elif path.endswith("/jobs") and "agent-fails" in words:
            failed = {"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded", "message": "too often"}
            thing = {"metadata": {"name": job, "uid": "made", "resourceVersion": "22"}, "status": {"conditions": [failed], "failed": 1}}
        if thing:
            self.wfile.write(json.dumps({"type": "ADDED", "object": thing}).encode() + b"\n")
            self.wfile.flush()
        standin.closing.wait(3)
