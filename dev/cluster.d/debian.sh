# shellcheck shell=bash
# What comes from Debian. Packages that bring services are unpacked, never installed: nothing is enabled or started.

SUITE=bookworm

require_debian() {
  # shellcheck source=/dev/null
  [ "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" = $SUITE ] ||
    fail "this needs Debian 12 ($SUITE), whose kubernetes source package it builds" \
      "use kind or k3d elsewhere, and set EIDOS_TEST_KUBECONFIG (see dev/README.md)"
  [ "$(id -u)" -eq 0 ] || fail "this needs root: it mounts, and makes namespaces and cgroups"
}

# Plain tools, which bring no service: "command package" pairs.
install_tools() {
  local missing=() tool package
  while read -r tool package; do
    command -v "$tool" >/dev/null || missing+=("$package")
  done <<-END
	openssl openssl
	ip iproute2
	flock util-linux
	mount mount
END
  [ -n "$(ldconfig -p | grep libseccomp.so.2)" ] || missing+=(libseccomp2)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  refresh_lists
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get could not install ${missing[*]}"
}

# The machine's own archive entries for this suite: URI, suite and keyring.
archives() {
  # shellcheck disable=SC2016  # apt's own variables
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(SIGNED_BY)' 'Created-By: Packages' 2>/dev/null |
    awk -v suite=$SUITE '$3 == "main" && $2 ~ "^" suite "(-updates|-security)?$" {
      print $1, $2, ($4 ~ /^\// ? $4 : "/usr/share/keyrings/debian-archive-keyring.gpg") }' | sort -u
}

refresh_lists() {
  [ -z "$(archives)" ] || return 0
  say "apt-get update"
  apt-get update -qq >&2 || true # an unrelated archive may fail; what matters is asked next
  [ -n "$(archives)" ] || fail "apt knows no archive of Debian $SUITE (main)" "check /etc/apt/sources.list and the network"
}

# A view of the same archives with their sources, in our own folder: the machine's apt stays as it is.
apt_view() {
  local dir=$WORK/apt uri suite key
  refresh_lists
  mkdir -p "$dir"/{lists,cache/archives}/partial
  archives | while read -r uri suite key; do
    echo "deb [signed-by=$key] $uri $suite main"
    [ "$suite" != $SUITE ] || echo "deb-src [signed-by=$key] $uri $suite main"
  done >"$dir/sources.list"
  cat >"$dir/apt.conf" <<-END
	Dir::State::Lists "$dir/lists";
	Dir::Cache "$dir/cache";
	Dir::Etc::sourcelist "$dir/sources.list";
	Dir::Etc::sourceparts "-";
	APT::Sandbox::User "root";
END
  in_apt_view apt-get update -qq
}

in_apt_view() { APT_CONFIG=$WORK/apt/apt.conf "$@"; }

# unpack_packages INTO PACKAGE...: downloads and unpacks; says on stdout which versions they were
unpack_packages() {
  local into=$1 debs=$WORK/debs deb
  shift
  rm -rf "$debs"
  mkdir -p "$debs" "$into"
  (cd "$debs" && in_apt_view apt-get download -qq "$@" >&2)
  for deb in "$debs"/*.deb; do
    dpkg-deb -x "$deb" "$into"
    # shellcheck disable=SC2016  # dpkg-deb's own variables
    dpkg-deb -W --showformat='${Package} ${Version} ${Architecture}\n' "$deb"
  done
  rm -rf "$debs"
}
