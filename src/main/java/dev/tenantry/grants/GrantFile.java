package dev.tenantry.grants;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.layout.Found;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the file of one new grant: {@code <yyyymmdd>-<who>-<role>-<serial>.yaml}. The serial comes
 * from the proposal's id, so that two requests of one day never meet and a name that was removed is
 * never used again, which Config Connector would take for the old object.
 */
record GrantFile(
        TenantFacts facts,
        Principal principal,
        Role role,
        GrantTarget target,
        Instant end,
        Asked asked) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_WHO = 40;
    private static final int LONGEST_ROLE = 60;

    /** What the names of grants begin with; the name of the file follows. */
    static final String NAME = "grant-";

    /** Where the grant of that name stands; empty where the layout has no place for one. */
    static Optional<String> path(TenantId tenant, String name) {
        return Places.newGrant(tenant, Places.namespace(tenant), name.substring(NAME.length()));
    }

    /** Who asked for it, when and why. */
    record Asked(ProposalId id, Actor by, Instant at, String reason, Optional<String> ticket) {}

    /** A name that nothing has: the serial grows when a file has it by chance. */
    private String freeName(Estate estate) throws IntentRefused {
        String base =
                DAY.format(asked.at)
                        + "-"
                        + slug(who(), LONGEST_WHO)
                        + "-"
                        + slug(role.shortName(), LONGEST_ROLE);
        for (int length : List.of(4, 8, 12)) {
            String name = base + "-" + asked.id.value().substring(0, length);
            if (estate.read(place(name)).isEmpty()) {
                return name;
            }
        }
        return base + "-" + asked.id;
    }

    private String place(String name) throws IntentRefused {
        return Places.newGrant(facts.tenant(), namespace(), name)
                .orElseThrow(
                        () ->
                                new IntentRefused(
                                        "The layout of the estate has no place for new grants:"
                                                + " newFiles.grant of tenantry.yaml says where they"
                                                + " go."));
    }

    FileEdit.Add added(Estate estate) throws IntentRefused {
        String name = freeName(estate);
        return new FileEdit.Add(place(name), bytes(name));
    }

    private byte[] bytes(String file) {
        StringBuilder text = new StringBuilder(1_200);
        text.append("apiVersion: iam.cnrm.cloud.google.com/v1beta1\n")
                .append("kind: IAMPolicyMember\n")
                .append("metadata:\n")
                .append("  name: " + NAME)
                .append(file)
                .append("\n  namespace: ")
                .append(namespace())
                .append(
                        "\n  labels: {tenantry.dev/kind: grant"
                                + whose(Found.By.LABEL, ", %s: %s")
                                + "}\n"
                                + "  annotations:\n");
        text.append(whose(Found.By.ANNOTATION, "    %s: %s\n"));
        annotations(text);
        text.append("    argocd.argoproj.io/sync-wave: \"2\"\nspec:\n");
        resource(text);
        text.append("  role: ").append(role.name()).append('\n');
        text.append("  member: ").append(member()).append('\n');
        condition(text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of the project that the resource is in; the tenant's main one where that is not known. */
    private String namespace() {
        return facts.projects().entrySet().stream()
                .filter(one -> one.getValue().equals(project()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> Places.namespace(facts.tenant()));
    }

    private String project() {
        return switch (target.kind()) {
            case PROJECT -> target.name().isEmpty() ? facts.project() : target.name();
            case DATASET, BUCKET ->
                    facts.store(target.kind(), target.name())
                            .map(store -> store.resource().project())
                            .filter(facts::has)
                            .orElse(facts.project());
            case TABLE, SERVICE_ACCOUNT, OTHER -> facts.project();
        };
    }

    /** Where paths do not tell whose a file is, the file does. */
    private String whose(Found.By by, String written) {
        return Places.layout()
                .newGrantSays()
                .filter(found -> found.by() == by)
                .map(found -> written.formatted(Yaml.plainOrQuoted(found.key()), facts.tenant()))
                .orElse("");
    }

    private void annotations(StringBuilder text) {
        annotation(text, "request-id", asked.id.value());
        annotation(text, "requested-by", asked.by.email());
        asked.by.githubLogin().ifPresent(login -> annotation(text, "requested-by-github", login));
        annotation(text, "requested-at", asked.at.toString());
        annotation(text, "expires-at", end.toString());
        asked.ticket.ifPresent(ticket -> annotation(text, "ticket", ticket));
        annotation(text, "justification", asked.reason);
    }

    private static void annotation(StringBuilder text, String key, String value) {
        text.append("    ").append(Notes.PREFIX).append(key).append(": ");
        text.append(Yaml.quoted(value)).append('\n');
    }

    private void resource(StringBuilder text) {
        boolean bucket = target.kind() == Resource.Kind.BUCKET;
        text.append("  resourceRef:\n    apiVersion: ")
                .append(bucket ? "storage" : "resourcemanager")
                .append(".cnrm.cloud.google.com/v1beta1\n    kind: ")
                .append(bucket ? "StorageBucket" : "Project")
                .append("\n    external: ")
                .append(bucket ? target.name() : "projects/" + project())
                .append('\n');
    }

    /** Plain where that is safe, as people would write it. */
    private String member() {
        return Yaml.plainOrQuoted(principal.member());
    }

    private void condition(StringBuilder text) {
        Optional<String> within =
                target.kind() == Resource.Kind.DATASET
                        ? Optional.of(Condition.datasetName(project(), target.name()))
                        : Optional.empty();
        Condition condition = Condition.until(end, within);
        String description = (asked.id + " " + asked.ticket.orElse("")).strip();
        text.append("  condition:\n    title: ")
                .append(condition.title())
                .append("\n    description: ")
                .append(Yaml.quoted(description))
                .append("\n    expression: >-\n      ")
                .append(
                        condition
                                .expression()
                                .replace(" && (", " &&\n      (")
                                .replace(" || ", " ||\n      "))
                .append('\n');
    }

    private String who() {
        String name = principal.name();
        int at = name.indexOf('@');
        return at > 0 ? name.substring(0, at) : name;
    }

    private static String slug(String text, int longest) {
        String slug =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String cut = slug.length() > longest ? slug.substring(0, longest) : slug;
        return cut.isEmpty() ? "x" : cut.replaceAll("-+$", "");
    }
}
