package dev.tenantry.grants;

import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Role;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.proposals.asking.InvalidFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each field of a grant intent may be, each with the sentence that a person reads. */
final class Fields {

    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(90);

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private Fields() {}

    static void principal(InvalidFields.Collecting fields, Principal principal) {
        boolean named =
                switch (principal.kind()) {
                    case USER, GROUP, SERVICE_ACCOUNT -> true;
                    case DOMAIN, FEDERATED, FEDERATED_SET, REFERENCE, PROJECT_ROLE -> false;
                    case EVERYBODY, UNKNOWN -> false;
                };
        fields.unless(
                        !principal.isPublic(),
                        "principal",
                        "Access for everybody cannot be asked for.")
                .unless(
                        named,
                        "principal",
                        "Say who: user:, group: or serviceAccount: and an address.")
                .unless(
                        principal.isWellFormed(),
                        "principal",
                        "The address is not complete, or not in lower case.");
    }

    static void role(InvalidFields.Collecting fields, Role role, GrantTarget target) {
        Optional<RoleCatalog.Entry> known = RoleCatalog.standard().find(role);
        fields.unless(!role.name().isBlank(), "role", "Choose a role.")
                .unless(
                        !role.isBasic(),
                        "role",
                        "Basic roles reach over everything in the project and take no end; choose a"
                                + " predefined role.")
                .unless(
                        role.isWellFormed(),
                        "role",
                        "A role has a name like roles/bigquery.dataViewer.")
                .unless(
                        known.map(e -> e.on().contains(target.kind())).orElse(true),
                        "role",
                        known.map(RoleCatalog.Entry::title).orElse("")
                                + " cannot be given on a "
                                + target.kind().title()
                                + "; choose another role, or another resource.");
    }

    static void length(
            InvalidFields.Collecting fields, Optional<Duration> duration, Optional<Instant> until) {
        fields.unless(
                        duration.isPresent() || until.isPresent(),
                        "duration",
                        "Say for how long, or until when.")
                .unless(
                        duration.isEmpty() || until.isEmpty(),
                        "duration",
                        "Say either for how long or until when.")
                .unless(
                        duration.map(Fields::isInRange).orElse(true),
                        "duration",
                        "Access lasts from 1 hour to 90 days.");
    }

    static boolean isInRange(Duration length) {
        return length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0;
    }

    static void grant(InvalidFields.Collecting fields, String name) {
        fields.unless(NAME.matcher(name).matches(), "grant", "That is not the name of a grant.");
    }
}
