package dev.eidos.collector.os;

/**
 * The filter that tells the settings below {@code /proc/sys} from other files of the kernel there: two snapshots of a
 * machine that nobody changed must be equal. Every name left out is here with its reason, from the kernel's
 * documentation ({@code admin-guide/sysctl/}) unless another is named.
 */
final class SettingFilter {
    private SettingFilter() {}

    /** Returns whether a directory can hold settings. */
    static boolean isTree(String path) {
        return switch (path) {
            // Read by name, see NetworkSettings.
            case "/proc/sys/net" -> false;
            // A file system of its own, mounted on first access by systemd: looking would change the machine.
            case "/proc/sys/fs/binfmt_misc" -> false;
            // Counters of the disk quota system (filesystems/quota.rst).
            case "/proc/sys/fs/quota" -> false;
            // Before Linux 5.13: ten files per processor and domain, among them costs that the scheduler measures.
            case "/proc/sys/kernel/sched_domain" -> false;
            // Memory in use by ZFS.
            case "/proc/sys/kernel/spl/kmem" -> false;
            default -> true;
        };
    }

    /** Returns whether a file is a setting that stays as it was set. */
    static boolean isSetting(String path) {
        return switch (path) {
            // In use at this moment: requests, dentries, file handles, inodes, pseudo-terminals, Lustre's traffic.
            case "/proc/sys/fs/aio-nr",
                    "/proc/sys/fs/dentry-state",
                    "/proc/sys/fs/file-nr",
                    "/proc/sys/fs/inode-nr",
                    "/proc/sys/fs/inode-state",
                    "/proc/sys/kernel/pty/nr",
                    "/proc/sys/lnet/buffers",
                    "/proc/sys/lnet/nis",
                    "/proc/sys/lnet/peers",
                    "/proc/sys/lnet/routers",
                    "/proc/sys/lnet/stats" -> false;
            // Counters: hung tasks seen, and warnings about them that are left.
            case "/proc/sys/kernel/hung_task_detect_count", "/proc/sys/kernel/hung_task_warnings" -> false;
            // Random by nature, or drawn anew at each boot.
            case "/proc/sys/kernel/random/boot_id",
                    "/proc/sys/kernel/random/entropy_avail",
                    "/proc/sys/kernel/random/uuid" -> false;
            // Process ids, and ids of the next System V objects.
            case "/proc/sys/kernel/cad_pid",
                    "/proc/sys/kernel/ns_last_pid",
                    "/proc/sys/kernel/msg_next_id",
                    "/proc/sys/kernel/sem_next_id",
                    "/proc/sys/kernel/shm_next_id" -> false;
            // Lowered by the kernel itself when interrupts of perf take too long.
            case "/proc/sys/kernel/perf_event_max_sample_rate" -> false;
            // Names of the reader's UTS namespace: in a pod they are the pod's, not the host's.
            case "/proc/sys/kernel/hostname", "/proc/sys/kernel/domainname" -> false;
            // Commands: reading gives the last one, or makes every processor flush its counters.
            case "/proc/sys/vm/drop_caches", "/proc/sys/vm/stat_refresh" -> false;
            default -> true;
        };
    }
}
