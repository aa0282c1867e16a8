package dev.tenantry.policy.owners;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.access.PeoplesAccounts;
import dev.tenantry.policy.change.FactoryGrants;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.ObjectIndex;
import dev.tenantry.policy.safeguards.Ancestors;
import dev.tenantry.policy.safeguards.IdentityCap;
import dev.tenantry.policy.safeguards.ShownData;
import dev.tenantry.policy.safeguards.Stores;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who looks after a tenant's grants looks at all of them: what gives access, makes a role wider,
 * lowers the class of data, says what is logged or whom people act as, or moves a project counts as
 * if it stood in the folder of grants. So it does in the factory, but for what makes the tenant's
 * own identity.
 */
final class AccessElsewhere {

    private static final Set<String> KINDS =
            Set.of(
                    DesiredGrant.MEMBER,
                    "IAMPartialPolicy",
                    "IAMPolicy",
                    "IAMAuditConfig",
                    "IAMCustomRole",
                    "Role",
                    "RoleBinding");

    /** By this a workload of Kubernetes is a service account of Google. */
    private static final String ACTS_AS = "iam.gke.io/gcp-service-account";

    /** What Google writes into every list: whoever holds the project holds its datasets. */
    private static final Map<String, String> OF_PROJECT =
            Map.of(
                    "projectOwners", "OWNER",
                    "projectWriters", "WRITER",
                    "projectReaders", "READER");

    private AccessElsewhere() {}

    /**
     * Does a file come to give access, or another one than before?
     *
     * @param all what the tenant's touched files held before, this one among them
     */
    static boolean isIn(List<Manifest> before, List<Manifest> after, ObjectIndex all) {
        return after.stream()
                        .filter(
                                object ->
                                        !FactoryGrants.isOrdinary(object)
                                                || IdentityCap.isWider(
                                                        object, factory(object, all), after))
                        .anyMatch(object -> gives(object, before, all))
                || Plain.changed(before, after)
                        .filter(object -> !FactoryGrants.isOrdinary(object))
                        .anyMatch(object -> isAccess(object, after));
    }

    private static List<Manifest> factory(Manifest object, ObjectIndex all) {
        return Places.factory(object.path()).isEmpty()
                ? List.of()
                : all.all().stream().filter(m -> Places.factory(m.path()).isPresent()).toList();
    }

    /** Did an object give access that it gives no longer, or otherwise? */
    private static boolean isAccess(Manifest object, List<Manifest> after) {
        return KINDS.contains(object.kind())
                || PeoplesAccounts.isOther(object, Identity.twin(object, after.stream()));
    }

    /** In its own file, or in whichever of the touched ones it stood. */
    private static boolean gives(Manifest object, List<Manifest> before, ObjectIndex all) {
        if (KINDS.contains(object.kind())) {
            return before.stream().noneMatch(old -> Plain.same(old, object));
        }
        return gives(object, Identity.twin(object, before.stream()))
                || gives(object, all.twin(object));
    }

    private static boolean gives(Manifest object, Optional<Manifest> old) {
        return switch (object.kind()) {
            case "BigQueryDataset" -> {
                Set<Object> had =
                        old.stream()
                                .flatMap(AccessElsewhere::readers)
                                .map(Plain::of)
                                .collect(Collectors.toSet());
                yield readers(object).anyMatch(entry -> !had.contains(Plain.of(entry)))
                        || Stores.isOpen(object, old);
            }
            case "BigQueryTable" ->
                    ShownData.of(object).isPresent()
                            && !ShownData.of(object).equals(old.flatMap(ShownData::of));
            case "ServiceAccount" ->
                    (object.annotation(ACTS_AS).isPresent()
                                    && !object.annotation(ACTS_AS)
                                            .equals(old.flatMap(o -> o.annotation(ACTS_AS))))
                            || PeoplesAccounts.isOther(object, old);
            case "Project", "Folder" -> Ancestors.isOther(object, old);
            case "IAMServiceAccount" -> old.filter(o -> isOff(o) && !isOff(object)).isPresent();
            case "WorkflowTemplate", "CronWorkflow" ->
                    old.filter(o -> !accounts(o).containsAll(accounts(object))).isPresent();
            default -> Stores.isOpen(object, old);
        };
    }

    private static boolean isOff(Manifest account) {
        return account.at("spec", "disabled").filter("true"::equals).isPresent();
    }

    /** By which its steps act; where a parameter says by which, all that says parameters. */
    private static Set<String> accounts(Manifest workflow) {
        Set<String> accounts = named(workflow);
        if (accounts.stream().anyMatch(account -> account.contains("{{"))) {
            workflow.body()
                    .walk(
                            (key, node) -> {
                                if (key.equals("parameters")) {
                                    accounts.add(Plain.of(node).toString());
                                }
                            });
        }
        return accounts;
    }

    private static Set<String> named(Manifest workflow) {
        Set<String> accounts = new HashSet<>();
        workflow.body()
                .walk(
                        (key, node) -> {
                            if (key.equals("serviceAccountName")) {
                                node.at().ifPresent(accounts::add);
                            }
                        });
        return accounts;
    }

    private static Stream<YamlMap> readers(Manifest dataset) {
        return dataset.maps("spec", "access").filter(entry -> !isOfProject(entry));
    }

    private static boolean isOfProject(YamlMap entry) {
        return entry.entries().size() == 2
                && entry.at("specialGroup")
                        .map(OF_PROJECT::get)
                        .filter(role -> entry.at("role").filter(role::equals).isPresent())
                        .isPresent();
    }
}
