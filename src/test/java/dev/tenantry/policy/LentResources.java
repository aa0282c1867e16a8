package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;

import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;

/** Two tenants with an account each, and manifests that claim what is of the other. */
final class LentResources {

    static final PaperEstate WITH_ACCOUNTS =
            ESTATE.with(
                            "tenants/acme-retail/infra/a.yaml",
                            made("IAMServiceAccount", "trainer", ""))
                    .with(
                            "tenants/acme-retail/infra/b.yaml",
                            made("IAMServiceAccount", "borrowed", "acme-bank-ml-prod"))
                    .with(
                            "tenants/acme-retail/infra/c.yaml",
                            made("StorageBucket", "claimed", "acme-bank-ml-prod"))
                    .with(
                            "tenants/acme-bank/infra/a.yaml",
                            made("IAMServiceAccount", "trainer", ""))
                    .with(
                            "factory/acme-retail/kcc.yaml",
                            made("IAMServiceAccount", "kcc-acme-retail", "platform-prod"))
                    .with(
                            "factory/acme-bank/kcc.yaml",
                            made("IAMServiceAccount", "kcc-acme-bank", "platform-prod"))
                    .with(
                            "platform/lent.yaml",
                            made("IAMServiceAccount", "lent", "acme-bank-ml-prod"));

    static String made(String kind, String name, String project) {
        String group = kind.equals("StorageBucket") ? "storage" : "iam";
        return "{apiVersion: %s.cnrm.cloud.google.com/v1beta1, kind: %s, metadata: {name: %s%s}}"
                .formatted(
                        group,
                        kind,
                        name,
                        project.isEmpty()
                                ? ""
                                : ", annotations: {cnrm.cloud.google.com/project-id: %s}"
                                        .formatted(project));
    }

    static GrantText onKind(String target) {
        return GOOD.on("{apiVersion: x.cnrm.cloud.google.com/v1beta1, kind: " + target + "}")
                .always();
    }

    static PaperEstate platform(GrantText grant) {
        return WITH_ACCOUNTS.with("platform/extra.yaml", inFactory(grant));
    }

    static PaperEstate factory(GrantText grant) {
        return WITH_ACCOUNTS.with("factory/acme-retail/extra.yaml", inFactory(grant));
    }

    static String inFactory(GrantText grant) {
        return grant.text().replace("namespace: t-acme-retail\n", "namespace: kcc-factory\n");
    }

    static boolean isolated(PaperEstate before, GrantText grant) {
        return isolated(before, grant.in(before));
    }

    static boolean isolated(PaperEstate before, PaperEstate after) {
        return !refusals(judge(before, after)).contains("tenant-isolation");
    }

    private LentResources() {}
}
