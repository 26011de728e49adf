package dev.eidos.collector.os;

import java.util.List;

/**
 * The network settings that decide how RDMA, storage and large clusters fare, relative to {@code /proc/sys}
 * ({@code networking/ip-sysctl.rst}, {@code admin-guide/sysctl/net.rst}, {@code networking/nf_conntrack-sysctl.rst}).
 *
 * <p>Named one by one because {@code net} has a directory per interface, which come and go with containers, and holds
 * keys ({@code tcp_fastopen_key}, {@code stable_secret}) that must never be in a snapshot.
 */
final class NetworkSettings {
    static final List<String> PATHS = List.of(
            "net/bridge/bridge-nf-call-arptables",
            "net/bridge/bridge-nf-call-ip6tables",
            "net/bridge/bridge-nf-call-iptables",
            "net/core/bpf_jit_enable",
            "net/core/bpf_jit_harden",
            "net/core/bpf_jit_kallsyms",
            "net/core/bpf_jit_limit",
            "net/core/busy_poll",
            "net/core/busy_read",
            "net/core/default_qdisc",
            "net/core/dev_weight",
            "net/core/netdev_budget",
            "net/core/netdev_budget_usecs",
            "net/core/netdev_max_backlog",
            "net/core/optmem_max",
            "net/core/rmem_default",
            "net/core/rmem_max",
            "net/core/rps_sock_flow_entries",
            "net/core/somaxconn",
            "net/core/wmem_default",
            "net/core/wmem_max",
            "net/ipv4/conf/all/accept_local",
            "net/ipv4/conf/all/arp_announce",
            "net/ipv4/conf/all/arp_filter",
            "net/ipv4/conf/all/arp_ignore",
            "net/ipv4/conf/all/forwarding",
            "net/ipv4/conf/all/rp_filter",
            "net/ipv4/conf/default/rp_filter",
            "net/ipv4/fib_multipath_hash_policy",
            "net/ipv4/ip_forward",
            "net/ipv4/ip_local_port_range",
            "net/ipv4/ip_local_reserved_ports",
            "net/ipv4/ip_unprivileged_port_start",
            "net/ipv4/neigh/default/gc_thresh1",
            "net/ipv4/neigh/default/gc_thresh2",
            "net/ipv4/neigh/default/gc_thresh3",
            "net/ipv4/tcp_congestion_control",
            "net/ipv4/tcp_ecn",
            "net/ipv4/tcp_fin_timeout",
            "net/ipv4/tcp_keepalive_intvl",
            "net/ipv4/tcp_keepalive_probes",
            "net/ipv4/tcp_keepalive_time",
            "net/ipv4/tcp_max_syn_backlog",
            "net/ipv4/tcp_mem",
            "net/ipv4/tcp_mtu_probing",
            "net/ipv4/tcp_rmem",
            "net/ipv4/tcp_sack",
            "net/ipv4/tcp_slow_start_after_idle",
            "net/ipv4/tcp_timestamps",
            "net/ipv4/tcp_tw_reuse",
            "net/ipv4/tcp_window_scaling",
            "net/ipv4/tcp_wmem",
            "net/ipv4/udp_mem",
            "net/ipv6/conf/all/disable_ipv6",
            "net/ipv6/conf/all/forwarding",
            "net/ipv6/conf/default/disable_ipv6",
            "net/ipv6/neigh/default/gc_thresh1",
            "net/ipv6/neigh/default/gc_thresh2",
            "net/ipv6/neigh/default/gc_thresh3",
            "net/mptcp/enabled",
            "net/netfilter/nf_conntrack_buckets",
            "net/netfilter/nf_conntrack_max",
            "net/nf_conntrack_max");

    private NetworkSettings() {}
}
