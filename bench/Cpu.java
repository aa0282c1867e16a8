import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor time that processes used so far: a busy machine changes it far less than the clock's. */
final class Cpu {

    private static final double TICKS = 100.0;

    private Cpu() {}

    /** Seconds of a process with all that it started, also those that have ended. */
    static double of(long pid) {
        Stream<ProcessHandle> all = ProcessHandle.of(pid).stream().flatMap(p -> Stream.concat(Stream.of(p), p.descendants()));
        return all.mapToDouble(p -> seconds(p.pid())).sum();
    }

    private static double seconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS;
        } catch (IOException e) {
            return 0; // It has ended; its parent counts it.
        }
    }
}
