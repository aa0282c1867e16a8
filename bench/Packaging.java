import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The console as one build leaves it.
 *
 * @param target the build's folder
 * @param folder where the command is typed
 * @param size of what would be shipped, in words
 * @param build how long it took and what it needed, in words
 */
record Packaging(String name, Path target, Path folder, List<String> command, String builder, String size, String build) {

    /** Builds it, unless an earlier call did. */
    static Packaging built(String name, Path target) throws IOException, InterruptedException {
        Path note = target.resolve("build.txt");
        if (!Files.exists(note)) {
            Files.createDirectories(target);
            Files.writeString(note, build(name, target));
        }
        String build = Files.readString(note);
        return switch (name) {
            case "native" -> nativeExecutable(target, build);
            case "aot" -> jar(name, target, build, List.of("-XX:AOTCache=app.aot"));
            case "fast-jar" -> jar(name, target, build, List.of());
            default -> throw new IllegalArgumentException("fast-jar, aot or native, not " + name);
        };
    }

    private static List<String> flags(String name) {
        return switch (name) {
            case "native" -> List.of("-Dnative", "-Dquarkus.native.native-image-xmx=8g");
            case "aot" -> List.of("-Drelease");
            default -> List.of("-Dquarkus.package.jar.type=fast-jar", "-Dtenantry.aot.skip=true");
        };
    }

    private static String build(String name, Path target) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("./mvnw", "-B", "-q", "package", "-Dmaven.test.skip=true", "-Dtenantry.target=" + target));
        command.addAll(flags(name));
        System.err.println("Building " + String.join(" ", command));
        long begin = System.nanoTime();
        Process maven =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(target.resolve("build.log").toFile())
                        .start();
        long most = 0;
        while (!maven.waitFor(200, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, Memory.of(maven.pid(), "VmHWM"));
            for (ProcessHandle child : maven.descendants().toList()) {
                most = Math.max(most, Memory.of(child.pid(), "VmHWM"));
            }
        }
        if (maven.exitValue() != 0) {
            throw new IOException("Not built; see " + target.resolve("build.log"));
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        return "%d:%02d min, largest process %s".formatted(seconds / 60, seconds % 60, Memory.mebibytes(most));
    }

    private static Packaging jar(String name, Path target, String build, List<String> options) throws IOException {
        Path folder = target.resolve("quarkus-app");
        List<String> command = new ArrayList<>(List.of(Java.command()));
        command.addAll(options);
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        Path cache = folder.resolve("app.aot");
        String size = Memory.mebibytes(sizeOf(folder));
        if (Files.exists(cache)) {
            size += ", of it the cache " + Memory.mebibytes(Files.size(cache));
        }
        return new Packaging(name, target, folder, command, "JDK " + Runtime.version(), size + "; and a JDK", build);
    }

    private static Packaging nativeExecutable(Path target, String build) throws IOException {
        Path runner = only(target, "-runner");
        String stats = Files.readString(only(target, "-build-output-stats.json"));
        String detail =
                String.format(
                        Locale.ROOT,
                        "%s; native-image itself %.0f s, peak %.1f GB",
                        build,
                        number(stats, "total_secs"),
                        number(stats, "peak_rss_bytes") / (1L << 30));
        return new Packaging(
                "native", target, target, List.of(runner.toString()), text(stats, "vendor_version"), Memory.mebibytes(Files.size(runner)), detail);
    }

    /** The one file below the folder whose name ends so. */
    private static Path only(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No *" + end + " in " + folder));
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double number(String json, String key) {
        return Double.parseDouble(value(json, key, "([0-9.eE+]+)"));
    }

    private static String text(String json, String key) {
        return value(json, key, "\"([^\"]*)\"");
    }

    /** The last of that name: the garbage collector has a total of its own before the whole. */
    private static String value(String json, String key, String form) {
        Matcher found = Pattern.compile(".*\"" + key + "\"\\s*:\\s*" + form, Pattern.DOTALL).matcher(json);
        return found.find() ? found.group(1) : "0";
    }
}
