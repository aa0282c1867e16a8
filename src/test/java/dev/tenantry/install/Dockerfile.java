package dev.tenantry.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of instructions, read the way Docker reads it: comments out, continued lines joined. */
record Dockerfile(List<Instruction> instructions) {

    private static final Pattern OUTPUT = Pattern.compile("--output (\\S+)");

    /** One of them: {@code RUN} and what stands after it. */
    record Instruction(String name, String value) {}

    static Dockerfile read(Path file) {
        try {
            List<Instruction> all = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String part : Files.readAllLines(file)) {
                if (part.isBlank() || part.stripLeading().startsWith("#")) {
                    continue;
                }
                boolean goesOn = part.endsWith("\\");
                line.append(goesOn ? part.substring(0, part.length() - 1) : part);
                if (!goesOn) {
                    String whole = line.toString().strip();
                    int space = whole.indexOf(' ');
                    all.add(
                            new Instruction(
                                    whole.substring(0, space), whole.substring(space + 1).strip()));
                    line.setLength(0);
                }
            }
            return new Dockerfile(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a named stage says, from its own FROM on. */
    List<Instruction> stage(String name) {
        List<Instruction> its = new ArrayList<>();
        boolean within = false;
        for (Instruction one : instructions) {
            within = one.name().equals("FROM") ? one.value().endsWith(" AS " + name) : within;
            if (within) {
                its.add(one);
            }
        }
        return its;
    }

    /** Where a stage puts things: what jlink is told, and what Maven makes below the sources. */
    List<String> made(String stage) {
        List<String> paths = new ArrayList<>();
        for (String command : values(stage(stage), "RUN")) {
            if (command.contains("./mvnw ")) {
                paths.add(values(stage(stage), "WORKDIR").getLast() + "/target/");
            }
            Matcher output = OUTPUT.matcher(command);
            if (output.find()) {
                paths.add(output.group(1));
            }
        }
        return paths;
    }

    /** What the last stage says, which is what runs. */
    List<Instruction> last() {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            from = instructions.get(i).name().equals("FROM") ? i : from;
        }
        return instructions.subList(from, instructions.size());
    }

    static List<String> values(List<Instruction> some, String name) {
        return some.stream().filter(i -> i.name().equals(name)).map(Instruction::value).toList();
    }
}
