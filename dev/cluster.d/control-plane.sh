# shellcheck shell=bash
# etcd, kube-apiserver, kube-controller-manager and kube-scheduler.

start_control_plane() {
  make_certificates
  printf '127.0.0.1 localhost %s\n%s %s\n' "$(hostname)" "$NODE_IP" "$NODE" >"$RUN/hosts"

  running etcd || start_etcd
  wait_until etcd "etcd is healthy" 30 etcd_healthy
  running kube-apiserver || start_apiserver
  wait_until kube-apiserver "kube-apiserver is ready" 60 apiserver_ready
  running kube-controller-manager || start_controller_manager
  running kube-scheduler || start_scheduler
  wait_until kube-controller-manager "kube-controller-manager is healthy" 30 controller_manager_healthy
  wait_until kube-scheduler "kube-scheduler is healthy" 30 scheduler_healthy
  # until then no pod is admitted to the namespace
  wait_until kube-controller-manager "namespace default has its ServiceAccount" 30 kube get serviceaccount default
}

kube() { kubectl --kubeconfig="$RUN/kubeconfig" --request-timeout=5s "$@"; }

etcd_healthy() {
  ETCDCTL_API=3 etcdctl --endpoints="https://$CONTROL_IP:2379" --command-timeout=2s \
    --cacert="$PKI/etcd-ca.crt" --cert="$PKI/etcd.crt" --key="$PKI/etcd.key" endpoint health
}
apiserver_ready() { kube get --raw /readyz; }
controller_manager_healthy() { kube --server="https://$CONTROL_IP:10257" get --raw /healthz; }
scheduler_healthy() { kube --server="https://$CONTROL_IP:10259" get --raw /healthz; }

start_etcd() {
  local client=https://$CONTROL_IP:2379 peer=https://$CONTROL_IP:2380
  launch etcd etcd --name="$NAME" --data-dir="$RUN/etcd" --logger=zap \
    --listen-client-urls="$client" --advertise-client-urls="$client" \
    --listen-peer-urls="$peer" --initial-advertise-peer-urls="$peer" --initial-cluster="$NAME=$peer" \
    --client-cert-auth --trusted-ca-file="$PKI/etcd-ca.crt" --cert-file="$PKI/etcd.crt" --key-file="$PKI/etcd.key" \
    --peer-client-cert-auth --peer-trusted-ca-file="$PKI/etcd-ca.crt" --peer-cert-file="$PKI/etcd.crt" --peer-key-file="$PKI/etcd.key"
}

# The API server listens on the very ClusterIP of the service "kubernetes" and leaves that service's endpoints alone, so
# in-cluster configuration works from hostNetwork pods without a kube-proxy. A mount namespace of its own lets it find
# the node by name without a change to the machine's /etc/hosts.
start_apiserver() {
  # shellcheck disable=SC2054  # the comma is the flag's own
  local flags=(
    --bind-address="$API_IP" --advertise-address="$API_IP" --secure-port=443
    --service-cluster-ip-range="$NET.0.0/16" --endpoint-reconciler-type=none
    --etcd-servers="https://$CONTROL_IP:2379" --etcd-cafile="$PKI/etcd-ca.crt"
    --etcd-certfile="$PKI/etcd.crt" --etcd-keyfile="$PKI/etcd.key"
    --cert-dir="$PKI" --tls-cert-file="$PKI/serving.crt" --tls-private-key-file="$PKI/serving.key"
    --client-ca-file="$PKI/ca.crt" --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction
    --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-preferred-address-types=Hostname
    --kubelet-client-certificate="$PKI/admin.crt" --kubelet-client-key="$PKI/admin.key"
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$PKI/service-account.pub"
    --service-account-signing-key-file="$PKI/service-account.key"
    --allow-privileged --feature-gates=TTLAfterFinished=true
  )
  if [ "$(cat "$RUN/audit" 2>/dev/null)" = yes ]; then
    printf '%s\n' 'apiVersion: audit.k8s.io/v1' 'kind: Policy' 'omitStages: [RequestReceived]' 'rules: [{level: Metadata}]' \
      >"$RUN/conf/audit-policy"
    flags+=(--audit-policy-file="$RUN/conf/audit-policy" --audit-log-path="$RUN/log/audit.log" --audit-log-maxsize=4000)
  fi
  # shellcheck disable=SC2016  # for the inner shell
  launch kube-apiserver unshare --mount sh -c 'mount --bind "$0" /etc/hosts && exec kube-apiserver "$@"' "$RUN/hosts" "${flags[@]}"
}

start_controller_manager() {
  local qps limits=()
  qps=$(cat "$RUN/controller-qps" 2>/dev/null || echo "$QPS")
  [ "$qps" = default ] || limits=(--kube-api-qps="$qps" --kube-api-burst=$((qps * 3 / 2)))
  launch kube-controller-manager kube-controller-manager --kubeconfig="$RUN/conf/controller-manager" \
    --authentication-kubeconfig="$RUN/conf/controller-manager" --authorization-kubeconfig="$RUN/conf/controller-manager" \
    --bind-address="$CONTROL_IP" --secure-port=10257 --port=0 --leader-elect=false \
    --tls-cert-file="$PKI/serving.crt" --tls-private-key-file="$PKI/serving.key" \
    --root-ca-file="$PKI/ca.crt" --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" \
    "${limits[@]}" --node-monitor-grace-period="$(node_grace)s" --use-service-account-credentials --service-account-private-key-file="$PKI/service-account.key" \
    --feature-gates=TTLAfterFinished=true
}

node_grace() { cat "$RUN/node-grace" 2>/dev/null || echo "$GRACE"; }

start_scheduler() {
  launch kube-scheduler kube-scheduler --kubeconfig="$RUN/conf/scheduler" \
    --authentication-kubeconfig="$RUN/conf/scheduler" --authorization-kubeconfig="$RUN/conf/scheduler" \
    --bind-address="$CONTROL_IP" --secure-port=10259 --port=0 --leader-elect=false \
    --tls-cert-file="$PKI/serving.crt" --tls-private-key-file="$PKI/serving.key"
}
