# shellcheck shell=bash
# The cluster's certificates and kubeconfigs, made anew for every cluster. What clients meet is RSA, as kubeadm has it by
# default (ClusterConfiguration's encryptionAlgorithm): the authority, the API server, and the admin, whose key is in
# PKCS#1, as kubeadm and kind write it. The rest is elliptic, which is quick to make.

PKI=$RUN/pki

make_certificates() {
  [ ! -e "$RUN/kubeconfig" ] || return 0
  mkdir -p "$PKI" "$RUN/conf"
  chmod 700 "$PKI" "$RUN/conf"
  authority ca kubernetes
  authority etcd-ca etcd
  certificate etcd etcd-ca /CN=etcd "IP:$CONTROL_IP"
  certificate serving ca /CN=kube-apiserver \
    "IP:$API_IP,IP:$CONTROL_IP,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
  certificate kubelet ca "/CN=$NODE" "IP:$NODE_IP,DNS:$NODE"
  certificate admin ca /O=system:masters/CN=kubernetes-admin
  certificate controller-manager ca /CN=system:kube-controller-manager
  certificate scheduler ca /CN=system:kube-scheduler
  certificate node ca "/O=system:nodes/CN=system:node:$NODE"
  new_key service-account
  openssl rsa -in "$PKI/service-account.key" -pubout -out "$PKI/service-account.pub" 2>/dev/null

  kubeconfig_for controller-manager >"$RUN/conf/controller-manager"
  kubeconfig_for scheduler >"$RUN/conf/scheduler"
  kubeconfig_for node >"$RUN/conf/node"
  (umask 077 && kubeconfig_for admin >"$RUN/kubeconfig.new")
  mv "$RUN/kubeconfig.new" "$RUN/kubeconfig"
}

new_key() {
  case $1 in
    admin | ca | serving | service-account) openssl genrsa -traditional -out "$PKI/$1.key" 2048 2>/dev/null ;;
    *) openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/$1.key" ;;
  esac
}

# authority FILE COMMON-NAME
authority() {
  new_key "$1"
  openssl req -x509 -new -key "$PKI/$1.key" -days 30 -subj "/CN=$2" -out "$PKI/$1.crt" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,digitalSignature
}

# certificate FILE AUTHORITY SUBJECT [NAMES]
certificate() {
  new_key "$1"
  openssl req -new -key "$PKI/$1.key" -subj "$3" | openssl x509 -req -days 30 -out "$PKI/$1.crt" \
    -CA "$PKI/$2.crt" -CAkey "$PKI/$2.key" -CAcreateserial -extfile <(
      echo keyUsage=digitalSignature,keyEncipherment
      echo extendedKeyUsage=clientAuth,serverAuth
      [ -z "${4:-}" ] || echo "subjectAltName=$4"
    ) 2>/dev/null
}

kubeconfig_for() {
  cat <<-END
	apiVersion: v1
	kind: Config
	clusters:
	- name: $NAME
	  cluster:
	    server: $API
	    certificate-authority-data: $(base64 -w0 "$PKI/ca.crt")
	users:
	- name: $NAME-$1
	  user:
	    client-certificate-data: $(base64 -w0 "$PKI/$1.crt")
	    client-key-data: $(base64 -w0 "$PKI/$1.key")
	contexts:
	- name: $NAME
	  context: {cluster: $NAME, user: $NAME-$1}
	current-context: $NAME
END
}
