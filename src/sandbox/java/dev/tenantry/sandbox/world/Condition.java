package dev.tenantry.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An IAM Condition; {@code description} may be empty. */
public record Condition(String title, String description, String expression) {

    /** What keeps Config Connector's own accounts from granting anything but the usual roles. */
    public static Condition onGrantableRoles() {
        return KccIdentityFile.guard();
    }

    /** The condition that a grant needs: an end, a dataset, both, or none at all. */
    static Optional<Condition> of(Target target, Optional<Instant> expires, String description) {
        List<String> terms = new ArrayList<>();
        expires.ifPresent(at -> terms.add("request.time < timestamp(\"" + at + "\")"));
        boolean dataset = target.kind() == Target.Kind.DATASET;
        if (dataset) {
            String name = target.resource();
            String both =
                    "resource.name == \""
                            + name
                            + "\" || resource.name.startsWith(\""
                            + name
                            + "/\")";
            terms.add(terms.isEmpty() ? both : "(" + both + ")");
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        String title =
                expires.map(at -> "expires-" + LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .orElse("dataset-" + target.id());
        return Optional.of(new Condition(title, description, String.join(" && ", terms)));
    }
}
