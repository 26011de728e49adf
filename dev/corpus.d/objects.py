"""What a cluster has before a case begins, as the API tells it."""

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
        objects[f"{rbac}/clusterrolebindings/eidos:gpu-operator"] = owned(
            "eidos:gpu-operator", "", roleRef=role | {"kind": "ClusterRole"}, subjects=subjects
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
