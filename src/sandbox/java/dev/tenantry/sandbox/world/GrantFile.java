package dev.tenantry.sandbox.world;

import java.util.Locale;
import java.util.Optional;

/** Writes the manifest of a grant, as the console writes it. */
final class GrantFile {

    private GrantFile() {}

    static EstateFile of(Grant grant) {
        StringBuilder text = new StringBuilder(1_200);
        text.append("apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: IAMPolicyMember\n");
        text.append("metadata:\n");
        text.append("  name: ").append(grant.manifestName()).append('\n');
        text.append("  namespace: t-").append(grant.tenant()).append('\n');
        text.append("  labels:\n    tenantry.dev/kind: grant\n");
        text.append("  annotations:\n");
        grant.proposalId().ifPresent(id -> annotation(text, "request-id", quoted(id)));
        annotation(text, "requested-by", grant.requestedBy().email());
        annotation(text, "requested-by-github", grant.requestedBy().login());
        annotation(text, "requested-at", quoted(grant.requestedAt().toString()));
        annotation(
                text,
                "expires-at",
                grant.expiresAt().map(at -> quoted(at.toString())).orElse("never"));
        annotation(text, "justification", quoted(grant.justification()));
        grant.ticket().ifPresent(ticket -> annotation(text, "ticket", ticket));
        grant.reviewBy().ifPresent(day -> annotation(text, "review-by", quoted(day.toString())));
        text.append("    argocd.argoproj.io/sync-wave: \"2\"\n");
        text.append("spec:\n").append(resource(grant.target()));
        text.append("  role: ").append(grant.role()).append('\n');
        text.append("  member: ").append(grant.principal()).append('\n');
        grant.condition().ifPresent(condition -> condition(text, condition));
        return new EstateFile(grant.path(), text.toString());
    }

    private static void annotation(StringBuilder text, String key, String value) {
        text.append("    tenantry.dev/").append(key).append(": ").append(value).append('\n');
    }

    private static String resource(Target target) {
        boolean bucket = target.kind() == Target.Kind.BUCKET;
        return String.format(
                Locale.ROOT,
                """
                  resourceRef:
                    apiVersion: %s.cnrm.cloud.google.com/v1beta1
                    kind: %s
                    external: %s
                """,
                bucket ? "storage" : "resourcemanager",
                bucket ? "StorageBucket" : "Project",
                bucket ? target.id() : "projects/" + target.project());
    }

    private static void condition(StringBuilder text, Condition condition) {
        text.append("  condition:\n");
        text.append("    title: ").append(condition.title()).append('\n');
        Optional.of(condition.description())
                .filter(description -> !description.isEmpty())
                .ifPresent(d -> text.append("    description: ").append(quoted(d)).append('\n'));
        text.append("    expression: >-\n      ")
                .append(
                        condition
                                .expression()
                                .replace(" && (", " &&\n      (")
                                .replace(" || ", " ||\n      "))
                .append('\n');
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
