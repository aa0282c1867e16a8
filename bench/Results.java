import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a section of bench/RESULTS.md in the place of the one with the same title, and prints it. */
final class Results {

    private static final Path FILE = Path.of("bench", "RESULTS.md");
    private static final String HEAD =
            """
            # Figures as measured

            Written by the commands of [README.md](README.md), each section by one run. A figure means something beside the floor of
            the same run only; the machine and what else it was doing are named in each section.
            """;

    private final String title;
    private final Machine machine = new Machine();
    private final List<String> lines = new ArrayList<>();

    Results(String title) {
        this.title = title;
    }

    Results line(String line, Object... values) {
        String text = values.length == 0 ? line : String.format(java.util.Locale.ROOT, line, values);
        System.out.println(text);
        lines.add(text);
        return this;
    }

    /** Replaces the section; a run that was only tried out ({@code -Ddry=true}, small sizes) is printed alone. */
    void write(boolean keep) throws IOException, InterruptedException {
        String section = "## " + title + "\n\n" + machine.line() + "\n\n" + String.join("\n", lines).strip() + "\n";
        if (!keep) {
            System.out.println("\n" + section + "\nNot kept: sizes are not those of the goals.");
            return;
        }
        String before = Files.exists(FILE) ? Files.readString(FILE) : HEAD;
        List<String> sections = new ArrayList<>(List.of(before.split("(?m)^(?=## )")));
        sections.removeIf(other -> other.startsWith("## " + title + "\n"));
        sections.add(section);
        Files.writeString(FILE, String.join("\n", sections.stream().map(s -> s.strip() + "\n").toList()));
        System.out.println("Written to " + FILE);
    }
}
