package dev.eidos.validate;

import dev.eidos.constraint.ConstraintPath;
import dev.eidos.constraint.Requirement;

/** Remedies that change a systemd unit, by systemctl(1). The subtype is the unit's name, without {@code .service}. */
final class UnitRemedies {
    private UnitRemedies() {}

    static String of(ConstraintPath path, Requirement requirement) {
        String unit = KernelRemedies.quoted(path.subtype());
        String wanted = Remedies.isOneValue(requirement) ? path.key() + "=" + requirement.expected() : "";
        return switch (wanted) {
            case "ActiveState=active", "SubState=running" ->
                "run: systemctl enable --now " + unit + "; if it does not stay up, see journalctl -u " + unit;
            case "ActiveState=inactive", "SubState=dead" -> "run: systemctl disable --now " + unit;
            case "UnitFileState=enabled" -> "run: systemctl enable " + unit;
            case "UnitFileState=disabled" -> "run: systemctl disable " + unit;
            case "UnitFileState=masked", "LoadState=masked" -> "run: systemctl mask " + unit;
            case "LoadState=loaded" -> "install the package that brings the unit " + unit;
            default ->
                "set " + path.key() + " to " + Remedies.amount(requirement) + " with systemctl edit " + unit
                        + ", then restart it";
        };
    }
}
