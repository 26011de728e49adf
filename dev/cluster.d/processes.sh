# shellcheck shell=bash
# Processes that outlive this script. Each is recorded as "pid start-time boot", so that a pid which the system has
# given to something else since is never taken for ours.

BOOT=$(cat /proc/sys/kernel/random/boot_id)

# start_time PID: when it started, in ticks since boot; nothing for one that is gone or only waits to be collected
start_time() {
  local stat fields
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
  read -ra fields <<<"${stat##*) }"
  case ${fields[0]} in Z | X) ;; *) echo "${fields[19]}" ;; esac
}

# launch COMPONENT COMMAND...: detached from this script and its terminal, with its output in the component's log
launch() {
  local component=$1 pid
  shift
  mkdir -p "$RUN/pids" "$RUN/log"
  # 8 and 9 are this script's locks
  setsid "$@" >>"$RUN/log/$component.log" 2>&1 </dev/null 8>&- 9>&- &
  pid=$!
  echo "$pid $(start_time $pid) $BOOT" >"$RUN/pids/$component"
}

# pid_of COMPONENT: its pid if it runs, else nothing
pid_of() {
  local record
  { read -r record <"$RUN/pids/$1"; } 2>/dev/null || return 0
  pid_if_same "$record"
}

# pid_if_same RECORD: the recorded pid if it is still that process
pid_if_same() {
  local pid started boot
  read -r pid started boot <<<"$1"
  if [ -n "$started" ] && [ "$boot" = "$BOOT" ] && [ "$(start_time "$pid")" = "$started" ]; then echo "$pid"; fi
}

running() { [ -n "$(pid_of "$1")" ]; }

# kill_and_wait COMPONENT: nothing is worth saving, so no time is lost on a clean end
kill_and_wait() {
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] || return 0
  kill -KILL "$pid" 2>/dev/null || true
  for _ in {1..200}; do
    running "$1" || return 0
    sleep 0.05
  done
  fail "$1 (pid $pid) does not end"
}

# wait_until COMPONENT WHAT SECONDS COMMAND...: asks until it is so; gives up early when the component has ended
wait_until() {
  local component=$1 what=$2 seconds=$3 deadline
  shift 3
  deadline=$((EPOCHSECONDS + seconds))
  until "$@" >/dev/null 2>"$RUN/log/.asked"; do
    running "$component" || component_failed "$component" "$component ended before this was so: $what"
    [ $EPOCHSECONDS -lt $deadline ] || component_failed "$component" "after $seconds s this is not so: $what"
    sleep 0.2
  done
  say "$what"
}

component_failed() {
  local component=$1 what=$2 log
  case $component in
    node) for log in containerd kubelet node; do show_log "$RUN/log/$log.log"; done ;;
    *) show_log "$RUN/log/$component.log" ;;
  esac
  show_log "$RUN/log/.asked"
  fail "$what" "all logs: $RUN/log; what runs is left for a look: dev/cluster status" \
    "to clear up and try again: dev/cluster down && dev/cluster up"
}
