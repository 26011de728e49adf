package dev.eidos.redact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The short flags by which some programs take a password, which mean something harmless to others. */
final class CommandPasswords {
    /** Flags that take {@code user:password}, whatever the program. */
    private static final Set<String> LOGINS = Set.of(
            "-u", "-U", "--user", "--username", "--proxy-user", "--creds", "--src-creds", "--dest-creds", "--login");

    /** The flag of each program that takes {@code user:password}; of others it means something harmless. */
    private static final Map<String, String> LOGINS_OF_PROGRAMS = Map.of(
            "http", "-a",
            "https", "-a",
            "xh", "-a",
            "xhs", "-a",
            "hey", "-a",
            "ab", "-A");

    /** The flag of each program, whose value follows it or is attached to it. */
    private static final Map<String, String> FLAGS = Map.ofEntries(
            Map.entry("sshpass", "-p"),
            Map.entry("redis-cli", "-a"),
            Map.entry("ldapsearch", "-w"),
            Map.entry("ldapadd", "-w"),
            Map.entry("ldapmodify", "-w"),
            Map.entry("ldapwhoami", "-w"),
            Map.entry("ipmitool", "-P"),
            Map.entry("mongo", "-p"),
            Map.entry("mongosh", "-p"),
            Map.entry("mongodump", "-p"),
            Map.entry("zip", "-P"),
            Map.entry("unzip", "-P"),
            Map.entry("snmpget", "-A"),
            Map.entry("snmpwalk", "-A"),
            Map.entry("sqlcmd", "-P"),
            Map.entry("smbclient", "-U"),
            Map.entry("rpcclient", "-U"),
            // cookies
            Map.entry("curl", "-b"),
            Map.entry("openssl", "-k"));

    /** The flag of each program whose value must be attached: what follows it is something else. */
    private static final Map<String, String> ATTACHED = Map.of(
            "mysql", "-p",
            "mysqldump", "-p",
            "mysqladmin", "-p",
            "mysqlcheck", "-p",
            "mariadb", "-p",
            "mariadb-dump", "-p",
            "mariadb-admin", "-p",
            "7z", "-p");

    /** Take {@code -p} after {@code login}; else it is a port. */
    private static final Set<String> WITH_LOGIN =
            Set.of("docker", "podman", "nerdctl", "helm", "buildah", "skopeo", "crane", "oras", "ctr", "az", "argocd");

    private final Set<String> flags;
    private final Set<String> attached;
    private final Set<String> logins;

    private CommandPasswords(Set<String> flags, Set<String> attached, Set<String> logins) {
        this.flags = flags;
        this.attached = attached;
        this.logins = logins;
    }

    /** The flags of the programs that are among the words of a command line. */
    static CommandPasswords of(List<String> words) {
        Set<String> flags = new HashSet<>();
        Set<String> attached = new HashSet<>();
        Set<String> logins = new HashSet<>();
        boolean login = words.contains("login");
        for (String word : words) {
            // a path, or what is assigned: COMMAND=/usr/bin/mysql
            int start = Math.max(word.lastIndexOf('/'), word.lastIndexOf('=')) + 1;
            String program = word.substring(start).toLowerCase(Locale.ROOT);
            String flag = FLAGS.get(program);
            if (flag != null) {
                flags.add(flag);
            }
            String tight = ATTACHED.get(program);
            if (tight != null) {
                attached.add(tight);
            }
            String ofLogin = LOGINS_OF_PROGRAMS.get(program);
            if (ofLogin != null) {
                logins.add(ofLogin);
            }
            if (login && WITH_LOGIN.contains(program)) {
                flags.add("-p");
            }
        }
        return new CommandPasswords(flags, attached, logins);
    }

    /** Returns whether the word after this one is a password. */
    boolean announcedBy(String word) {
        return flags.contains(word);
    }

    /** Returns whether the word after this one may be a user with a password. */
    static boolean loginAnnouncedBy(String word) {
        return LOGINS.contains(word);
    }

    /** The same of a flag that some programs have, one of which is among the words. */
    boolean loginOfProgramAnnouncedBy(String word) {
        return logins.contains(word);
    }

    /** The length of the word's flag, if a password is attached; 0 if none is. */
    int attachedAfter(String word) {
        if (word.length() < 3 || word.charAt(0) != '-' || word.charAt(1) == '-') {
            return 0;
        }
        String flag = word.substring(0, 2);
        if (flags.contains(flag) || attached.contains(flag)) {
            return 2;
        }
        return flag.equals("-u") && isLogin(word.substring(2)) ? 2 : 0;
    }

    /** {@code bob:hunter2}, but not the numbers of a user and a group. */
    static boolean isLogin(String word) {
        int colon = word.indexOf(':');
        if (colon <= 0 || colon == word.length() - 1 || word.startsWith("//", colon + 1)) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (i != colon && !Text.isDigit(word.charAt(i))) {
                return !word.substring(0, colon).equals(word.substring(colon + 1));
            }
        }
        return false;
    }
}
