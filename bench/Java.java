import java.nio.file.Path;

/** Which Java runs what we start: the JDK that runs us, but for a console that will run on another. */
final class Java {

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String ofTheConsole() {
        return System.getProperty("console.java", command());
    }
}
