# shellcheck shell=bash
# Everything that is not built: Debian's programs, unpacked into the cache, and the two images that every node has.

RUNTIME_PACKAGES=(etcd-server etcd-client kubernetes-client containerd runc containernetworking-plugins busybox-static)
RUNTIME_PROGRAMS=(etcd etcdctl kubectl containerd containerd-shim-runc-v2 ctr runc busybox)
CNI_PLUGINS=(bridge host-local loopback)

fetch_runtime() {
  [ ! -d "$RUNTIME" ] || return 0
  say "fetching ${RUNTIME_PACKAGES[*]}"
  mkdir -p "$WORK"
  logged "fetch the packages" unpack_runtime
  mv "$WORK/runtime" "$RUNTIME"
}

unpack_runtime() {
  local from=$WORK/unpacked to=$WORK/runtime program
  rm -rf "$from" "$to"
  mkdir -p "$to/cni"
  apt_view
  unpack_packages "$from" "${RUNTIME_PACKAGES[@]}" >"$to/built-from"
  for program in "${RUNTIME_PROGRAMS[@]}"; do mv "$(find "$from" -type f -path "*bin/$program")" "$to/"; done
  for program in "${CNI_PLUGINS[@]}"; do mv "$from/usr/lib/cni/$program" "$to/cni/"; done
  rm -rf "$from"
}

make_images() {
  [ ! -d "$IMAGES" ] || return 0
  local root=$WORK/root
  rm -rf "$root" "$IMAGES.new"
  mkdir -p "$IMAGES.new" "$root/pause" "$root"/tools/{bin,etc,tmp,usr/bin}

  cp "$K8S/pause" "$root/pause/"
  docker_archive localhost/pause:1 "$root/pause" '["/pause"]' >"$IMAGES.new/pause.tar"

  cp "$RUNTIME/busybox" "$root/tools/bin/"
  cp "$RUNTIME/kubectl" "$root/tools/usr/bin/"
  "$RUNTIME/busybox" --list | grep -vx busybox | while read -r applet; do ln -s busybox "$root/tools/bin/$applet"; done
  docker_archive localhost/tools:1 "$root/tools" '["/bin/sh"]' >"$IMAGES.new/tools.tar"

  mv "$IMAGES.new" "$IMAGES"
  rm -rf "$root"
}

# docker_archive NAME:TAG ROOT ENTRYPOINT-JSON: an image of one layer, on stdout, in the form that "docker save" has
docker_archive() {
  local name=$1 root=$2 entrypoint=$3 dir diff_id
  dir=$(mktemp -d)
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$root" -cf "$dir/layer.tar" .
  diff_id=$(sha256sum <"$dir/layer.tar")
  cat >"$dir/config.json" <<-END
	{"architecture": "$(dpkg --print-architecture)", "os": "linux",
	 "config": {"Entrypoint": $entrypoint, "Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]},
	 "rootfs": {"type": "layers", "diff_ids": ["sha256:${diff_id%% *}"]}}
END
  echo "[{\"Config\": \"config.json\", \"RepoTags\": [\"$name\"], \"Layers\": [\"layer.tar\"]}]" >"$dir/manifest.json"
  tar -C "$dir" -c manifest.json config.json layer.tar
  rm -rf "$dir"
}
