package dev.tenantry.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of instructions, read the way Docker reads it: comments out, continued lines joined. */
record Dockerfile(List<Instruction> instructions) {

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
