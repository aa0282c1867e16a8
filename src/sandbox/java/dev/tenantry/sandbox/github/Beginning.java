package dev.tenantry.sandbox.github;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;

/**
 * What a new GitHub holds; asked once, when its state folder is empty. Writes the history of {@code
 * main} and {@code refs/pull/<n>/head} into the bare repository, people and pull requests into the
 * ledger.
 */
@FunctionalInterface
public interface Beginning {
    void fill(Repository bare, Ledger ledger) throws IOException;
}
