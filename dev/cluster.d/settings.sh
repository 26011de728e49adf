# shellcheck shell=bash
# Where things are, what can be set from outside, and how progress and failures are told.

CACHE=${EIDOS_CLUSTER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/eidos/cluster}
RUN=${EIDOS_CLUSTER_DIR:-/var/lib/eidos-cluster}
TTL=${EIDOS_CLUSTER_TTL:-2h}

# A cluster lives in one /16 of the loopback network. A second cluster on the same machine needs another folder and net.
# One that exists keeps what it was made with.
NET=${EIDOS_CLUSTER_NET:-127.96}
[ ! -r "$RUN/net" ] || NET=$(cat "$RUN/net")
NODE=${EIDOS_CLUSTER_NODE:-eidos-node-1}
[ ! -r "$RUN/node-name" ] || NODE=$(cat "$RUN/node-name")

# Tests shall not wait for controllers; what is measured shall have what clusters have. An existing cluster keeps its own.
QPS=200
GRACE=40
AUDIT=no

API_IP=$NET.0.1      # also the first address of the service range: the ClusterIP of the service "kubernetes"
CONTROL_IP=$NET.1.1  # etcd, controller-manager, scheduler
NODE_IP=$NET.1.2     # kubelet, containerd's streaming server
API=https://$API_IP:443
NAME=$(basename "$RUN")
SLICE=eidos-${NET#127.}  # what the node adds to the machine is named after its net: a bridge, a cgroup

STARTED_US=${EPOCHREALTIME/[.,]/}

say() {
  local us=$((${EPOCHREALTIME/[.,]/} - STARTED_US))
  printf '%4d.%d s  %s\n' $((us / 1000000)) $((us / 100000 % 10)) "$*" >&2
}

# fail WHAT [WHAT-TO-DO...]
fail() {
  printf 'dev/cluster: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

# show_log FILE: its last lines, indented
show_log() {
  [ -s "$1" ] || return 0
  printf -- '--- last lines of %s\n' "$1" >&2
  tail -n 15 "$1" | cut -c1-400 | sed 's/^/    /' >&2
}

# seconds DURATION: 90s, 30m, 2h, or plain seconds
seconds() {
  local number=${1%[smh]}
  case $number in '' | *[!0-9]*) return 1 ;; esac
  case $1 in
    *h) echo $((number * 3600)) ;;
    *m) echo $((number * 60)) ;;
    *) echo "$number" ;;
  esac
}
