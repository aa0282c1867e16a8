package dev.tenantry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a build does that takes its time, one line each time: every process of the tests writes to a
 * file of its own, {@code counts-<pid>} in {@link #FOLDER}, until somebody adds them up.
 */
public enum Counted {
    APPLICATION_START("starts of the application for tests"),
    BROWSER_PAGE_LOAD("pages loaded in a browser"),
    BUILD("builds of the artifact"),
    DEV_MODE_START("starts of dev mode"),
    PACKAGED_START("starts of the packaged console"),
    SANDBOX_START("starts of a sandbox");

    private final String words;

    Counted(String words) {
        this.words = words;
    }

    /** What is counted, in words. */
    public String words() {
        return words;
    }

    public static final Path FOLDER = Path.of("target", "verify");

    /** It happened once more; also from several threads, and from classes that are loaded twice. */
    public void one() {
        one(FOLDER);
    }

    void one(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("counts-" + ProcessHandle.current().pid()),
                    name() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
