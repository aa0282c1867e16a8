package dev.tenantry.indexing;

import static dev.tenantry.testing.HostileText.endless;

import java.util.List;
import java.util.Random;

/**
 * A file of an estate as somebody may write it.
 *
 * @param path in bytes, each a letter of Latin-1
 * @param name of the object that is to be found; empty where the file is bad
 */
record GeneratedFile(String path, String text, String name) {

    private static final List<String> ODD =
            List.of(
                    "a",
                    "B",
                    "7",
                    ".",
                    "-",
                    " ",
                    "'",
                    "\\",
                    "%",
                    "#",
                    "\u00c3\u00a9",
                    "\u00e9",
                    "\u00ff");

    private static final List<String> ODD_IN_NAMES =
            List.of(
                    "a",
                    "b",
                    "-",
                    ".",
                    "'",
                    "\\\\",
                    "\\\"",
                    "\\t",
                    "\u00e9",
                    "\u2603",
                    "\uD83D\uDE00");

    static GeneratedFile good(Random dice, int number) {
        String name = "n" + number + some(dice, ODD_IN_NAMES, dice.nextInt(60));
        return new GeneratedFile(
                IndexedByAll.OWN + some(dice, ODD, dice.nextInt(40)) + "x" + number + ".yaml",
                IndexedEstate.bucket('"' + name + '"'),
                name.replace("\\t", "\t").replace("\\\"", "\"").replace("\\\\", "\\"));
    }

    static GeneratedFile bad(Random dice, int number) {
        String path = IndexedByAll.OWN + some(dice, ODD, dice.nextInt(40)) + "y" + number + ".yaml";
        return new GeneratedFile(
                dice.nextInt(5) == 0 ? longer(dice, path) : path, text(dice, "bad" + number), "");
    }

    private static String text(Random dice, String name) {
        String end = "T00:00:00Z";
        String grant = IndexedByAll.grant(name, IndexedByAll.PROJECT, "roles/x", "user:a@b.c");
        return switch (dice.nextInt(8)) {
            case 0 -> IndexedEstate.bucket(endless(3_000 + dice.nextInt(6_000)));
            case 1 -> grant.replace("roles/x", endless(3_000 + dice.nextInt(6_000)));
            case 2 -> grant.replace("a@b.c", endless(3_000 + dice.nextInt(6_000)));
            case 3 -> twice(name);
            case 4 -> grant.replace("spec: {", "spec: " + until(year(dice) + "-01-01" + end));
            case 5 ->
                    grant.replace(
                            "metadata: {", "metadata: " + requested(year(dice) + "-01-01" + end));
            case 6 -> "a: [" + "{".repeat(dice.nextInt(20_000));
            default -> "a: \"" + (char) dice.nextInt(1, 9) + "\"\n";
        };
    }

    private static String twice(String name) {
        String one =
                "{apiVersion: storage.cnrm.cloud.google.com/v1beta1, kind: StorageBucket,"
                        + " metadata: {name: %s, namespace: t-acme}}";
        return "{apiVersion: v1, kind: List, items: [%s, %s]}"
                .formatted(one.formatted(name), one.formatted(name));
    }

    private static String until(String time) {
        return "{condition: {title: t, expression: 'request.time < timestamp(\"%s\")'}, "
                .formatted(time);
    }

    private static String requested(String time) {
        return "{annotations: {tenantry.dev/requested-at: \"%s\"}, ".formatted(time);
    }

    private static String year(Random dice) {
        return (dice.nextBoolean() ? "+" : "-") + (10_000 + dice.nextInt(900_000_000));
    }

    private static String longer(Random dice, String path) {
        String tail = endless(2_000 + dice.nextInt(3_000));
        String parts = dice.nextBoolean() ? tail : tail.replaceAll("(.{200})", "$1/");
        return path.replace(".yaml", "") + "/z" + parts + "z.yaml";
    }

    private static String some(Random dice, List<String> letters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(letters.get(dice.nextInt(letters.size())));
        }
        return text.toString();
    }
}
