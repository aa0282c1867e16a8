package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import java.util.Optional;
import java.util.Set;

/** What data is lost, or is known no longer, with the manifest of where it lies. */
public final class Stores {

    private static final Set<String> KINDS = Set.of("BigQueryDataset", "StorageBucket");

    private static final Set<String> OPEN = Set.of("public", "");

    private Stores() {}

    /** What goes with it, in words; empty for other kinds. */
    static Optional<String> gone(Manifest object) {
        if (object.kind().equals("BigQueryTable")) {
            return Optional.of(object).filter(one -> !isView(one)).map(Stores::table);
        }
        if (!KINDS.contains(object.kind())) {
            return Optional.empty();
        }
        if (!StaysAsWritten.outlives(object)) {
            return Optional.of("its data goes with it, or it stays while it holds any");
        }
        String access =
                object.node("spec", "access").isPresent()
                        ? "all access that was given to it stays, and "
                        : "";
        return Optional.of(access + "its class and what protects it nobody here knows any more");
    }

    private static String table(Manifest table) {
        if (StaysAsWritten.waits(table)) {
            return "its data goes with it once somebody confirms that in Argo CD, and until then what protects"
                    + " its columns and rows nobody here knows any more";
        }
        return StaysAsWritten.outlives(table)
                ? "it stays, and what protects its columns and rows nobody here knows any more"
                : "its data goes with it";
    }

    private static boolean isView(Manifest table) {
        return table.node("spec", "view").isPresent();
    }

    /**
     * Does it let rules about access pass, by a class that is lower than before, the lowest or
     * none?
     */
    public static boolean isOpen(Manifest object, Optional<Manifest> before) {
        Optional<TenantFacts.Store> now = TenantFacts.store("", object);
        Optional<TenantFacts.Store> then = before.flatMap(old -> TenantFacts.store("", old));
        return now.filter(
                        store ->
                                then.map(old -> old.isStricterThan(store))
                                        .orElse(OPEN.contains(store.dataClass())))
                .isPresent();
    }

    /** One that Argo CD never makes: what it says of its data nobody has made so. */
    static Optional<Safeguards.Loss> onPaper(Case what, Manifest object) {
        boolean comes =
                KINDS.contains(object.kind())
                        && what.before(object)
                                .filter(old -> what.applied().has(old.path()) == has(what, object))
                                .isEmpty();
        return comes && isAppliedElsewhere(what, object) && !has(what, object)
                ? Optional.of(
                        new Safeguards.Loss(
                                object.path(),
                                object.line(),
                                "%s %s stands where nothing applies it: what it says of its data counts, and may not be so."
                                        .formatted(
                                                Sentence.capital(Kinds.noun(object)),
                                                object.name())))
                : Optional.empty();
    }

    /** Does Argo CD apply what the tenant has at its usual place? */
    private static boolean isAppliedElsewhere(Case what, Manifest object) {
        return Places.tenant(object.path())
                .filter(tenant -> what.applied().has(Places.infra(tenant).folder() + "store.yaml"))
                .isPresent();
    }

    private static boolean has(Case what, Manifest object) {
        return what.applied().has(object.path());
    }
}
