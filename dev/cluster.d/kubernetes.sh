# shellcheck shell=bash
# Builds Kubernetes' programs from bookworm's source package with bookworm's Go, once: see build_kubernetes.

# Debian ships no kube-apiserver binary, and its later releases no source for one either; this source is whole.
# It is upstream's tree without Debian's patches, so it is named by its content and not by Debian's revision.
KUBERNETES=1.20.2
SOURCE_SHA256=b83c0780efb182d928dc63d46488a847f161f04e40a94b96bf5247dd671ecdfc
GO=1.19
STAMPS=(
  "gitVersion=v$KUBERNETES" gitMajor=1 gitMinor=20 gitTreeState=archive
  gitCommit=faecb196815e248d3ecfb03c680a4507229c2a56 buildDate=2021-01-13T00:00:00Z
)
# No kubelet of ours meets Docker, for which it would wait 5 s at every start, nor any of these a cloud.
TAGS=dockerless,providerless
CONTROL_PLANE=(kube-apiserver kube-controller-manager kube-scheduler)

# build_kubernetes PROGRAM...: makes those that the cache lacks, all in one go (they share most packages)
build_kubernetes() {
  local program missing=()
  for program; do [ -x "$K8S/$program" ] || missing+=("$program"); done
  [ ${#missing[@]} -gt 0 ] || return 0

  say "building ${missing[*]} $KUBERNETES from Debian's source (minutes; log: $WORK/build.log)"
  mkdir -p "$WORK"/{out,tmp} "$K8S"
  logged "fetch Go and the source" fetch_source
  logged "generate the OpenAPI definitions" generate_openapi
  logged "compile ${missing[*]}" compile "${missing[@]}"
  cp "$WORK/built-from" "$K8S/built-from"
  for program in "${missing[@]}"; do mv "$WORK/out/$program" "$K8S/$program"; done
  say "built ${missing[*]}"
}

# logged WHAT COMMAND...: gently, its output in the build log
logged() {
  local what=$1 status
  shift
  say "  $what"
  set +e
  (set -e; renice -n 10 -p $BASHPID >/dev/null; "$@") >>"$WORK/build.log" 2>&1
  status=$?
  set -e
  [ $status -ne 0 ] || return 0
  show_log "$WORK/build.log"
  fail "could not $what" "the whole log: $WORK/build.log; try again, or start over: rm -rf '$WORK'"
}

fetch_source() {
  local tree=$WORK/gopath/src/k8s.io/kubernetes
  [ ! -e "$tree/.unpacked" ] || return 0
  apt_view
  unpack_packages "$WORK/go" golang-$GO-go golang-$GO-src >"$WORK/built-from"
  mkdir -p "$WORK/source" "$tree"
  (cd "$WORK/source" && in_apt_view apt-get source --download-only --tar-only -qq kubernetes)
  echo "$SOURCE_SHA256  $(ls "$WORK"/source/kubernetes_*.orig.tar.gz)" | sha256sum --check
  tar xzf "$WORK"/source/kubernetes_*.orig.tar.gz --strip-components=1 -C "$tree"
  (cd "$WORK/source" && sha256sum ./*.orig.tar.gz) >>"$WORK/built-from"
  # The vendored reflect2 reads maps as Go laid them out before 1.18: with it, custom resources crash kube-apiserver.
  unpack_packages "$WORK/reflect2" golang-github-modern-go-reflect2-dev >>"$WORK/built-from"
  rm "$tree"/vendor/github.com/modern-go/reflect2/*.{go,s}
  cp "$WORK"/reflect2/usr/share/gocode/src/github.com/modern-go/reflect2/*.{go,s} "$tree/vendor/github.com/modern-go/reflect2/"
  touch "$tree/.unpacked"
}

# The tree predates what today's module checks want of vendor/, so it is built as it once was: in a GOPATH, no modules.
go_in_tree() {
  cd "$WORK/gopath/src/k8s.io/kubernetes"
  env -u GOFLAGS GOROOT="$WORK/go/usr/lib/go-$GO" GOPATH="$WORK/gopath" GOCACHE="$WORK/gocache" GOTMPDIR="$WORK/tmp" \
    GO111MODULE=off GOPROXY=off CGO_ENABLED=0 HOME="$WORK" PATH="$WORK/go/usr/lib/go-$GO/bin:$PATH" "$@"
}

# The one generated file that kube-apiserver needs and upstream does not commit.
generate_openapi() {
  local tree=$WORK/gopath/src/k8s.io/kubernetes out=pkg/generated/openapi packages
  [ ! -e "$tree/$out/.generated" ] || return 0
  packages=$(cd "$tree" &&
    grep -rl --include='*.go' '^// *+k8s:openapi-gen=' cmd pkg plugin staging/src/k8s.io |
    xargs -n1 dirname | LC_ALL=C sort -u |
    grep -v -e '/code-generator/' -e '/sample-apiserver/' |
      sed -e 's,^staging/src/,vendor/,' -e 's,^,k8s.io/kubernetes/,' | paste -sd,)
  go_in_tree go build -o "$WORK/out/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
  go_in_tree "$WORK/out/openapi-gen" --input-dirs "$packages" \
    --output-package k8s.io/kubernetes/$out --output-file-base zz_generated.openapi \
    --go-header-file vendor/k8s.io/code-generator/hack/boilerplate.go.txt --report-filename "$WORK/openapi-violations"
  touch "$tree/$out/.generated"
}

compile() {
  local flags='-s -w' package stamp
  for package in component-base/version client-go/pkg/version; do
    for stamp in "${STAMPS[@]}"; do flags+=" -X k8s.io/kubernetes/vendor/k8s.io/$package.$stamp"; done
  done
  go_in_tree go build -trimpath -tags $TAGS -ldflags "$flags" -o "$WORK/out/" "${@/#/./cmd/}"
}

# The program that holds a pod's namespaces open.
build_pause() {
  [ ! -x "$K8S/pause" ] || return 0
  logged "compile pause" go_in_tree go build -trimpath -ldflags '-s -w' -o "$WORK/out/pause" "$PARTS/pause.go"
  mv "$WORK/out/pause" "$K8S/pause"
}
