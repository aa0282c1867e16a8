package dev.tenantry.sandbox.world;

import java.util.List;

/** Writes the house: its rules in {@code policy/}, who owns which folder, and a word of welcome. */
final class HouseFiles {

    private static final String OWNERS =
            """
            # Last matching line wins, so folder-wide lines come first and the cross-cutting ones after them.
            *                                     @acme-data/platform
            /tenants/*/workflows/                 @acme-data/data-engineers
            /tenants/*/infra/access/              @acme-data/security
            /tenants/*/infra/privacy/             @acme-data/privacy
            /factory/                             @acme-data/platform
            /factory/*/budget.yaml                @acme-data/finops
            /platform/node-pools/                 @acme-data/platform @acme-data/finops
            /policy/                              @acme-data/security
            /argocd/                              @acme-data/platform
            /.github/                             @acme-data/platform
            """;

    private static final String README =
            """
            # The estate

            Everything about our data platform: one folder per tenant, one file per thing.
            Argo CD applies what is merged; Config Connector makes Google Cloud match.
            Nobody changes anything by hand.
            """;

    private HouseFiles() {}

    static List<EstateFile> all() {
        return List.of(
                new EstateFile("README.md", README),
                new EstateFile(".github/CODEOWNERS", OWNERS),
                days(
                        "longest-duration-restricted",
                        "Access to restricted data lasts at most 7 days",
                        "grant.dataClass == 'restricted' && grant.principalType == 'user'",
                        7),
                days(
                        "longest-duration-confidential",
                        "Access to confidential data lasts at most 30 days",
                        "grant.dataClass == 'confidential' && grant.principalType == 'user'",
                        30),
                days(
                        "longest-duration",
                        "A person's access lasts at most 90 days",
                        "grant.principalType == 'user'",
                        90),
                rule(
                        "roles-a-tenant-allows",
                        "Only roles that the tenant allows are granted",
                        "refuse",
                        "grant.place == 'tenant' && grant.principalType != 'projectRole'",
                        "tenant.allowedRoles.size() == 0 || grant.role in tenant.allowedRoles || "
                                + "(grant.resourceType == 'service-account'"
                                + " && grant.role == 'roles/iam.workloadIdentityUser')",
                        "Take one of the roles in the tenant's namespace manifest."),
                rule(
                        "known-organisations",
                        "Access goes to our own people, the tenant's company, or its jobs",
                        "refuse",
                        "grant.principalType in ['user', 'group', 'domain']",
                        "grant.principalDomain == 'acme.example' || grant.principalDomain == tenant.id + '.example'",
                        "Ask for somebody at acme.example or at the tenant's own company."),
                rule(
                        "who-may-ask",
                        "Data engineers and infra engineers ask for access",
                        "refuse",
                        "grant.place == 'tenant'",
                        "'data-engineer' in actor.roles || 'infra-engineer' in actor.roles",
                        "Let a data engineer of the tenant's team ask."),
                rule(
                        "short-write-access-in-production",
                        "Write access in production is usually for a week at most",
                        "warn",
                        "tenant.env == 'prod' && grant.principalType == 'user' && grant.role.endsWith('dataEditor')",
                        "!grant.permanent && grant.duration <= duration('168h')",
                        "Ask for 7 days, and extend when it takes longer."),
                budget(
                        "largest-budget",
                        "A tenant's budget is at most 100,000 a month",
                        "refuse",
                        "budget.fixed && budget.monthly <= 100000.0",
                        "Talk to finance before you plan for more."),
                budget(
                        "raised-much",
                        "More than twice the budget is looked at by security",
                        "approve\n  approvers: [reviewer@acme.example, priya.raman@acme.example]",
                        "budget.monthlyBefore == 0.0 || budget.monthly <= budget.monthlyBefore * 2.0",
                        "Ask for less, or say in the reason what it is for."));
    }

    private static EstateFile budget(
            String name, String sentence, String severity, String require, String remedy) {
        EstateFile file = rule(name, sentence, severity, "", require, remedy);
        return new EstateFile(
                file.path(), file.text().replace("appliesTo: grant", "appliesTo: budget"));
    }

    private static EstateFile days(String name, String sentence, String when, int days) {
        return rule(
                name,
                sentence,
                "refuse",
                when,
                "!grant.permanent && grant.duration <= duration('" + days * 24 + "h')",
                "Ask for " + days + " days or less.");
    }

    private static EstateFile rule(
            String name,
            String sentence,
            String severity,
            String when,
            String require,
            String remedy) {
        String condition = when.isEmpty() ? "" : "  when: \"" + when + "\"\n";
        return new EstateFile(
                "policy/" + name + ".yaml",
                """
                apiVersion: tenantry.dev/v1alpha1
                kind: PolicyRule
                metadata:
                  name: ${name}
                spec:
                  sentence: "${sentence}"
                  severity: ${severity}
                  appliesTo: grant
                ${when}  require: "${require}"
                  remedy: "${remedy}"
                """
                        .replace("${name}", name)
                        .replace("${sentence}", sentence)
                        .replace("${severity}", severity)
                        .replace("${when}", condition)
                        .replace("${require}", require)
                        .replace("${remedy}", remedy));
    }
}
