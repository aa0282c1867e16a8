package dev.tenantry.policy;

import dev.tenantry.policy.files.OneReading;
import java.util.List;

/** Texts so long that whoever reads them part by part runs out of stack. */
final class WithoutEnd {

    private static final int PARTS = 60_000;

    private WithoutEnd() {}

    static List<Attack> all() {
        return List.of(
                Attack.refused(
                        "a principal of many thousand labels",
                        "factory/acme-retail/m.yaml",
                        member("m", "domain:" + "a.".repeat(PARTS) + "b"),
                        "well-formed"),
                Attack.refused(
                        "a name of many thousand labels",
                        "factory/acme-retail/m.yaml",
                        member("a.".repeat(PARTS) + "b", "user:dana@acme.example"),
                        "well-formed"),
                Attack.refused(
                        "a number of many thousand minutes",
                        GuardedEstate.BUCKET,
                        GuardedEstate.bucket("true", "enforced", "1" + ":59".repeat(PARTS)),
                        OneReading.RULE));
    }

    private static String member(String name, String who) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata: {name: "%s", namespace: kcc-factory}
        spec:
          resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
          role: roles/bigquery.dataViewer
          member: "%s"
        """
                .formatted(name, who);
    }
}
