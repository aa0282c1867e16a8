package dev.tenantry.runs;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a Workflow in the part that people chose and the part that made it unique.
 *
 * @param title the CronWorkflow's or the template's name, or what stood in generateName
 * @param suffix what Kubernetes or Argo appended; empty when nothing was
 */
record RunName(String title, String suffix) {

    /**
     * What Kubernetes appends to generateName (five of its letters), and Argo to the name of a
     * CronWorkflow (the scheduled second).
     */
    private static final Pattern GENERATED =
            Pattern.compile("(.+?)-([bcdfghjklmnpqrstvwxz2456789]{5}|\\d{9,11})");

    static RunName of(String name, Optional<String> cronWorkflow, Optional<String> template) {
        return Stream.of(cronWorkflow, template)
                .flatMap(Optional::stream)
                .filter(from -> name.startsWith(from + "-"))
                .findFirst()
                .map(from -> new RunName(from, name.substring(from.length() + 1)))
                .orElseGet(() -> generated(name));
    }

    private static RunName generated(String name) {
        var parts = GENERATED.matcher(name);
        return parts.matches()
                ? new RunName(parts.group(1), parts.group(2))
                : new RunName(name, "");
    }
}
