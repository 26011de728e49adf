# shellcheck shell=bash
# The cluster ends by itself: the keeper takes it down when its time is up, whoever started it and forgot.

renew_deadline() {
  echo $((EPOCHSECONDS + $(seconds "$TTL"))) >"$RUN/deadline.new"
  mv "$RUN/deadline.new" "$RUN/deadline"
}

deadline() { cat "$RUN/deadline" 2>/dev/null || echo 0; }

# keep: all it needs is in memory by now, so it works when the checkout is gone, or the cluster's folder
keep() {
  local records='' record pid
  while [ -e "$RUN/deadline" ]; do
    if [ $EPOCHSECONDS -ge "$(deadline)" ]; then
      lock
      if [ $EPOCHSECONDS -ge "$(deadline)" ]; then
        say "time is up"
        take_down
        return
      fi
      exec 9>&- # renewed while this waited
    fi
    records=$(cat "$RUN"/pids/* 2>/dev/null || true)
    sleep 5 || true
  done
  while read -r record; do
    pid=$(pid_if_same "$record")
    [ -z "$pid" ] || [ "$pid" = $$ ] || kill -KILL "$pid"
  done <<<"$records"
}
