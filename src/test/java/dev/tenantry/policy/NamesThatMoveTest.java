package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.policy.owners.FourEyes;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A grant stays as it is written, and what it names becomes something else: it is judged anew. */
class NamesThatMoveTest {

    private static final String BUCKET = Attack.FOLDER + "data/bucket-cards.yaml";
    private static final String ACCOUNT = Attack.FOLDER + "identities/trainer.yaml";

    /** Jane may read the objects of whatever bucket is called so, without an end. */
    private static final PaperEstate READER =
            GrantText.project("acme-retail", "roles/storage.objectViewer")
                    .on(GrantText.bucket("models"))
                    .in(ESTATE);

    private static final PaperEstate USER =
            GrantText.project("acme-retail", "roles/iam.serviceAccountUser")
                    .on(
                            "{apiVersion: iam.cnrm.cloud.google.com/v1beta1, kind: IAMServiceAccount, name: trainer}")
                    .in(ESTATE);

    @Test
    void aBucketTakesTheNameInAGrant() {
        PaperEstate after = READER.with(BUCKET, bucket("cards", "restricted"));
        assertThat(refusals(READER, after)).containsExactly("known-organisations");
        assertThat(said(READER, after))
                .contains(
                        "jane.doe@acme.example can read the objects in bucket cards (restricted) of tenant acme-retail without an end.");
    }

    @Test
    void aBucketsNameBecomesAnothers() {
        PaperEstate before = READER.with(BUCKET, bucket("harmless", "internal"));
        PaperEstate after = before.with(BUCKET, bucket("cards", "restricted"));
        assertThat(refusals(before, after)).contains("known-organisations");
        assertThat(said(before, after))
                .contains(
                        "jane.doe@acme.example can no longer read the objects in bucket harmless (restricted) of tenant acme-retail.");
    }

    @Test
    void anAccountTakesTheNameInAGrant() {
        PaperEstate before = USER.with(ACCOUNT, account("trainer"));
        assertThat(said(before, before.with(ACCOUNT, account("admin-robot"))))
                .anyMatch(sentence -> sentence.contains("service account admin-robot"));
    }

    @Test
    void theAccountThatAGrantIsForBecomesAnother() {
        PaperEstate before =
                GrantText.project("acme-retail", "roles/bigquery.jobUser")
                        .to("ref:t-acme-retail/trainer")
                        .in(ESTATE);
        String path = GrantText.project("acme-retail", "roles/bigquery.jobUser").path();
        before =
                before.with(
                                path,
                                before.text(path)
                                        .replace(
                                                "member: 'ref:t-acme-retail/trainer'",
                                                "memberFrom: {serviceAccountRef: {name: trainer, namespace: t-acme-retail}}"))
                        .with(ACCOUNT, account("trainer"));
        assertThat(said(before, before.with(ACCOUNT, account("admin-robot"))))
                .anyMatch(sentence -> sentence.startsWith("service account t-acme-retail/trainer"));
    }

    @Test
    void anAccountOfTheFactoryThatThePlatformNames() {
        String path = "factory/acme-retail/robot.yaml";
        String robot = account("trainer").replace("t-acme-retail", "kcc-factory");
        PaperEstate before =
                ESTATE.with(path, robot)
                        .with(
                                "platform/x.yaml",
                                """
                                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                                kind: IAMPolicyMember
                                metadata: {name: x, namespace: kcc-factory}
                                spec:
                                  resourceRef: {kind: Folder, external: "345678901234"}
                                  role: roles/browser
                                  memberFrom: {serviceAccountRef: {name: trainer}}
                                """);
        PaperEstate after = before.with(path, robot.replace("ID: trainer", "ID: admin-robot"));
        assertThat(said(before, after))
                .anyMatch(sentence -> sentence.startsWith("service account kcc-factory/trainer"));
    }

    @Test
    void whatStaysTheSameIsSaidOfNobody() {
        PaperEstate before = READER.with(BUCKET, bucket("harmless", "internal"));
        PaperEstate after =
                before.with(BUCKET, bucket("harmless", "internal") + "  storageClass: STANDARD\n");
        assertThat(said(before, after)).noneMatch(sentence -> sentence.contains("jane.doe"));
        assertThat(said(before, before.without(BUCKET)))
                .noneMatch(sentence -> sentence.contains("jane.doe"));
    }

    private static List<String> refusals(PaperEstate before, PaperEstate after) {
        return PaperPolicy.refusals(PaperPolicy.judge(before, after)).stream()
                .filter(rule -> !rule.equals(FourEyes.RULE))
                .toList();
    }

    private static List<String> said(PaperEstate before, PaperEstate after) {
        return AccessChanges.of(before.to(after), before, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    private static String bucket(String id, String dataClass) {
        return """
        apiVersion: storage.cnrm.cloud.google.com/v1beta1
        kind: StorageBucket
        metadata: {name: models, namespace: t-acme-retail, labels: {data-class: %s}}
        spec:
          location: EU
          resourceID: %s
          uniformBucketLevelAccess: true
        """
                .formatted(dataClass, id);
    }

    private static String account(String id) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMServiceAccount
        metadata: {name: trainer, namespace: t-acme-retail}
        spec: {resourceID: %s}
        """
                .formatted(id);
    }
}
