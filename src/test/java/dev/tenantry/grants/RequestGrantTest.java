package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ESTATE;
import static dev.tenantry.grants.PaperIntents.added;
import static dev.tenantry.grants.PaperIntents.dataset;
import static dev.tenantry.grants.PaperIntents.over;
import static dev.tenantry.grants.PaperIntents.read;
import static dev.tenantry.grants.PaperIntents.refusals;
import static dev.tenantry.grants.PaperIntents.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.testing.PaperEstate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGrantTest {

    @Test
    void aRequestForADatasetIsExactlyThisFile() throws IntentRefused {
        FileEdit.Add file = added(over(dataset(), ESTATE));
        assertThat(file.path())
                .isEqualTo(
                        "tenants/acme-retail/infra/access/grants/20261122-jane-doe-bigquery-dataviewer-01jd.yaml");
        assertThat(new String(file.after(), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPolicyMember
                        metadata:
                          name: grant-20261122-jane-doe-bigquery-dataviewer-01jd
                          namespace: t-acme-retail
                          labels: {tenantry.dev/kind: grant}
                          annotations:
                            tenantry.dev/request-id: "01jd9x7m5kabcdef"
                            tenantry.dev/requested-by: "jane.doe@acme.example"
                            tenantry.dev/requested-by-github: "jdoe"
                            tenantry.dev/requested-at: "2026-11-22T10:15:23Z"
                            tenantry.dev/expires-at: "2026-11-29T10:15:00Z"
                            tenantry.dev/ticket: "INC-4211"
                            tenantry.dev/justification: "Check feature drift reported in INC-4211"
                            argocd.argoproj.io/sync-wave: "2"
                        spec:
                          resourceRef:
                            apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                            kind: Project
                            external: projects/acme-retail-ml-prod
                          role: roles/bigquery.dataViewer
                          member: user:jane.doe@acme.example
                          condition:
                            title: expires-2026-11-29
                            description: "01jd9x7m5kabcdef INC-4211"
                            expression: >-
                              request.time < timestamp("2026-11-29T10:15:00Z") &&
                              (resource.name == "projects/acme-retail-ml-prod/datasets/features_daily" ||
                              resource.name.startsWith("projects/acme-retail-ml-prod/datasets/features_daily/"))
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project;roles/bigquery.jobUser",
                "bucket/acme-retail-ml-prod-models;roles/storage.objectViewer",
                "dataset/cards;roles/bigquery.dataEditor"
            })
    void whatIsWrittenIsReadBackAndPassesEveryRule(String what) throws IntentRefused {
        String[] parts = what.split(";", -1);
        RequestGrant request =
                request("group:others@acme.example", parts[0], parts[1], "Because of the audit");
        ChangeSet changes = over(request, ESTATE);
        DesiredGrant grant = read(added(changes));
        assertThat(grant.principal().member()).isEqualTo("group:others@acme.example");
        assertThat(grant.role().name()).isEqualTo(parts[1]);
        assertThat(grant.ends()).contains(Instant.parse("2026-11-29T10:15:00Z"));
        assertThat(grant.resource().kind()).isEqualTo(request.resource().kind());
        assertThat(refusals(changes, ESTATE)).isEmpty();
    }

    @Test
    void theSameArgumentsGiveTheSameBytes() throws IntentRefused {
        assertThat(added(over(dataset(), ESTATE)).after())
                .isEqualTo(added(over(dataset(), ESTATE)).after());
    }

    @Test
    void aNameThatIsTakenGetsALongerSerial() throws IntentRefused {
        FileEdit.Add first = added(over(dataset(), ESTATE));
        PaperEstate taken = ESTATE.with(first.path(), "# here\n");
        assertThat(added(over(dataset(), taken)).path())
                .endsWith("20261122-jane-doe-bigquery-dataviewer-01jd9x7m.yaml");
    }

    @Property
    void anyReasonStaysExactlyWhatItIsAndOnItsLine(@ForAll Random random) throws IntentRefused {
        String reason = "Because " + text(random);
        RequestGrant request =
                request(
                        "user:jane.doe@acme.example",
                        "dataset/features_daily",
                        "roles/bigquery.dataViewer",
                        reason);
        DesiredGrant grant = read(added(over(request, ESTATE)));
        assertThat(grant.notes().justification()).contains(request.reason());
        assertThat(grant.ends()).isPresent();
        assertThat(grant.notes().requestedBy()).contains("jane.doe@acme.example");
    }

    private static String text(Random random) {
        String odd =
                "\"'\\{}[]:#&*!|>%@`,?-~\t\n\r\u0000\u0007\u001b\u0085\u00a0\u2028\ufeff\ud83d\ude00é漢 ";
        int[] points = odd.codePoints().toArray();
        return IntStream.range(0, 10 + random.nextInt(60))
                .map(i -> random.nextBoolean() ? points[random.nextInt(points.length)] : 'a')
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "", "because"));
    }

    @Test
    void aTenantThatIsGoneIsRefused() {
        assertThatThrownBy(() -> over(dataset(), PaperEstate.empty()))
                .isInstanceOf(IntentRefused.class)
                .hasMessage("There is no tenant acme-retail any more.");
    }
}
