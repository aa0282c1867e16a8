package dev.tenantry.testing;

import java.nio.file.Path;

/**
 * What goes to production, as the build of this run packaged it: the tests after the packaging look
 * at nothing else.
 */
public final class ProductionBuild {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private ProductionBuild() {}

    /** The folder with the JVM's artifact and its AOT cache. */
    public static Path artifact() {
        return TARGET.resolve("quarkus-app");
    }

    /** The jars that the console needs without the sandbox, as Maven resolves them. */
    public static Path consoleClasspath() {
        return TARGET.resolve("console.classpath");
    }

    /** The folder with all that a native-image would be given, from the same augmentation. */
    public static Path nativeSources() {
        return TARGET.resolve("native-sources");
    }
}
