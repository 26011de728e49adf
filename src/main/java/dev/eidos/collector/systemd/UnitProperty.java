package dev.eidos.collector.systemd;

/**
 * The unit properties that a snapshot keeps, by systemd's names (org.freedesktop.systemd1(5)).
 *
 * <p>An allow-list, because what systemd adds in a new version may be a counter or a secret. Left out on purpose: what
 * changes by itself (process ids, timestamps, usage, {@code InvocationID}, {@code NRestarts}, {@code ControlGroupId},
 * jobs, {@code StatusText}), what may hold secrets ({@code Environment}, {@code PassEnvironment},
 * {@code SetCredential*}, {@code LoadCredential*}, mount options), and reverse dependencies, which come and go with the
 * units that happen to be loaded.
 */
enum UnitProperty {
    // what systemd knows, and from which files
    LoadState,
    LoadError(Form.LAST_OF_STRUCT),
    ActiveState,
    SubState,
    UnitFileState,
    UnitFilePreset,
    Description,
    FragmentPath,
    SourcePath,
    DropInPaths,
    NeedDaemonReload,
    Names(Form.SORTED),

    // how it went
    Result,
    ConditionResult,
    AssertResult,
    ExecMainCode,
    ExecMainStatus,

    // what it needs
    Requires(Form.SORTED),
    Requisite(Form.SORTED),
    Wants(Form.SORTED),
    BindsTo(Form.SORTED),
    PartOf(Form.SORTED),
    Conflicts(Form.SORTED),
    After(Form.SORTED),

    // what runs, as whom, and what happens when it ends
    Type,
    ExecStartPre(Form.COMMANDS),
    ExecStart(Form.COMMANDS),
    EnvironmentFiles(Form.FIRST_OF_EACH),
    User,
    Group,
    WorkingDirectory,
    RootDirectory,
    RuntimeDirectory,
    Restart,
    RestartUSec,
    RemainAfterExit,
    NotifyAccess,
    TimeoutStartUSec,
    TimeoutStopUSec,
    WatchdogUSec,
    StartLimitBurst,
    StartLimitIntervalUSec,
    KillMode,
    KillSignal,
    Unit,
    Persistent,

    // resources and limits
    Slice,
    Delegate,
    DelegateControllers(Form.SORTED),
    LimitNOFILE,
    LimitNOFILESoft,
    LimitNPROC,
    LimitNPROCSoft,
    LimitMEMLOCK,
    LimitMEMLOCKSoft,
    LimitCORE,
    LimitCORESoft,
    LimitSTACK,
    LimitSTACKSoft,
    TasksMax,
    MemoryMin,
    MemoryLow,
    MemoryHigh,
    MemoryMax,
    MemorySwapMax,
    CPUQuotaPerSecUSec,
    CPUWeight(Form.WEIGHT),
    IOWeight(Form.WEIGHT),
    CPUAffinity(Form.CPUS),
    CPUAffinityFromNUMA,
    AllowedCPUs(Form.CPUS),
    AllowedMemoryNodes(Form.CPUS),
    NUMAPolicy,
    NUMAMask(Form.CPUS),
    CPUSchedulingPolicy,
    Nice,
    OOMPolicy,
    OOMScoreAdjust,
    CPUAccounting,
    MemoryAccounting,
    IOAccounting,
    TasksAccounting,

    // what it may touch: devices above all
    DevicePolicy,
    DeviceAllow(Form.PAIRS),
    PrivateDevices,
    PrivateTmp,
    PrivateMounts,
    MountFlags,
    NoNewPrivileges,
    ProtectSystem,
    ProtectHome,
    ProtectKernelTunables,
    ProtectKernelModules,
    ProtectControlGroups;

    /** The forms in which a property's value becomes text. */
    enum Form {
        PLAIN,
        SORTED,
        WEIGHT,
        CPUS,
        COMMANDS,
        PAIRS,
        FIRST_OF_EACH,
        LAST_OF_STRUCT
    }

    private final Form form;

    UnitProperty() {
        this(Form.PLAIN);
    }

    UnitProperty(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }
}
