import java.io.IOException;
import java.nio.file.Path;

/** Runs programs of the machine. */
final class Shell {

    private Shell() {}

    static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + text);
        }
        return text;
    }

    /** How long a line of shell takes. */
    static Timed time(Path folder, String line) throws IOException, InterruptedException {
        double before = Cpu.of(ProcessHandle.current().pid());
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder("sh", "-c", line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(line);
        }
        return new Timed((System.nanoTime() - begun) / 1e6, Cpu.of(ProcessHandle.current().pid()) - before);
    }
}
