package dev.tenantry.policy.files;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every reader reads the same. Argo CD and Kubernetes read YAML 1.1, where an unquoted {@code yes}
 * is true, {@code 0100} is 64 and {@code <<} brings in keys from elsewhere, quoted or not; to
 * readers of YAML 1.2 they are a text, 100, and a key of that name. And readers written in Go take
 * a field in any letter case, some letters beyond ASCII among them, and of two spellings the last.
 */
public final class OneReading {

    public static final String RULE = RuleId.ONE_READING.id();

    private static final String WRITTEN_OUT = "The keys themselves.";
    private static final String FIELD = "A field as its definition spells it.";

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private static final Pattern BOOLEAN =
            Pattern.compile("[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF|True|TRUE|False|FALSE");

    private static final Pattern REWRITTEN = Pattern.compile("-?[0-9]+\\.[0-9]*0");

    /** File modes are octal to everybody who writes them. */
    private static final Set<String> OCTAL = Set.of("mode", "defaultMode");

    /** Below these, keys are people's own and no fields, which every reader takes to the letter. */
    private static final Set<String> FREE =
            Set.of("annotations", "binaryData", "data", "labels", "matchLabels", "nodeSelector");

    private final Manifest object;
    private final List<Violation> found = new ArrayList<>();

    private OneReading(Manifest object) {
        this.object = object;
    }

    /** Empty unless a new or changed object can be read in two ways. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            if (Zone.of(file.path()).filter(Zone::isApplied).isPresent()) {
                file.altered().forEach(object -> found.addAll(in(object)));
            }
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static List<Violation> in(Manifest object) {
        OneReading reading = new OneReading(object);
        reading.visit("", object.body());
        return reading.found;
    }

    private void visit(String key, YamlNode node) {
        switch (node) {
            case YamlMap map -> {
                map.entries().forEach(this::entry);
                if (!FREE.contains(key)) {
                    spellings(map);
                }
            }
            case YamlList list -> list.items().forEach(item -> visit(key, item));
            case YamlScalar scalar -> scalar(key, scalar);
        }
    }

    private void entry(YamlMap.Entry entry) {
        if (entry.key().text().equals("<<")) {
            refuse(entry.key(), "brings in keys from elsewhere to some readers only", WRITTEN_OUT);
        }
        key(entry.key());
        visit(entry.key().text(), entry.value());
    }

    private void spellings(YamlMap map) {
        Set<String> seen = new HashSet<>();
        for (YamlMap.Entry entry : map.entries()) {
            String name = entry.key().text();
            if (!name.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
                refuse(entry.key(), "is another field to some readers", FIELD);
            } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                refuse(entry.key(), "is to some readers the field that stands beside it", FIELD);
            }
        }
    }

    private void scalar(String key, YamlScalar scalar) {
        if (scalar.style() != YamlScalar.Style.PLAIN) {
            return;
        }
        if (BOOLEAN.matcher(scalar.text()).matches()) {
            refuse(
                    scalar,
                    "is true or false to some readers and a text to others",
                    "\"%s\" with quotes as a text; true or false.".formatted(scalar.text()));
        } else if (AmbiguousNumber.is(scalar.text()) && !OCTAL.contains(key)) {
            refuse(
                    scalar,
                    "is not the same number to all readers",
                    "Quotes around a text; a plain decimal number.");
        }
    }

    /** To readers of YAML 1.1 a key of a map is a value first, and written anew as a text. */
    private void key(YamlScalar key) {
        scalar("", key);
        if (key.style() == YamlScalar.Style.PLAIN && REWRITTEN.matcher(key.text()).matches()) {
            refuse(key, "is not the same key to all readers", WRITTEN_OUT);
        }
    }

    private void refuse(YamlScalar scalar, String why, String allowed) {
        found.add(
                Violation.at(
                        object.path(),
                        scalar.line(),
                        "“%s” in %s %s %s."
                                .formatted(scalar.text(), object.kind(), object.name(), why),
                        allowed));
    }
}
