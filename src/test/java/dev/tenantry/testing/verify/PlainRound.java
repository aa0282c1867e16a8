package dev.tenantry.testing.verify;

import dev.tenantry.testing.Counted;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the plain round beside the application's, with what that leaves of the processor: {@code
 * java PlainRound begin MAVEN-HOME OFFLINE ARGUMENT…} starts a Maven of its own with these
 * arguments, {@code java PlainRound end} waits for it, prints what it said, and ends as it ended.
 */
public final class PlainRound {

    private static final Path SAID = Counted.FOLDER.resolve("plain.log");
    private static final Path PROCESS = Counted.FOLDER.resolve("plain.pid");
    private static final Path ENDED = Counted.FOLDER.resolve("plain.ended");

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private PlainRound() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "begin" -> begin(Path.of(arguments[1]), arguments);
            case "run" -> run(arguments);
            default -> end();
        }
    }

    /** By a process between, which outlives this one and writes down how Maven ended. */
    private static void begin(Path maven, String... arguments) throws IOException {
        Files.createDirectories(Counted.FOLDER);
        List<String> command = new ArrayList<>(List.of(java(), "-cp", classes(), name(), "run"));
        command.add(Long.toString(ProcessHandle.current().parent().orElseThrow().pid()));
        if (!WINDOWS && isOnPath("nice")) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.add(maven.resolve("bin").resolve(WINDOWS ? "mvn.cmd" : "mvn").toString());
        if (Boolean.parseBoolean(arguments[2])) {
            command.add("--offline");
        }
        command.addAll(Arrays.asList(arguments).subList(3, arguments.length));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(SAID.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Files.writeString(PROCESS, Long.toString(builder.start().pid()));
    }

    /** Until it ends, or the build does that began it. */
    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
        Process plain = new ProcessBuilder(command).inheritIO().start();
        Thread.ofPlatform().daemon().start(() -> stopAfter(arguments[1], plain));
        Files.writeString(ENDED, Integer.toString(plain.waitFor()), StandardOpenOption.CREATE_NEW);
    }

    private static void stopAfter(String build, Process process) {
        ProcessHandle.of(Long.parseLong(build)).ifPresent(running -> running.onExit().join());
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @SuppressWarnings("SystemOut")
    private static void end() throws IOException {
        Optional<ProcessHandle> running =
                ProcessHandle.of(Long.parseLong(Files.readString(PROCESS)));
        running.ifPresent(process -> process.onExit().join());
        try (Stream<String> lines = Files.lines(SAID, Charset.defaultCharset())) {
            lines.forEach(System.out::println);
        }
        if (!Files.exists(ENDED) || !Files.readString(ENDED).equals("0")) {
            System.out.println("The plain round failed; what it said stands above.");
            System.exit(1);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    private static String name() {
        return PlainRound.class.getName();
    }
}
