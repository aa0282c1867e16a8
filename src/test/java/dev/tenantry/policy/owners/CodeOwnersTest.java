package dev.tenantry.policy.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.testing.PaperEstate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose approval CODEOWNERS asks for, as GitHub reads it, and that our check asks for it too. */
class CodeOwnersTest {

    private static final String FILE =
            """
            # Last matching line wins.
            *                        @acme/platform
            /tenants/acme-retail/    @acme/retail   # a comment
            /tenants/*/infra/access/ @acme/security @acme/privacy
            /factory/*/budget.yaml   @acme/finops
            *.md                     @acme/docs
            /only/*                  @acme/shallow
            /deep/**/end.yaml        @acme/deep
            !docs/secret.md          @acme/negated
            docs/[a-z].md            @acme/ranges
            /nobody/
            """;

    private static final String ACCESS = "tenants/acme-retail/infra/access/grants/g.yaml";
    private static final String BUDGET = "factory/acme-bank/budget.yaml";

    private static PaperEstate estate() {
        return PaperEstate.empty().with(".github/CODEOWNERS", FILE);
    }

    private static List<String> owners(String path) {
        return CodeOwners.of(estate()).of(path);
    }

    @Test
    void theLastMatchingLineWins() {
        assertThat(owners(ACCESS)).containsExactly("@acme/security", "@acme/privacy");
        assertThat(owners("tenants/acme-retail/workflows/w.yaml")).containsExactly("@acme/retail");
        assertThat(owners(BUDGET)).containsExactly("@acme/finops");
        assertThat(owners("factory/acme-bank/deep/budget.yaml")).containsExactly("@acme/platform");
        assertThat(owners("docs/deep/a.md")).containsExactly("@acme/docs");
        assertThat(owners("nobody/a.yaml")).isEmpty();
    }

    @Test
    void aLineSeparatorEndsNeitherANameNorAComment() {
        assertThat(owners("tenants/acme-retail/infra/access/grants/x\u2028.yaml"))
                .containsExactly("@acme/security", "@acme/privacy");
        assertThat(owners("factory/x\r/budget.yaml")).containsExactly("@acme/finops");
        PaperEstate estate =
                PaperEstate.empty().with("CODEOWNERS", "* @all\n# Nobody's\u2028* @mallory\n");
        assertThat(CodeOwners.of(estate).of("a.yaml")).containsExactly("@all");
    }

    @Test
    void aSpaceBehindABackslashBelongsToThePath() {
        PaperEstate estate =
                PaperEstate.empty()
                        .with("CODEOWNERS", "* @all\n/policy/very\\ strict/ @acme/security @one\n");
        assertThat(CodeOwners.of(estate).of("policy/very strict/a.yaml"))
                .containsExactly("@acme/security", "@one");
        assertThat(CodeOwners.of(estate).of("policy/very/a.yaml")).containsExactly("@all");
    }

    @Test
    void starsMeanWhatTheyMeanToGitHub() {
        assertThat(owners("only/a.yaml")).containsExactly("@acme/shallow");
        assertThat(owners("only/a/b.yaml")).containsExactly("@acme/platform");
        assertThat(owners("deep/end.yaml")).containsExactly("@acme/deep");
        assertThat(owners("deep/a/b/end.yaml")).containsExactly("@acme/deep");
    }

    @Test
    void whatGitHubSkipsIsSkipped() {
        assertThat(owners("docs/secret.md")).containsExactly("@acme/docs");
        assertThat(owners("docs/a.md")).containsExactly("@acme/docs");
    }

    @Test
    void ofSeveralFilesGitHubReadsOne() {
        PaperEstate several = estate().with("CODEOWNERS", "* @mallory\n");
        assertThat(CodeOwners.of(several).of("a.yaml")).containsExactly("@acme/platform");
        PaperEstate root = PaperEstate.empty().with("CODEOWNERS", "* @acme/root\n");
        assertThat(CodeOwners.of(root).of("a.yaml")).containsExactly("@acme/root");
    }

    @Test
    void theSentenceNamesOneOfEachGroup() {
        assertThat(CodeOwners.of(estate()).sentence(edits(ACCESS, BUDGET)))
                .isEqualTo(
                        "Needs approval from @acme/finops and @acme/security or @acme/privacy;"
                                + " requesters cannot approve their own.");
        assertThat(CodeOwners.of(PaperEstate.empty()).sentence(edits("a.yaml")))
                .isEqualTo("A reviewer other than the requester must approve.");
    }

    @Test
    void ofEveryTouchedFileAnOwnerHasToApprove() {
        assertThat(judged(Consent.NONE, ACCESS, BUDGET))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PENDING, Outcome.PENDING);
        Consent half = new Consent(Set.of("@acme/privacy"), Set.of(), Set.of());
        assertThat(judged(half, ACCESS, BUDGET))
                .extracting(Verdict::sentence)
                .containsExactly("@acme/finops has to approve it: the file is theirs.");
        Consent both = new Consent(Set.of("@acme/privacy", "@acme/finops"), Set.of(), Set.of());
        assertThat(judged(both, ACCESS, BUDGET))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSED);
        assertThat(judged(Consent.NONE, "nobody/a.yaml")).isEmpty();
    }

    @Test
    void whoIsInATeamThatGitHubDoesNotTellOfIsSaid() {
        Consent untold = new Consent(Set.of(), Set.of("@acme/finops"), Set.of());
        assertThat(judged(untold, BUDGET))
                .extracting(Verdict::sentence)
                .containsExactly(
                        "@acme/finops has to approve it: the file is theirs. GitHub does not tell"
                                + " us who is in @acme/finops.");
    }

    /** The owners of before decide: a change cannot give itself others. */
    @Test
    void aChangeOfTheFileCountsFromTheNextChangeOn() {
        PaperEstate mine = estate().with(".github/CODEOWNERS", "* @mallory\n");
        Question question =
                question(estate().to(mine), new Consent(Set.of("@mallory"), Set.of(), Set.of()));
        assertThat(OwnersApprove.judge(question))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PENDING);
    }

    private static List<Verdict> judged(Consent consent, String... paths) {
        ChangeSet changes = new ChangeSet(estate().commit(), edits(paths));
        return OwnersApprove.judge(question(changes, consent));
    }

    private static Question question(ChangeSet changes, Consent consent) {
        Actor dana =
                new Actor("dana@acme.example", "Dana", Set.of(), Set.of(), Optional.of("dana"));
        return new Question(changes, estate(), dana, List.of(), List.of(), consent, Instant.EPOCH);
    }

    private static List<FileEdit> edits(String... paths) {
        return Stream.of(paths).<FileEdit>map(p -> new FileEdit.Add(p, new byte[0])).toList();
    }

    @Test
    void aPersonsGrantInTheFactoryAsksTheOwnersOfGrants() {
        String path = "factory/acme-retail/x.yaml";
        String grant =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicyMember
                metadata: {name: x, namespace: kcc-factory}
                spec:
                  resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                  role: roles/editor
                  %s
                """;
        String own = grant.formatted("memberFrom: {serviceAccountRef: {name: kcc-acme-retail}}");
        String persons = grant.formatted("member: user:jane.doe@acme.example");
        assertThat(asked(path, own)).containsExactly(List.of("@acme/platform"));
        assertThat(asked(path, persons))
                .containsExactly(
                        List.of("@acme/platform"), List.of("@acme/security", "@acme/privacy"));
    }

    private static Set<List<String>> asked(String path, String text) {
        return CodeOwners.of(estate())
                .touched(estate().to(estate().with(path, text)).edits())
                .keySet();
    }
}
