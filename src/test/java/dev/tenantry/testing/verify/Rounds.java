package dev.tenantry.testing.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says which tests are of the second round: {@code java Rounds TEST-CLASSES LIST}. Tests run in two
 * rounds: those that share nothing, side by side; then those of the application, one after the
 * other.
 */
public final class Rounds {

    private Rounds() {}

    /** Writes the list: a file name of a class a line, as Surefire reads it. */
    public static void main(String... arguments) throws IOException {
        Path list = Path.of(arguments[1]).toAbsolutePath();
        Files.createDirectories(list.resolveSibling(""));
        Files.write(
                list,
                TestClass.below(Path.of(arguments[0])).stream()
                        .filter(TestClass::isOfTheApplication)
                        .map(test -> test.name().replace('.', '/') + ".class")
                        .toList());
    }
}
