package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who looks after a tenant's grants looks at all of them: what gives access, makes a role wider,
 * lowers the class of data or says what is logged counts as if it stood in the folder of grants. So
 * it does in the factory, but for what makes the tenant's own identity.
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

    /** Does a file come to give access, or another one than before? */
    static boolean isIn(List<Manifest> before, List<Manifest> after) {
        return after.stream()
                        .filter(
                                object ->
                                        !FactoryGrants.isOrdinary(object)
                                                || IdentityCap.isWider(object, before, after))
                        .anyMatch(object -> gives(object, before))
                || OwnersByKind.changed(before, after)
                        .filter(object -> !FactoryGrants.isOrdinary(object))
                        .anyMatch(object -> KINDS.contains(object.kind()));
    }

    private static boolean gives(Manifest object, List<Manifest> before) {
        if (KINDS.contains(object.kind())) {
            return before.stream().noneMatch(old -> Plain.same(old, object));
        }
        Optional<Manifest> old = Identity.twin(object, before.stream());
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
                    object.annotation(ACTS_AS).isPresent()
                            && !object.annotation(ACTS_AS)
                                    .equals(old.flatMap(o -> o.annotation(ACTS_AS)));
            case "IAMServiceAccount" -> old.filter(o -> isOff(o) && !isOff(object)).isPresent();
            case "WorkflowTemplate", "CronWorkflow" ->
                    old.filter(o -> !accounts(o).containsAll(accounts(object))).isPresent();
            default -> Stores.isOpen(object, old);
        };
    }

    private static boolean isOff(Manifest account) {
        return account.at("spec", "disabled").filter("true"::equals).isPresent();
    }

    /** By which its steps act. */
    private static Set<String> accounts(Manifest workflow) {
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
