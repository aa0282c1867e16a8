package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.DesiredGrant;
import dev.tenantry.policy.Grants;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.Question;
import dev.tenantry.policy.Verdict;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantIntentsTest {

    private static final Instant ASKED = Instant.parse("2026-11-22T10:15:23Z");
    private static final ProposalId ID = new ProposalId("01jd9x7m5kabcdef");
    private static final Actor JANE =
            new Actor(
                    "jane.doe@acme.example",
                    "Jane Doe",
                    Set.of("data-engineer"),
                    Set.of(ConsoleRole.DATA_ENGINEER),
                    Optional.of("jdoe"));
    private static final PaperEstate ESTATE =
            PaperEstate.empty().withTenant("acme-retail").withTenant("acme-bank");

    private static RequestGrant request(String principal, String on, String role, String reason) {
        return new RequestGrant(
                Optional.of(new TenantId("acme-retail")),
                principal,
                GrantTarget.parse(on),
                role,
                Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                reason,
                Optional.of("INC-4211"));
    }

    private static RequestGrant dataset() {
        return request(
                "user:jane.doe@acme.example",
                "dataset/features_daily",
                "roles/bigquery.dataViewer",
                "Check feature drift reported in INC-4211");
    }

    private static ChangeSet over(Intent intent, PaperEstate estate) throws IntentRefused {
        return intent.over(estate, ID, JANE, ASKED);
    }

    private static FileEdit.Add added(ChangeSet changes) {
        return changes.edits().stream()
                .filter(FileEdit.Add.class::isInstance)
                .map(FileEdit.Add.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Verdict> refusals(ChangeSet changes, PaperEstate estate) {
        return Policy.judge(Question.beforeReview(changes, estate, JANE, ASKED.plusSeconds(1)))
                .stream()
                .filter(Verdict::blocks)
                .toList();
    }

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

    private static DesiredGrant read(FileEdit.Add file) {
        Manifest manifest = ManifestFile.read(file.path(), file.after()).manifests().getFirst();
        return Grants.in(manifest).getFirst();
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

    @Test
    void anyReasonStaysExactlyWhatItIsAndOnItsLine() throws IntentRefused {
        Random random = new Random(4211);
        for (int i = 0; i < 2_000; i++) {
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

    static Stream<Object[]> badRequests() {
        String jane = "user:jane.doe@acme.example";
        String view = "roles/bigquery.dataViewer";
        String why = "A good reason";
        return Stream.of(
                new Object[] {"allUsers", "project", "roles/browser", why, "principal"},
                new Object[] {
                    "allAuthenticatedUsers", "project", "roles/browser", why, "principal"
                },
                new Object[] {
                    "jane.doe@acme.example", "project", "roles/browser", why, "principal"
                },
                new Object[] {"domain:acme.example", "project", "roles/browser", why, "principal"},
                new Object[] {"user:jane", "project", "roles/browser", why, "principal"},
                new Object[] {jane, "project", "roles/owner", why, "role"},
                new Object[] {jane, "project", "roles/editor", why, "role"},
                new Object[] {jane, "project", "roles/viewer", why, "role"},
                new Object[] {jane, "project", "dataViewer", why, "role"},
                new Object[] {jane, "project", "", why, "role"},
                new Object[] {jane, "dataset/x", "roles/bigquery.jobUser", why, "role"},
                new Object[] {jane, "bucket/x-y-z", view, why, "role"},
                new Object[] {jane, "dataset/x", view, "short", "reason"},
                new Object[] {jane, "dataset/x", view, "x".repeat(501), "reason"},
                new Object[] {jane, "dataset/x", view, " \n\t          ", "reason"});
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void aFieldThatCannotBeIsRefusedInASentence(
            String principal, String on, String role, String reason, String field) {
        InvalidFields invalid =
                catchThrowableOfType(
                        InvalidFields.class, () -> request(principal, on, role, reason));
        assertThat(invalid.sentences()).containsOnlyKeys(field);
        assertThat(invalid.sentences().get(field)).matches("[A-Z].*\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dataset/", "dataset/a-b", "bucket/A", "table/x", "dataset/../x"})
    void aResourceHasOneOfThreeForms(String text) {
        assertThatThrownBy(() -> GrantTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M", "PT0S", "-P1D", "P90DT1S", "P3650D"})
    void accessLastsFromAnHourToNinetyDays(String length) {
        assertThatThrownBy(
                        () ->
                                new RequestGrant(
                                        Optional.of(new TenantId("acme-retail")),
                                        "user:jane.doe@acme.example",
                                        GrantTarget.PROJECT,
                                        "roles/browser",
                                        Optional.of(Duration.parse(length)),
                                        Optional.empty(),
                                        "A good reason",
                                        Optional.empty()))
                .isInstanceOf(InvalidFields.class);
    }

    private static RequestGrant until(Instant end) {
        return new RequestGrant(
                Optional.of(new TenantId("acme-retail")),
                "user:jane.doe@acme.example",
                GrantTarget.PROJECT,
                "roles/browser",
                Optional.empty(),
                Optional.of(end),
                "A good reason",
                Optional.empty());
    }

    @Test
    void aDateIsTakenWhenItIsNeitherTooNearNorTooFar() throws IntentRefused {
        Instant end = ASKED.plus(Duration.ofDays(3));
        assertThat(read(added(over(until(end), ESTATE))).ends())
                .contains(Instant.parse("2026-11-25T10:15:00Z"));
        assertThatThrownBy(() -> over(until(ASKED.plus(Duration.ofDays(91))), ESTATE))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("20 Feb 2027");
        assertThatThrownBy(() -> over(until(ASKED.minusSeconds(1)), ESTATE))
                .isInstanceOf(IntentRefused.class);
    }

    @Test
    void aTenantThatIsGoneIsRefused() {
        assertThatThrownBy(() -> over(dataset(), PaperEstate.empty()))
                .isInstanceOf(IntentRefused.class)
                .hasMessage("There is no tenant acme-retail any more.");
    }

    @Test
    void extendingIsANewFileAndTheRemovalOfTheOldOneInOneChange() throws IntentRefused {
        PaperEstate asked = ESTATE.after(over(dataset(), ESTATE));
        ExtendGrant extend =
                new ExtendGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-20261122-jane-doe-bigquery-dataviewer-01jd",
                        Optional.of(Duration.ofDays(14)),
                        Optional.empty(),
                        "The customer has more questions",
                        Optional.empty());
        ChangeSet changes =
                extend.over(
                        asked,
                        new ProposalId("zzzz9x7m5kabcdef"),
                        JANE,
                        ASKED.plus(Duration.ofDays(2)));
        assertThat(changes.edits())
                .extracting(FileEdit::path)
                .containsExactly(
                        "tenants/acme-retail/infra/access/grants/20261124-jane-doe-bigquery-dataviewer-zzzz.yaml",
                        "tenants/acme-retail/infra/access/grants/20261122-jane-doe-bigquery-dataviewer-01jd.yaml");
        assertThat(changes.edits().get(1)).isInstanceOf(FileEdit.Delete.class);
        DesiredGrant longer = read(added(changes));
        assertThat(longer.ends()).contains(Instant.parse("2026-12-08T10:15:00Z"));
        assertThat(longer.resource().name()).isEqualTo("features_daily");
        assertThat(refusals(changes, asked)).isEmpty();
        assertThat(Policy.meaning(changes, asked, ASKED))
                .extracting(c -> c.sentence().text())
                .containsExactly(
                        "jane.doe@acme.example can read dataset features_daily of tenant"
                                + " acme-retail until 8 Dec 2026, 10:15 UTC, instead of until 29"
                                + " Nov 2026, 10:15 UTC.");
    }

    private static ExtendGrant extend(String name, int days) {
        return new ExtendGrant(
                Optional.of(new TenantId("acme-retail")),
                name,
                Optional.of(Duration.ofDays(days)),
                Optional.empty(),
                "The customer has more questions",
                Optional.empty());
    }

    @Test
    void extendingToAnEarlierEndIsRefused() {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        assertThatThrownBy(() -> over(extend("grant-" + old.name(), 5), old.in(ESTATE)))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("choose a later end");
    }

    @Test
    void aGrantWithoutAnEndCannotBeExtended() {
        GrantText old = GrantText.project("acme-retail", "roles/browser");
        assertThatThrownBy(() -> over(extend("grant-" + old.name(), 5), old.in(ESTATE)))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("no end");
    }

    @Test
    void aGrantWithAConditionOfItsOwnIsExtendedByHand() {
        GrantText old =
                GrantText.project("acme-retail", "roles/browser")
                        .when(
                                "request.time < timestamp(\"2026-11-23T10:00:00Z\") &&"
                                        + " request.path != \"x\"");
        assertThatThrownBy(() -> over(extend("grant-" + old.name(), 5), old.in(ESTATE)))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("by hand");
    }

    @Test
    void revokingRemovesTheFileAndNothingElse() throws IntentRefused {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        RevokeGrant revoke =
                new RevokeGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-" + old.name(),
                        "No longer needed");
        PaperEstate before = old.in(ESTATE);
        ChangeSet changes = over(revoke, before);
        assertThat(changes.edits()).hasSize(1);
        assertThat(before.after(changes).list("tenants")).isEqualTo(ESTATE.list("tenants"));
        assertThatThrownBy(() -> over(revoke, ESTATE))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("any more");
    }

    @Test
    void aGrantThatSharesItsFileIsNotRemovedWithTheOthers() {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        PaperEstate shared =
                ESTATE.with(old.path(), old.text() + "---\n" + old.named("20261101-other").text());
        RevokeGrant revoke =
                new RevokeGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-" + old.name(),
                        "No longer needed");
        assertThatThrownBy(() -> over(revoke, shared))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("shares its file");
    }

    @Test
    void titlesFitTheSubjectOfACommit() {
        assertThat(dataset().title())
                .isEqualTo("Grant jane.doe bigquery.dataViewer on features_daily of acme-retail");
        RequestGrant long_ =
                request(
                        "serviceAccount:a-very-long-account-name@acme-retail-ml-prod.iam.gserviceaccount.com",
                        "dataset/a_dataset_with_a_rather_long_name_for_a_title",
                        "roles/bigquery.dataViewer",
                        "A good reason");
        assertThat(long_.title()).hasSizeLessThanOrEqualTo(Titles.LONGEST);
        assertThat(extend("grant-" + "x".repeat(200), 5).title())
                .hasSizeLessThanOrEqualTo(Titles.LONGEST);
    }
}
