package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In what an object protects less than it did. */
final class Weaker {

    private static final String POD_SECURITY = "pod-security.kubernetes.io/enforce";

    /** From the one that forbids most to the one that forbids nothing, as Kubernetes has them. */
    private static final List<String> POD_LEVELS = List.of("restricted", "baseline", "privileged");

    private final Manifest before;
    private final Manifest after;
    private final List<String> said = new ArrayList<>();

    private Weaker(Manifest before, Manifest after) {
        this.before = before;
        this.after = after;
    }

    /** Parts of sentences, {@code retentionPolicy is gone, instead of 30}; none where it is not. */
    static List<String> than(Manifest before, Manifest after) {
        Weaker weaker = new Weaker(before, after);
        Guards.of(before.kind())
                .filter(guard -> guard.isLost(before, after))
                .forEach(guard -> weaker.said.add(guard.said(before, after)));
        weaker.dataClass();
        weaker.said.addAll(WeakerDeletion.than(before, after));
        switch (before.group() + "/" + before.kind()) {
            case "iam.cnrm.cloud.google.com/IAMAuditConfig" -> weaker.audit();
            case "bigquery.cnrm.cloud.google.com/BigQueryTable" -> weaker.columns();
            case "/ServiceAccount" -> weaker.account();
            case "/Namespace" -> weaker.namespace();
            case "/ResourceQuota" -> weaker.quota();
            default -> {
                // Nothing but its fields protects.
            }
        }
        return weaker.said;
    }

    private void audit() {
        Set<String> exempted = new HashSet<>(exempted(after));
        exempted.removeAll(exempted(before));
        exempted.stream().sorted().forEach(who -> said.add("what " + who + " does is not logged"));
        Set<String> types = new HashSet<>(types(before));
        types.removeAll(types(after));
        types.stream().sorted().forEach(type -> said.add(type + " is not logged"));
    }

    private static Set<String> types(Manifest audit) {
        return audit.maps("spec", "auditLogConfigs")
                .flatMap(log -> log.at("logType").stream())
                .collect(Collectors.toSet());
    }

    /** Whose access an audit setting leaves out. */
    static Set<String> exempted(Manifest audit) {
        return audit.maps("spec", "auditLogConfigs")
                .flatMap(log -> log.texts("exemptedMembers").stream())
                .collect(Collectors.toSet());
    }

    /** Where nothing is said, pods have the account's token, and mount whatever they name. */
    private void account() {
        String token = "automountServiceAccountToken";
        boolean had = before.at(token).filter("false"::equalsIgnoreCase).isEmpty();
        if (!had && after.at(token).filter("false"::equalsIgnoreCase).isEmpty()) {
            said.add("pods that act by it have its token, whether they need it or not");
        }
        String listed = "kubernetes.io/enforce-mountable-secrets";
        if (before.annotation(listed).filter("true"::equals).isPresent()
                && after.annotation(listed).filter("true"::equals).isEmpty()) {
            said.add("pods that act by it may mount every secret of its namespace");
        }
    }

    /** Tags of columns say who may read them; which column has which nobody reads here. */
    private void columns() {
        String was = before.at("spec", "schema").orElse("");
        if (ColumnTags.areIn(was)) {
            after.at("spec", "schema")
                    .or(() -> Optional.of(""))
                    .filter(is -> !is.equals(was))
                    .ifPresent(is -> said.add("other columns may have other policy tags, or none"));
        }
    }

    /** A class that is lowered lets rules pass what they refused, in this change or in the next. */
    private void dataClass() {
        Optional<TenantFacts.Store> was = TenantFacts.store("", before);
        Optional<TenantFacts.Store> is = TenantFacts.store("", after);
        if (was.isPresent() && is.isPresent() && was.get().isStricterThan(is.get())) {
            String now = is.get().dataClass();
            said.add(
                    "its data counts as %s, instead of %s"
                            .formatted(now.isEmpty() ? "of no class" : now, was.get().dataClass()));
        }
    }

    /** Who may know a tenant, what may be granted there, and what its pods may do. */
    private void namespace() {
        said.addAll(NamespaceMarks.changed(Optional.of(before), after));
        note("visible-to", "it is visible to %s", "everybody", " alone");
        note("allowed-roles", "roles that may be granted are %s", "not limited", "");
        String roles = Notes.PREFIX + "allowed-roles";
        after.annotation(roles)
                .filter(now -> before.annotation(roles).isEmpty())
                .ifPresent(
                        now ->
                                said.add(
                                        "roles that may be granted are %s, whatever the condition of its identity says"
                                                .formatted(now)));
        String env = after.label("env").orElse("none");
        before.label("env")
                .filter(was -> !was.equals(env))
                .ifPresent(
                        was ->
                                said.add(
                                        "rules read its env as %s, instead of %s"
                                                .formatted(env, was)));
        after.label(POD_SECURITY + "-version")
                .filter(now -> !now.equals("latest"))
                .filter(now -> !before.label(POD_SECURITY + "-version").equals(Optional.of(now)))
                .ifPresent(now -> said.add("its pods are held to the rules of Kubernetes " + now));
        String level = podLevel(after);
        if (POD_LEVELS.indexOf(level) > POD_LEVELS.indexOf(podLevel(before))) {
            said.add("its pods may do what is " + level + ", instead of " + podLevel(before));
        }
    }

    /** As Kubernetes takes it where no level, or none that it knows, is named. */
    private static String podLevel(Manifest namespace) {
        return namespace.label(POD_SECURITY).filter(POD_LEVELS::contains).orElse("privileged");
    }

    private void note(String name, String is, String without, String alone) {
        Optional<String> now = after.annotation(Notes.PREFIX + name);
        before.annotation(Notes.PREFIX + name)
                .filter(was -> !now.equals(Optional.of(was)))
                .ifPresent(
                        was ->
                                said.add(
                                        is.formatted(now.orElse(without))
                                                + ", instead of "
                                                + was
                                                + alone));
    }

    private void quota() {
        for (String scope : List.of("scopes", "scopeSelector")) {
            Object now = after.node("spec", scope).map(Plain::of).orElse("");
            if (!now.equals("")
                    && !now.equals(before.node("spec", scope).map(Plain::of).orElse(""))) {
                said.add("it limits some pods only, by its " + scope);
            }
        }
        Map<String, String> was = hard(before);
        Map<String, String> is = hard(after);
        was.forEach(
                (what, amount) -> {
                    String now = is.get(what);
                    if (now == null) {
                        said.add(what + " is not limited, instead of " + amount);
                    } else if (isMore(now, amount)) {
                        said.add(what + " is limited to " + now + ", instead of " + amount);
                    }
                });
    }

    private static Map<String, String> hard(Manifest quota) {
        return quota.node("spec", "hard")
                .filter(YamlMap.class::isInstance)
                .map(hard -> new TreeMap<>(((YamlMap) hard).texts()))
                .orElseGet(TreeMap::new);
    }

    /** An amount that Kubernetes could not read either may be any. */
    private static boolean isMore(String now, String before) {
        try {
            return amount(now).compareTo(amount(before)) > 0;
        } catch (IllegalArgumentException unreadable) {
            return !now.equals(before);
        }
    }

    private static BigDecimal amount(String quantity) {
        return new Quantity(quantity).getNumericalAmount();
    }
}
