package dev.tenantry.policy.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.tenantry.policy.Attack;
import dev.tenantry.policy.GuardedData;
import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.policy.change.AccessChange;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Sentence.Sign;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-29T18:00:00Z");
    private static final PaperEstate ESTATE = PaperEstate.empty().withTenant("acme-retail");
    private static final GrantText GOOD = GrantText.dataset("acme-retail", "features_daily", END);

    private static List<String> sentences(PaperEstate before, PaperEstate after) {
        return AccessChanges.of(before.to(after), before, NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    @Test
    void whoGainsWhatUntilWhenIsOnePlainSentence() {
        assertThat(sentences(ESTATE, GOOD.in(ESTATE)))
                .containsExactly(
                        "jane.doe@acme.example can read dataset features_daily (confidential) of tenant"
                                + " acme-retail until 29 Nov 2026, 18:00 UTC.");
    }

    @Test
    void aSentenceSaysHowSensitiveTheDataIs() {
        assertThat(sentences(ESTATE, GOOD.in(ESTATE)).getFirst())
                .contains("dataset features_daily (confidential) of tenant acme-retail");
        assertThat(
                        sentences(
                                ESTATE,
                                GrantText.project("acme-retail", "roles/bigquery.dataViewer")
                                        .in(ESTATE)))
                .first(STRING)
                .contains("project acme-retail-ml-prod (data up to restricted) of tenant");
    }

    @Test
    void theTenseOfASentenceIsThatOfItsChange() {
        Sentence gains =
                AccessChanges.of(ESTATE.to(GOOD.in(ESTATE)), ESTATE, NOW).getFirst().sentence();
        assertThat(gains.text()).startsWith("jane.doe@acme.example can read");
        assertThat(gains.asked().text()).startsWith("jane.doe@acme.example would be able to read");
        assertThat(gains.in(Tense.WILL, NOW).text()).contains(" will be able to read ");
        assertThat(gains.in(Tense.CAN, NOW)).isEqualTo(gains);
        Instant later = NOW.plus(Duration.ofDays(400));
        assertThat(gains.in(Tense.CAN, later).text()).contains(" could read ");
        Sentence nothing = gains.in(Tense.WOULD_HAVE, NOW);
        assertThat(nothing.text()).contains(" would have been able to read ");
        assertThat(nothing.sign()).isEqualTo(Sign.NOTHING);
    }

    @Test
    void aGrantWithoutAnEndSaysSo() {
        assertThat(
                        sentences(
                                ESTATE,
                                GrantText.project("acme-retail", "roles/bigquery.jobUser")
                                        .to("group:analysts@acme.example")
                                        .in(ESTATE)))
                .containsExactly(
                        "group analysts@acme.example can run queries in project"
                                + " acme-retail-ml-prod of tenant acme-retail without an end.");
    }

    @Test
    void aRoleThatWeCannotExplainIsNamed() {
        assertThat(sentences(ESTATE, GOOD.as("roles/run.invoker").in(ESTATE)).getFirst())
                .startsWith("jane.doe@acme.example can use role roles/run.invoker on dataset");
    }

    @Test
    void removingTheOnlyGrantIsALoss() {
        PaperEstate before = GOOD.in(ESTATE);
        List<AccessChange> changes = AccessChanges.of(before.to(ESTATE), before, NOW);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().sentence())
                .satisfies(
                        told -> {
                            assertThat(told.sign()).isEqualTo(Sign.LOSES);
                            assertThat(told.text())
                                    .isEqualTo(
                                            "jane.doe@acme.example can no longer read dataset features_daily (confidential)"
                                                    + " of tenant acme-retail.");
                        });
    }

    @Test
    void removingOneOfTwoGrantsIsNoLossOfAccess() {
        PaperEstate before =
                GrantText.project("acme-retail", "roles/bigquery.dataViewer")
                        .named("20260101-jane-bigquery-dataviewer")
                        .in(GOOD.in(ESTATE));
        assertThat(sentences(before, before.without(GOOD.path())).getFirst())
                .contains("another remains: ")
                .contains("20260101-jane-bigquery-dataviewer.yaml");
    }

    @Test
    void clearingAwayAnEndedGrantTakesNothingFromAnybody() {
        GrantText ended = GrantText.dataset("acme-retail", "cards", NOW.minusSeconds(3_600));
        PaperEstate before = ended.in(ESTATE);
        assertThat(sentences(before, ESTATE))
                .containsExactly(
                        "The grant of jane.doe@acme.example to read dataset cards (restricted) of tenant"
                                + " acme-retail had ended on 22 Nov 2026, 11:00 UTC and is cleared"
                                + " away.");
    }

    @Test
    void aLongerGrantInPlaceOfTheOldOneIsOneSentence() {
        PaperEstate before = GOOD.in(ESTATE);
        GrantText longer =
                GrantText.dataset(
                                "acme-retail",
                                "features_daily",
                                Instant.parse("2026-12-06T18:00:00Z"))
                        .named("20261122-jane-bigquery-dataviewer-2");
        assertThat(sentences(before, longer.in(before.without(GOOD.path()))))
                .containsExactly(
                        "jane.doe@acme.example can read dataset features_daily (confidential) of tenant"
                                + " acme-retail until 6 Dec 2026, 18:00 UTC, instead of until 29"
                                + " Nov 2026, 18:00 UTC.");
    }

    @Test
    void whatRidesAlongIsNamed() {
        String dataset = "tenants/acme-retail/infra/data/dataset-cards.yaml";
        PaperEstate after =
                GOOD.in(ESTATE)
                        .with(dataset, ESTATE.text(dataset).replace("location: EU", "location: US"))
                        .without("tenants/acme-retail/infra/data/bucket-models.yaml")
                        .with(".github/CODEOWNERS", "* @nobody\n")
                        .with(
                                "policy/new.yaml",
                                "kind: PolicyRule\napiVersion: tenantry.dev/v1alpha1\nmetadata: {name: mild}\n");
        assertThat(sentences(ESTATE, after))
                .contains(
                        "Changes the BigQuery dataset cards of tenant acme-retail: location from EU to US.",
                        "Deletes the bucket acme-retail-ml-prod-models of tenant acme-retail.",
                        "Changes the file .github/CODEOWNERS.",
                        "Adds a house rule mild.");
    }

    @Test
    void anAccessListIsReadLikeAnyGrant() {
        String dataset = "tenants/acme-retail/infra/data/dataset-cards.yaml";
        PaperEstate after =
                ESTATE.with(
                        dataset,
                        ESTATE.text(dataset)
                                .replace(
                                        "{role: READER, groupByEmail: analysts@acme.example}",
                                        "{role: WRITER, userByEmail: eve@acme.example}"));
        assertThat(sentences(ESTATE, after))
                .containsExactly(
                        "eve@acme.example can read and change dataset cards (restricted) of tenant acme-retail"
                                + " without an end.",
                        "group analysts@acme.example can no longer read dataset cards (restricted) of tenant"
                                + " acme-retail.");
    }

    @Test
    void rewritingAFileWithoutChangingWhatItSaysIsSaidToBeThat() {
        PaperEstate before = GOOD.in(ESTATE);
        PaperEstate after = before.with(GOOD.path(), "# a comment\n" + GOOD.text());
        assertThat(sentences(before, after))
                .containsExactly(
                        "Changes only how " + GOOD.path() + " is written, not what it says.");
    }

    @Test
    void aConditionThatWeCannotPutIntoWordsIsNotHidden() {
        GrantText odd =
                GOOD.when(
                        "request.time < timestamp(\"2026-11-29T18:00:00Z\") &&"
                                + " request.time.getHours(\"Europe/Berlin\") < 18");
        assertThat(sentences(ESTATE, odd.in(ESTATE)).getFirst())
                .contains("until 29 Nov 2026")
                .endsWith("as far as a condition allows that we cannot put into words.");
    }

    /** What Google keeps when the manifest goes, nobody has lost. */
    @Test
    void aDatasetThatIsLeftAsItIsKeepsItsReaders() {
        PaperEstate before =
                ESTATE.with("tenants/acme-retail/infra/data/x.yaml", GuardedData.dataset());
        assertThat(sentences(before, ESTATE))
                .contains(
                        "group analysts@acme.example can still read dataset orders (restricted) of tenant"
                                + " acme-retail: what orders gives stays when its manifest goes.")
                .noneMatch(sentence -> sentence.contains("can no longer"));
    }

    @Test
    void anApiThatStaysEnabledIsSaidTo() {
        String api =
                Attack.object("serviceusage." + Attack.KCC, "Service", "spec: {}")
                        .replace(
                                "name: thing",
                                "name: thing, annotations: {cnrm.cloud.google.com/disable-on-destroy: 'false'}");
        PaperEstate before = ESTATE.with("tenants/acme-retail/infra/services/x.yaml", api);
        assertThat(sentences(before, ESTATE))
                .containsExactly(
                        "Deletes the enabled API thing of tenant acme-retail from Git, and what it"
                                + " made stays at Google.");
    }
}
