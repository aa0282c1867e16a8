package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.policy.files.UnderstoodKinds;
import dev.tenantry.policy.layout.LayoutChange;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutChangeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:23Z");

    private static final String SAME =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              tenants:
                files:
                  - path: tenants/{tenant}/**
                factory:
                  - path: factory/{tenant}/**
              platform: [platform/**]
              argocd: [argocd/**]
            """;

    private static final PaperEstate ESTATE =
            PaperEstate.empty().withTenant("acme").withTenant("bank");

    private static final PaperEstate OWNED =
            ESTATE.with("CODEOWNERS", "/tenantry.yaml @acme/platform\n");

    private static FileEdit.Add add(String path, String text) {
        return new FileEdit.Add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Verdict> verdicts(PaperEstate estate, Consent consent, FileEdit... edits) {
        Question asked =
                new Question(
                        new ChangeSet(estate.commit(), Arrays.asList(edits)),
                        estate,
                        Jane.LINKED,
                        List.of(),
                        List.of(Person.withEmail("rob@acme.example")),
                        consent,
                        NOW);
        return Policy.judge(asked).verdicts().stream()
                .filter(verdict -> verdict.rule().equals(LayoutChange.RULE))
                .toList();
    }

    private static List<String> said(List<Verdict> verdicts) {
        return verdicts.stream().map(v -> v.outcome() + " " + v.sentence()).toList();
    }

    @Test
    void aLayoutThatMovesNothingSaysWhatItFinds() {
        assertThat(said(verdicts(ESTATE, Consent.NONE, add("tenantry.yaml", SAME))))
                .containsExactly(
                        "WARNING With this layout: 2 tenants, 4 grants, 0 files unplaced."
                                + " Before: 2 tenants, 4 grants, 0 files unplaced.");
    }

    @Test
    void oneThatHidesATenantsFilesNeverPassesSilently() {
        FileEdit hides = add("tenantry.yaml", SAME.replace("tenants/{tenant}", "teams/{tenant}"));
        assertThat(verdicts(ESTATE, Consent.NONE, hides))
                .filteredOn(Verdict::blocks)
                .extracting(Verdict::sentence)
                .contains(
                        "tenants/acme/infra/data/bucket-models.yaml is tenant acme's and would be"
                                + " nobody's. Nobody is named who looks after the layout.");
        assertThat(verdicts(OWNED, Consent.NONE, hides))
                .extracting(Verdict::outcome)
                .contains(Outcome.PENDING)
                .doesNotContain(Outcome.REFUSED);
        Consent owner = new Consent(Set.of("@acme/platform"), Set.of(), Set.of());
        assertThat(verdicts(OWNED, owner, hides))
                .extracting(Verdict::outcome)
                .containsOnly(Outcome.WARNING)
                .hasSizeGreaterThan(2);
    }

    @Test
    void oneThatMakesAFileAnothersSaysWhose() {
        FileEdit moves =
                add(
                        "tenantry.yaml",
                        SAME.replace("tenants/{tenant}/**", "tenants/*/{tenant}/**")
                                .replace("id: x", ""));
        assertThat(said(verdicts(OWNED, Consent.NONE, moves)))
                .anySatisfy(
                        sentence ->
                                assertThat(sentence)
                                        .contains("is tenant acme's and would be tenant infra's"));
    }

    @Test
    void aFileThatNobodyJudgedAsATenantsIsSaid() {
        PaperEstate estate =
                OWNED.with(
                        "extra/acme/x.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n");
        FileEdit takes =
                add(
                        "tenantry.yaml",
                        SAME.replace(
                                "    factory:", "      - path: extra/{tenant}/**\n    factory:"));
        assertThat(said(verdicts(estate, Consent.NONE, takes)))
                .contains(
                        "PENDING extra/acme/x.yaml is nobody's and would be tenant acme's."
                                + " @acme/platform has to approve it.");
    }

    @Test
    void theLayoutComesAlone() {
        assertThat(
                        verdicts(
                                OWNED,
                                Consent.NONE,
                                add("tenantry.yaml", SAME),
                                add("extra/acme/x.yaml", "a: b\n")))
                .filteredOn(Verdict::blocks)
                .extracting(Verdict::sentence)
                .containsExactly(
                        "extra/acme/x.yaml changes together with the layout, and would be judged by"
                                + " the one of before.");
    }

    @Test
    void aBrokenLayoutIsRefusedWithItsLine() {
        assertThat(
                        verdicts(
                                ESTATE,
                                Consent.NONE,
                                add("tenantry.yaml", SAME.replace("argocd:", "argo:"))))
                .filteredOn(Verdict::blocks)
                .extracting(Verdict::source)
                .containsExactly(Optional.of("tenantry.yaml:11"));
    }

    @Test
    void aChangeIsJudgedByTheLayoutOfBefore() {
        PaperEstate estate = OWNED.with("tenantry.yaml", SAME);
        FileEdit.Change opens =
                new FileEdit.Change(
                        "tenantry.yaml",
                        SAME.getBytes(StandardCharsets.UTF_8),
                        SAME.replace("tenants/{tenant}/**", "open/{tenant}/**")
                                .getBytes(StandardCharsets.UTF_8));
        Question asked =
                Question.beforeReview(
                        new ChangeSet(
                                estate.commit(),
                                List.of(
                                        opens,
                                        add(
                                                "tenants/acme/infra/x.yaml",
                                                "apiVersion: acme.example/v1\nkind: Thing\nmetadata: {name: x}\n"))),
                        estate,
                        Jane.LINKED,
                        NOW);
        assertThat(Policy.judge(asked).verdicts())
                .filteredOn(Verdict::blocks)
                .extracting(Verdict::rule)
                .contains(UnderstoodKinds.RULE);
    }
}
