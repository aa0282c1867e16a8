package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ALERT;
import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.CHANNEL;
import static dev.tenantry.policy.GuardedEstate.DATASET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;
import static dev.tenantry.policy.GuardedEstate.QUOTA;
import static dev.tenantry.policy.GuardedEstate.TABLE;

import java.util.List;

/** What protects by a field that is easily overlooked. */
final class MoreSafeguards {

    private MoreSafeguards() {}

    static List<Attack> all() {
        return List.of(
                changed("a column without its policy tag", TABLE, "\"policyTags\"", "\"note\""),
                changed(
                        "a table that goes soon",
                        TABLE,
                        "  require",
                        "  expirationTime: 1\n  require"),
                changed("days of a table that go sooner", TABLE, "31536000000", "1000"),
                changed("a table with another key", TABLE, "{name: key}", "{name: mine}"),
                changed(
                        "tables of a dataset that go after an hour",
                        DATASET,
                        "  location: EU",
                        "  location: EU\n  defaultTableExpirationMs: 3600000"),
                changed("a bucket for all addresses", BUCKET, "  ipFilter: {mode: Enabled}\n", ""),
                changed("a bucket without a hold", BUCKET, "  defaultEventBasedHold: true\n", ""),
                changed(
                        "a dataset that Argo CD makes again",
                        DATASET,
                        "Prune=confirm",
                        "Force=true,Replace=true"),
                changed("a quota for some pods", QUOTA, "spec:", "spec:\n  scopes: [Terminating]"),
                changed("a channel that is off", CHANNEL, "enabled: true", "enabled: false"),
                changed("a channel to somebody else", CHANNEL, "oncall@", "nobody@"),
                changed("an alert that tells nobody", ALERT, "[{name: mail}]", "[]"),
                changed(
                        "pods under old rules",
                        NAMESPACE,
                        "enforce: baseline",
                        "enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.0"),
                Attack.named("a table of which nobody knows the tags then", ESTATE.without(TABLE)),
                Attack.named(
                        "columns without the tags that they have at Google",
                        ESTATE.with(
                                TABLE.replace("orders", "more"),
                                ESTATE.text(TABLE)
                                        .replace("name: orders, name", "name: more, name")
                                        .replaceAll("\"names\": \\[.*?]", "\"names\": []"))),
                changed("days of a table that never end", TABLE, ", expirationMs: 31536000000", ""),
                Attack.named("an application deleted", ESTATE.without(APPLICATION)),
                Attack.named(
                        "rules of branches in a file",
                        ESTATE.with(".github/settings.yml", "branches: []\n")));
    }

    private static Attack changed(String how, String path, String was, String is) {
        return Attack.named(how, ESTATE.with(path, ESTATE.text(path).replace(was, is)));
    }
}
