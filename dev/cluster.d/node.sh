# shellcheck shell=bash
# The one node: containerd, kubelet and every pod, in mount, PID, UTS and IPC namespaces of their own. A pod with hostPID
# sees the node's processes and not the machine's, and the end of the node's first process (node-init) ends them all.

CONTAINERD=$RUN/containerd/containerd.sock

start_node() {
  mkdir -p "$RUN"/{containerd,cni,kubelet}
  write_cni_config >"$RUN/cni/10-bridge.conflist"
  write_containerd_config >"$RUN/containerd/config.toml"
  write_kubelet_config >"$RUN/kubelet.yaml"
  node_cgroups | xargs -r mkdir -p
  pod_bridge

  running node || NODE=$NODE RUN=$RUN CONTAINERD=$CONTAINERD launch node unshare --fork --kill-child \
    --mount --propagation private --pid --mount-proc --uts --ipc bash "$PARTS/node-init"
  wait_until node "containerd answers" 30 containerd_answers
  local image
  for image in "$IMAGES"/*.tar; do load_image "$image" >/dev/null; done
  wait_until node "kubelet is healthy" 60 kubelet_healthy
  wait_until node "node $NODE is Ready" 90 node_ready
}

# The bridge of the pods, with an address of the machine's own: by it the API server's proxy reaches them. They have no
# route to anywhere else.
pod_bridge() {
  ip link show "$SLICE" >/dev/null 2>&1 || ip link add "$SLICE" type bridge
  ip address replace "10.${NET#127.}.0.1/24" dev "$SLICE"
  ip link set "$SLICE" up
}

in_containerd() { ctr --address "$CONTAINERD" --namespace k8s.io "$@"; }

containerd_answers() { in_containerd version; }
kubelet_healthy() { kube --server="http://$NODE_IP:10248" get --raw /healthz; }
node_ready() {
  [ "$(kube get node "$NODE" -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}')" = True ]
}
node_healthy() { containerd_answers && kubelet_healthy && node_ready; }

load_image() { in_containerd images import "$1"; }

# The node's own cgroup in every hierarchy, above its pods'.
node_cgroups() {
  awk -v slice="$SLICE" '$3 ~ /^cgroup2?$/ { print $2 "/" slice }' /proc/mounts | sort -u
}

# What a node leaves behind when its processes are gone. A cluster that never had one leaves alone what is another's.
clear_node() {
  local cgroup dir
  [ -e "$RUN/mode" ] || return 0
  ! ip link show "$SLICE" >/dev/null 2>&1 || ip link delete "$SLICE"
  for cgroup in $(node_cgroups); do
    for _ in 1 2 3 4 5; do # the kernel may need a moment after the last process
      [ -d "$cgroup" ] || break
      find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || sleep 0.1
    done
  done
  [ ! -e "$RUN/node-dirs" ] || tac "$RUN/node-dirs" | while read -r dir; do rmdir "$dir" 2>/dev/null || true; done
}

# For pods without hostNetwork: an address each and nothing to reach.
write_cni_config() {
  cat <<-END
	{"cniVersion": "0.4.0", "name": "$SLICE", "plugins": [{
	  "type": "bridge", "bridge": "$SLICE",
	  "ipam": {"type": "host-local", "dataDir": "$RUN/cni/addresses", "ranges": [[{"subnet": "10.${NET#127.}.0.0/24"}]]}
	}]}
END
}

write_containerd_config() {
  local snapshotter=overlayfs
  # an overlay can't lie on another one, as in a CI container
  [ "$(stat --file-system --format=%T "$RUN")" != overlayfs ] || snapshotter=native
  # restrict_oom_score_adj: without CAP_SYS_RESOURCE no sandbox would start
  cat <<-END
	version = 2
	root = "$RUN/containerd/root"
	state = "$RUN/containerd/state"
	[grpc]
	address = "$CONTAINERD"
	[plugins."io.containerd.internal.v1.opt"]
	path = "$RUN/containerd/opt"
	[plugins."io.containerd.grpc.v1.cri"]
	sandbox_image = "localhost/pause:1"
	stream_server_address = "$NODE_IP"
	restrict_oom_score_adj = true
	disable_apparmor = true
	[plugins."io.containerd.grpc.v1.cri".cni]
	bin_dir = "$RUNTIME/cni"
	conf_dir = "$RUN/cni"
	[plugins."io.containerd.grpc.v1.cri".containerd]
	snapshotter = "$snapshotter"
	default_runtime_name = "runc"
	[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
	runtime_type = "io.containerd.runc.v2"
	[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
	BinaryName = "$RUNTIME/runc"
	SystemdCgroup = false
END
}

# Eviction and image clean-up are all but off: the disk is the machine's, and what fills it is not the cluster.
write_kubelet_config() {
  cat <<-END
	apiVersion: kubelet.config.k8s.io/v1beta1
	kind: KubeletConfiguration
	address: $NODE_IP
	healthzBindAddress: $NODE_IP
	tlsCertFile: $PKI/kubelet.crt
	tlsPrivateKeyFile: $PKI/kubelet.key
	authentication:
	  anonymous: {enabled: false}
	  webhook: {enabled: true}
	  x509: {clientCAFile: $PKI/ca.crt}
	authorization: {mode: Webhook}
	cgroupDriver: cgroupfs
	cgroupRoot: /$SLICE
	enforceNodeAllocatable: []
	failSwapOn: false
	makeIPTablesUtilChains: false
	resolvConf: ""
	nodeStatusUpdateFrequency: 2s
	evictionHard: {memory.available: 100Mi, nodefs.available: 1%, nodefs.inodesFree: 1%, imagefs.available: 1%}
	imageGCHighThresholdPercent: 100
	imageGCLowThresholdPercent: 99
END
}
