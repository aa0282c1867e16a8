import java.nio.file.Path;

/** The JDK that runs us, for the processes that we start. */
final class Java {

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
