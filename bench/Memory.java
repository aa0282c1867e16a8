import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux says of a process's memory. */
final class Memory {

    private Memory() {}

    /** A line of {@code /proc/PID/status} in bytes; zero when the process is gone. */
    static long of(long pid, String line) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(each -> each.startsWith(line + ":"))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
