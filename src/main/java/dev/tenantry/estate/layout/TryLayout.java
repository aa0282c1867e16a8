package dev.tenantry.estate.layout;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command that tries a layout on a checkout before it counts: {@code TryLayout <folder>
 * [<layout>]}. It starts nothing else, and writes nothing but what it found.
 */
public final class TryLayout {

    private static final int SHOWN = 50;

    private final PrintStream out;

    TryLayout(PrintStream out) {
        this.out = out;
    }

    /** Ends with 1 when the layout cannot be used, with 2 when it was asked wrongly. */
    public static void main(String... arguments) throws IOException {
        System.exit(
                new TryLayout(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                        .run(arguments));
    }

    int run(String... arguments) throws IOException {
        if (arguments.length < 1
                || arguments.length > 2
                || !Files.isDirectory(Path.of(arguments[0]))) {
            out.println("Usage: TryLayout <folder of the estate> [<layout, or its tenantry.yaml>]");
            return 2;
        }
        Estate estate = new FolderEstate(Path.of(arguments[0]));
        Optional<byte[]> candidate =
                arguments.length == 2
                        ? Optional.of(Files.readAllBytes(Path.of(arguments[1])))
                        : estate.read(Layout.PATH);
        LayoutFile file =
                candidate
                        .map(LayoutFile::read)
                        .orElse(new LayoutFile(Optional.of(Layout.STANDARD), List.of()));
        if (file.layout().isEmpty()) {
            file.problems().forEach(this::say);
            return 1;
        }
        Layout before =
                arguments.length == 2 ? LayoutOfEstate.of(estate).layout() : Layout.STANDARD;
        say(LayoutEffect.of(estate, before, file.layout().get()));
        return 0;
    }

    private void say(Problem problem) {
        out.printf("%s:%d %s%n", problem.path(), problem.line(), problem.sentence());
    }

    private void say(LayoutEffect effect) {
        out.printf("With this layout: %s.%n", effect.after().shown());
        out.printf("Before: %s.%n", effect.before().shown());
        effect.byTenant()
                .forEach(
                        (tenant, files) ->
                                out.printf(
                                        "  tenant %s: %,d files come, %,d go%n",
                                        tenant, files[0], files[1]));
        effect.moved().stream()
                .filter(LayoutEffect.Moved::isLost)
                .limit(SHOWN)
                .forEach(file -> out.printf("  %s %s%n", file.path(), file.shown()));
        if (!effect.unplaced().isEmpty()) {
            out.println("Unplaced:");
            effect.unplaced().stream().limit(SHOWN).forEach(path -> out.println("  " + path));
            int more = effect.unplaced().size() - SHOWN;
            if (more > 0) {
                out.printf("  and %,d more%n", more);
            }
        }
    }
}
