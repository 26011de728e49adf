package dev.eidos.testing.fleet;

/** The majority's operating system. */
final class OsFacts {
    /** Settings that machines of a fleet have in common; names as the kernel has them. */
    private static final String SYSCTL = """
        fs/aio-max-nr 1048576
        fs/file-max 9223372036854775807
        fs/inotify/max_queued_events 16384
        fs/inotify/max_user_instances 8192
        fs/inotify/max_user_watches 1048576
        fs/mount-max 100000
        fs/nr_open 1048576
        fs/pipe-max-size 1048576
        fs/protected_fifos 1
        fs/protected_hardlinks 1
        fs/protected_regular 2
        fs/protected_symlinks 1
        fs/suid_dumpable 2
        kernel/core_uses_pid 0
        kernel/dmesg_restrict 1
        kernel/hung_task_panic 0
        kernel/hung_task_timeout_secs 120
        kernel/io_uring_disabled 0
        kernel/keys/maxkeys 200
        kernel/keys/root_maxkeys 1000000
        kernel/kptr_restrict 1
        kernel/msgmax 8192
        kernel/msgmnb 16384
        kernel/msgmni 32000
        kernel/nmi_watchdog 0
        kernel/numa_balancing 0
        kernel/oops_limit 10000
        kernel/ostype Linux
        kernel/panic 10
        kernel/panic_on_oops 1
        kernel/perf_event_paranoid 4
        kernel/pid_max 4194304
        kernel/randomize_va_space 2
        kernel/sched_autogroup_enabled 1
        kernel/sched_rt_runtime_us 950000
        kernel/shmmni 4096
        kernel/softlockup_panic 0
        kernel/unprivileged_bpf_disabled 2
        kernel/watchdog 1
        kernel/watchdog_thresh 10
        kernel/yama/ptrace_scope 1
        net/bridge/bridge-nf-call-ip6tables 1
        net/bridge/bridge-nf-call-iptables 1
        net/core/bpf_jit_enable 1
        net/core/busy_poll 0
        net/core/busy_read 0
        net/core/default_qdisc fq_codel
        net/core/netdev_budget 300
        net/core/netdev_max_backlog 250000
        net/core/optmem_max 131072
        net/core/rmem_default 212992
        net/core/rmem_max 67108864
        net/core/somaxconn 4096
        net/core/wmem_default 212992
        net/core/wmem_max 67108864
        net/ipv4/conf/all/arp_announce 2
        net/ipv4/conf/all/arp_ignore 1
        net/ipv4/conf/all/forwarding 1
        net/ipv4/conf/all/rp_filter 0
        net/ipv4/ip_forward 1
        net/ipv4/neigh/default/gc_thresh1 8192
        net/ipv4/neigh/default/gc_thresh2 16384
        net/ipv4/neigh/default/gc_thresh3 32768
        net/ipv4/tcp_congestion_control cubic
        net/ipv4/tcp_ecn 2
        net/ipv4/tcp_keepalive_time 7200
        net/ipv4/tcp_mtu_probing 1
        net/ipv4/tcp_sack 1
        net/ipv4/tcp_timestamps 1
        net/ipv4/tcp_window_scaling 1
        net/netfilter/nf_conntrack_max 1048576
        user/max_user_namespaces 8252847
        vm/compaction_proactiveness 20
        vm/dirty_background_ratio 10
        vm/dirty_ratio 20
        vm/max_map_count 1048576
        vm/min_free_kbytes 90112
        vm/nr_hugepages 0
        vm/overcommit_memory 1
        vm/panic_on_oom 0
        vm/swappiness 10
        vm/vfs_cache_pressure 100
        vm/watermark_scale_factor 10
        vm/zone_reclaim_mode 0
        """;

    private static final String MODULES = """
        ahci bonding br_netfilter bridge ccp dm_mod drm efi_pstore gdrdrv ib_cm ib_core ib_ipoib ib_umad ib_uverbs \
        ip_tables ip_vs ipmi_devintf ipmi_si iptable_nat isofs kvm mlx5_core mlx5_ib mlxfw nf_conntrack nf_nat nvidia \
        nvidia_modeset nvidia_peermem nvidia_uvm nvme nvme_core overlay psample rdma_cm rdma_ucm sch_fq_codel veth \
        vxlan x_tables\
        """;

    static final String KERNEL = "6.8.0-60-generic";

    private OsFacts() {}

    static void put(MachineFacts facts, Identity identity) {
        facts.putAll(
                "OS.release",
                "PRETTY_NAME",
                "Ubuntu 24.04.2 LTS",
                "NAME",
                "Ubuntu",
                "VERSION_ID",
                "24.04",
                "VERSION_CODENAME",
                "noble",
                "ID",
                "ubuntu",
                "ID_LIKE",
                "debian");
        facts.putAll(
                "OS.kernel",
                "release",
                KERNEL,
                "version",
                "#63-Ubuntu SMP PREEMPT_DYNAMIC Tue Apr 15 19:04:15 UTC 2025",
                "architecture",
                "x86_64");
        facts.put("OS.kernel", "tainted", 4096);
        facts.putAll(
                "OS.grub",
                "BOOT_IMAGE",
                "/boot/vmlinuz-" + KERNEL,
                "root",
                "UUID=" + identity.uuid(),
                "iommu",
                "pt",
                "pci",
                "realloc=off",
                "console",
                "tty0 ttyS0,115200");
        facts.put("OS.grub", "ro", true);
        for (String module : MODULES.split(" ", -1)) {
            facts.put("OS.kmod", module, true);
        }
        SYSCTL.lines().forEach(line -> {
            int space = line.indexOf(' ');
            facts.put("OS.sysctl", "/proc/sys/" + line.substring(0, space), line.substring(space + 1));
        });
        facts.put("OS.sysctl", "/proc/sys/kernel/osrelease", KERNEL);
    }
}
