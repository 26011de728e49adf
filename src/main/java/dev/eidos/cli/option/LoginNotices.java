package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Terminal;
import dev.eidos.k8s.credential.AccessNotices;

/** Tells the user on standard error what there is to tell while a cluster is logged in to. */
record LoginNotices(Messages messages, Terminal terminal) implements AccessNotices {
    @Override
    public void warn(String message) {
        messages.warn(message);
    }

    @Override
    public void pluginSays(String line) {
        messages.pluginSays(line);
    }

    @Override
    public boolean wantsDetails() {
        return messages.wantsDetails();
    }

    @Override
    public void detail(String message) {
        messages.debug(message);
    }

    @Override
    public boolean canAsk() {
        return terminal.inIsTerminal();
    }
}
