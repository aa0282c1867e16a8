package dev.tenantry.policy;

import dev.tenantry.policy.isolation.Isolation;
import java.util.ArrayList;
import java.util.List;

/** Names that hold the words of one's own, and are another's. */
final class NamesLikeOnesOwn {

    private static final String FACTORY = "factory/acme-retail/m.yaml";

    private NamesLikeOnesOwn() {}

    static List<Attack> all() {
        return new ArrayList<>(federated());
    }

    private static List<Attack> federated() {
        String ours = "/workloadIdentityPools/platform-prod.svc.id.goog/";
        return List.of(
                member(
                        "a subject of a stranger's pool that holds the name of the platform's",
                        "principal",
                        "mallory/subject/ns/t-acme-retail" + ours + "sa"),
                member(
                        "a stranger's attribute that holds the platform's pool and the namespace",
                        "principalSet",
                        "mallory/attribute.a/namespace/t-acme-retail" + ours),
                member(
                        "a workload of the platform's pool that is more than the namespace",
                        "principalSet",
                        "platform-prod.svc.id.goog/attribute.x/namespace/t-acme-retail"),
                member(
                        "all workloads of the platform's pool",
                        "principalSet",
                        "platform-prod.svc.id.goog/*"));
    }

    private static Attack member(String how, String kind, String pool) {
        return Attack.refused(
                how,
                FACTORY,
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicyMember
                metadata: {name: m, namespace: kcc-factory}
                spec:
                  resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                  role: roles/bigquery.dataViewer
                  member: "%s://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/%s"
                """
                        .formatted(kind, pool),
                Isolation.RULE);
    }
}
