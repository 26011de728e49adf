"""Just enough of an API server, of a registry and of a web server, on one port of the loopback, for one case.

The words of a case's `#@ api` choose what goes wrong: see `Handler.refusal`, `StandIn.pod` and `preloaded`.
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

OLD = "2010-01-01T00:00:00Z"
ESC = "\x1b[31m"

SNAPSHOT = """apiVersion: eidos.nvidia.com/v1alpha1
kind: Snapshot
metadata: {timestamp: "2010-01-01T00:00:00Z", version: "1", source-node: node-a}
measurements:
- type: OS
  subtypes:
  - subtype: release
    data: {ID: debian}
    notCollected: [{object: /x, reason: NotFound, message: no such file}]
"""


def node(name, **labels):
    return {
        "metadata": {
            "name": name,
            "labels": {"kubernetes.io/hostname": name, "kubernetes.io/arch": "amd64"} | labels,
        },
        "spec": {
            "providerID": f"kind://docker/kind/{name}",
            "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}],
        },
        "status": {
            "capacity": {"cpu": "96", "nvidia.com/gpu": "8"},
            "allocatable": {"cpu": "95", "nvidia.com/gpu": "8"},
            "nodeInfo": {
                "kubeletVersion": "v1.33.5",
                "osImage": "Ubuntu 24.04.2 LTS",
                "kernelVersion": "6.8.0-60-generic",
                "operatingSystem": "linux",
                "architecture": "amd64",
                "containerRuntimeVersion": "containerd://2.0.5",
            },
        },
    }


def pod(name, image):
    return {
        "metadata": {"name": name, "namespace": "apps"},
        "spec": {"containers": [{"name": "c", "image": image}]},
        "status": {"containerStatuses": [{"name": "c", "image": image, "imageID": f"{image}@sha256:00"}]},
    }


def status(code, reason, message):
    return {
        "kind": "Status",
        "apiVersion": "v1",
        "status": "Failure",
        "message": message,
        "reason": reason,
        "code": code,
    }


def owned(name, namespace, run=None, **more):
    labels = {"app.kubernetes.io/name": "eidos", "app.kubernetes.io/managed-by": "eidos"}
    labels["app.kubernetes.io/component"] = "snapshot-agent"
    metadata = {"name": name, "uid": f"uid-{name}", "resourceVersion": "7", "creationTimestamp": OLD}
    if namespace:
        metadata["namespace"] = namespace
    if run:
        labels["eidos.nvidia.com/run-id"] = run
        metadata["annotations"] = {"eidos.nvidia.com/run-id": run}
    return {"metadata": metadata | {"labels": labels}} | more


def preloaded(words):
    """Objects that are there before the case begins, by path."""
    core, batch, rbac = "/api/v1", "/apis/batch/v1", "/apis/rbac.authorization.k8s.io/v1"
    suffix = ESC if "hostile" in words else ""
    objects = {
        f"{core}/namespaces/gpu-operator": {"metadata": {"name": "gpu-operator", "uid": "ns"}},
        f"{core}/nodes/node-a": node("node-a", **({"example.com/zone": "a" + suffix} if suffix else {})),
        f"{core}/nodes/node-b": node("node-b", **{"nvidia.com/gpu.present": "true"}),
        f"{core}/namespaces/apps/pods/web": pod("web", "nginx:1.27" + suffix),
        f"{core}/namespaces/apps/pods/db": pod("db", "registry.example.com/db:4.2"),
        "/apis/nvidia.com/v1/clusterpolicies/policy": {
            "metadata": {"name": "policy"},
            "spec": {
                "driver": {"enabled": True, "version": "580.82.07" + suffix},
                "mig": {"strategy": "single"},
                "toolkit": {"env": [{"name": "API_TOKEN", "value": "secret"}, {"name": "DEBUG", "value": "1"}]},
            },
        },
    }
    if "no-namespace" in words:
        del objects[f"{core}/namespaces/gpu-operator"]
    if "leftovers" in words:
        done = {"conditions": [{"type": "Complete", "status": "True", "lastTransitionTime": OLD}], "completionTime": OLD}
        for name, run, state in (
            ("eidos", "20100101-000000-aaaaaa", done),
            ("eidos-busy", "20100101-000000-bbbbbb", {"active": 1}),
        ):
            objects[f"{batch}/namespaces/gpu-operator/jobs/{name}"] = owned(
                name, "gpu-operator", run, spec={}, status=state
            )
        result = owned("eidos-snapshot-20100101-000000-aaaaaa", "gpu-operator", "20100101-000000-aaaaaa", data={})
        objects[f"{core}/namespaces/gpu-operator/configmaps/{result['metadata']['name']}"] = result
        objects[f"{core}/namespaces/gpu-operator/serviceaccounts/eidos"] = owned("eidos", "gpu-operator")
        role = {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "eidos"}
        subjects = [{"kind": "ServiceAccount", "name": "eidos", "namespace": "gpu-operator"}]
        objects[f"{rbac}/namespaces/gpu-operator/roles/eidos"] = owned("eidos", "gpu-operator", rules=[])
        objects[f"{rbac}/namespaces/gpu-operator/rolebindings/eidos"] = owned(
            "eidos", "gpu-operator", roleRef=role, subjects=subjects
        )
        objects[f"{rbac}/clusterroles/eidos"] = owned("eidos", "", rules=[])
        objects[f"{rbac}/clusterrolebindings/eidos"] = owned(
            "eidos", "", roleRef=role | {"kind": "ClusterRole"}, subjects=subjects
        )
    if "job-active" in words:
        objects[f"{batch}/namespaces/gpu-operator/jobs/eidos"] = owned(
            "eidos", "gpu-operator", "20100101-000000-bbbbbb", spec={}, status={"active": 1}
        )
    if "foreign-rbac" in words:
        objects[f"{rbac}/clusterroles/eidos"] = {"metadata": {"name": "eidos", "uid": "foreign"}, "rules": []}
    if "stored" in words:
        objects[f"{core}/namespaces/gpu-operator/configmaps/snapshot"] = {
            "metadata": {"name": "snapshot", "namespace": "gpu-operator", "uid": "s", "resourceVersion": "3"},
            "data": {"format": "yaml", "timestamp": OLD, "snapshot.yaml": words["snapshot"]},
        }
    return objects


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
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def kubeconfig(self):
        return f"""apiVersion: v1
kind: Config
current-context: standin
clusters: [{{name: standin, cluster: {{server: "http://127.0.0.1:{self.port}"}}}}]
contexts: [{{name: standin, context: {{cluster: standin, user: standin}}}}]
users: [{{name: standin, user: {{token: a-token}}}}]
"""

    def close(self):
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()

    def run_id(self):
        """That of the Job which the case has made."""
        with self.lock:
            for path, thing in self.objects.items():
                labels = thing["metadata"].get("labels", {})
                if "/jobs/" in path and thing["metadata"].get("uid") == "made":
                    return labels.get("eidos.nvidia.com/run-id"), thing["metadata"]["name"]
        return None, None

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
        spec = {"nodeName": "node-a", "containers": [{"name": "eidos", "image": "i"}]}
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
        metadata["annotations"] = {"eidos.nvidia.com/run-id": run}
        return {"metadata": metadata, "data": {"format": "yaml", "snapshot.yaml": SNAPSHOT}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
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
            said = "error: no GPU, and --require-gpu was given\n" if "agent-fails" in standin.words else "a line\n"
            esc = ESC if "hostile" in standin.words else ""
            self.answer(200, f"2010-01-01T00:00:00.000000001Z {esc}{said}".encode(), type="text/plain")
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
        if path.endswith("/pods"):
            thing = standin.pod()
        elif path.endswith("/configmaps") and not ends_badly:
            time.sleep(0.3)
            thing = standin.result()
        elif path.endswith("/jobs") and "agent-fails" in words:
            _, job = standin.run_id()
            failed = {"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded", "message": "too often"}
            thing = {"metadata": {"name": job, "uid": "made", "resourceVersion": "22"}, "status": {"conditions": [failed], "failed": 1}}
        if thing:
            self.wfile.write(json.dumps({"type": "ADDED", "object": thing}).encode() + b"\n")
            self.wfile.flush()
        standin.closing.wait(3)
