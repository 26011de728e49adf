package dev.eidos.validate;

import dev.eidos.constraint.Operator;
import dev.eidos.constraint.Requirement;

/** Remedies that change a running kernel's settings, modules and boot parameters, and keep them changed. */
final class KernelRemedies {
    static final String PROC_SYS = "/proc/sys/";

    private KernelRemedies() {}

    /** By sysctl(8); a setting whose name has dots of its own is written with slashes. */
    static String setting(String file, Requirement requirement) {
        String path = file.substring(PROC_SYS.length());
        String name = path.indexOf('.') < 0 ? path.replace('/', '.') : path;
        String value = requirement.expected();
        String kept = " in a file under /etc/sysctl.d";
        return switch (requirement.operator()) {
            case EQUAL, EXACT, AT_LEAST, AT_MOST -> {
                String which = requirement.operator().orders() ? " (" + Remedies.amount(requirement) + " will do)" : "";
                yield "run: sysctl -w " + quoted(name + "=" + value) + which + "; keep it with '" + name + " = " + value
                        + "'" + kept;
            }
            case MORE, LESS, NOT_EQUAL ->
                "set " + name + " to a value " + Remedies.amount(requirement) + " with sysctl -w, and keep it" + kept;
        };
    }

    /** A parameter without a value is a flag and reads as true. */
    static String bootParameter(String key, Requirement requirement) {
        String where = " GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub (or grub2-mkconfig -o"
                + " /boot/grub2/grub.cfg), and reboot";
        String expected = requirement.expected();
        return switch (requirement.operator()) {
            case EQUAL, EXACT ->
                switch (expected) {
                    case "true" -> "add the kernel boot parameter " + key + " to" + where;
                    case "false" -> "remove the kernel boot parameter " + key + " from" + where;
                    default -> "set the kernel boot parameter " + key + "=" + expected + " in" + where;
                };
            case NOT_EQUAL ->
                expected.equals("true")
                        ? "remove the kernel boot parameter " + key + " from" + where
                        : "change the kernel boot parameter " + key + "=" + expected + " in" + where;
            case AT_LEAST, AT_MOST, MORE, LESS ->
                "set the kernel boot parameter " + key + " to " + Remedies.amount(requirement) + " in" + where;
        };
    }

    static String module(String module, Requirement requirement) {
        boolean wanted = requirement.expected().equals("true") != (requirement.operator() == Operator.NOT_EQUAL);
        return wanted
                ? "run: modprobe " + quoted(module) + "; keep it with a line '" + module
                        + "' in a file under /etc/modules-load.d"
                : "run: modprobe -r " + quoted(module) + "; keep it out with a line 'blacklist " + module
                        + "' in a file under /etc/modprobe.d";
    }

    /** For a POSIX shell: as it is where nothing in it is special, else in single quotes. */
    static String quoted(String argument) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && "._-/=:@%+,".indexOf(c) < 0) {
                return "'" + argument.replace("'", "'\\''") + "'";
            }
        }
        return argument;
    }
}
