# shellcheck shell=bash
# Nodes that no kubelet serves: one Java process is all their kubelets (dev.eidos.testing.fleet).

NODES_COMPONENT=nodes
NODES_MAIN=dev.eidos.testing.fleet.SimulatedFleetMain

# nodes COUNT [--seed S] [--fail SPEC] [--for DURATION]
nodes() {
  local count=${1:-} seed=1 fail='' lasts=''
  case $count in
    '')
      kube get nodes --selector=eidos.test/simulated
      return
      ;;
    *[!0-9]*) fail "'$count' is not a number of nodes" ;;
  esac
  shift
  while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || fail "$1 needs a value"
    case $1 in
      --seed) seed=$2 ;;
      --fail) fail=$2 ;;
      --for) lasts=$(seconds "$2") || fail "--for is '$2'" "write it as 90s, 30m or 2h" ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
    shift 2
  done
  case $seed in *[!0-9]* | '') fail "--seed is '$seed'" "write a whole number" ;; esac
  simulate "$count" "$seed" "$fail" "${lasts:-$(($(deadline) - EPOCHSECONDS))}"
}

# simulate COUNT SEED FAILURES SECONDS
simulate() {
  local count=$1 java
  java=$(java_25)
  lock
  kill_and_wait $NODES_COMPONENT
  if [ "$count" -eq 0 ]; then
    "$java" -cp "$(test_classes)" $NODES_MAIN "$RUN/kubeconfig" 0
    rm -f "$RUN/pids/$NODES_COMPONENT"
    say "no simulated nodes"
    return
  fi
  : >"$RUN/log/$NODES_COMPONENT.log"
  # an upper bound: 5,000 nodes need 300 MB
  launch $NODES_COMPONENT "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m -cp "$(test_classes)" $NODES_MAIN "$RUN/kubeconfig" "$@" "$(node_grace)"
  wait_until $NODES_COMPONENT "$count nodes are registered" 600 grep -q '^ready' "$RUN/log/$NODES_COMPONENT.log"
  cat "$RUN/log/$NODES_COMPONENT.log"
}

# What the build or the tests have compiled last.
test_classes() {
  local root classes
  if [ -n "${EIDOS_TEST_CLASSPATH:-}" ]; then
    echo "$EIDOS_TEST_CLASSPATH"
    return
  fi
  root=$(dirname "$PARTS")/..
  classes=$root/target/test-classes
  [ -e "$classes/${NODES_MAIN//.//}.class" ] && [ -d "$root/target/eidos/lib" ] ||
    fail "the simulated kubelets are not compiled" "build them: mvn package (or set EIDOS_TEST_CLASSPATH)"
  echo "$classes:$root/target/classes:$root/target/eidos/lib/*"
}

java_25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release" && [ -x "$home/bin/java" ]; then
      echo "$home/bin/java"
      return
    fi
  done
  fail "no Java 25 or newer in JAVA_HOME or /usr/lib/jvm"
}
