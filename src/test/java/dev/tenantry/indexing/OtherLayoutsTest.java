package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.grants.GrantTarget;
import dev.tenantry.grants.RequestGrant;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.testing.Jane;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Estates in layouts of their own, from a commit to rows, and from a request to rows again. */
class OtherLayoutsTest extends IndexedEstate {

    private static final ProposalId ID = new ProposalId("01jd9x7m5kabcdef");

    @Override
    List<Projection<?>> projections() {
        return WholeWorld.projections();
    }

    private static RequestGrant request(String tenant, String on) {
        return new RequestGrant(
                Optional.of(new TenantId(tenant)),
                "user:jane.doe@acme.example",
                GrantTarget.parse(on),
                on.startsWith("dataset") ? "roles/bigquery.dataViewer" : "roles/bigquery.jobUser",
                Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                false,
                "Check the drift of features",
                Optional.empty());
    }

    private ChangeSet over(Estate estate, RequestGrant request) throws IntentRefused {
        return Places.in(estate, () -> request.over(estate, ID, Jane.LINKED, CLOCK.instant()));
    }

    private List<String> refusals(Estate estate, FileEdit... edits) {
        ChangeSet changes = new ChangeSet(estate.commit(), List.of(edits));
        return Policy.judge(
                        Question.beforeReview(
                                changes, estate, Jane.LINKED, CLOCK.instant().plusSeconds(1)))
                .verdicts()
                .stream()
                .filter(Verdict::blocks)
                .map(v -> v.rule() + ": " + v.sentence())
                .toList();
    }

    private static FileEdit.Add add(String path, String text) {
        return new FileEdit.Add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks, is judged, is merged, is indexed. */
    private String asked(String commit, String tenant, String on) throws IntentRefused {
        Estate estate = mirror.at(commit);
        FileEdit.Add file = (FileEdit.Add) over(estate, request(tenant, on)).edits().getFirst();
        assertThat(refusals(estate, file)).isEmpty();
        origin.put(file.path(), file.after());
        origin.commit("Grant it");
        indexing.look();
        assertThat(
                        rows(
                                "select tenant from read_model.grant_row where path = '"
                                        + file.path()
                                        + "'"))
                .containsExactly(tenant);
        return file.path();
    }

    private TenantFacts facts(String commit, String tenant) {
        return TenantFacts.read(mirror.at(commit), new TenantId(tenant)).orElseThrow();
    }

    @Test
    void aFolderForEachEnvironmentGoesThroughTheWholeStory() throws IntentRefused {
        String commit = OtherEstates.environments(origin);
        indexing.look();
        assertThat(rows("select id from read_model.tenant order by 1"))
                .containsExactly("bank-prod", "retail-dev", "retail-prod");
        assertThat(
                        rows(
                                "select env || ' ' || owner from read_model.tenant where id = 'retail-dev'"))
                .containsExactly("dev owners-retail-dev");
        assertThat(
                        rows(
                                "select tenant || ' ' || project from read_model.project_of_tenant order by 1"))
                .contains("retail-dev retail-dev-ml");
        assertThat(rows("select tenant from read_model.grant_row order by 1"))
                .containsExactly("bank-prod", "retail-dev", "retail-prod");
        assertThat(rows("select namespace from read_model.cost_namespace order by 1"))
                .containsExactly("ns-bank-prod", "ns-retail-dev", "ns-retail-prod");
        assertThat(sentences()).isEmpty();
        assertThat(asked(commit, "retail-dev", "project"))
                .startsWith("environments/dev/retail/access/20260902-jane-doe-bigquery-jobuser-");
    }

    @Test
    void aTenantOfOneEnvironmentGetsNothingOfAnother() {
        String commit = OtherEstates.environments(origin);
        indexing.look();
        assertThat(
                        refusals(
                                mirror.at(commit),
                                add(
                                        "environments/dev/retail/access/x.yaml",
                                        OtherEstates.grant("ns-retail-dev", "retail-prod-ml", ""))))
                .anySatisfy(
                        said ->
                                assertThat(said)
                                        .contains(
                                                "retail-prod-ml is not the project of tenant retail-dev"));
    }

    @Test
    void aFlatFolderOfGrantsGoesThroughTheWholeStory() throws IntentRefused {
        String commit = OtherEstates.flat(origin);
        indexing.look();
        assertThat(rows("select id || ' ' || owner from read_model.tenant order by 1"))
                .containsExactly("bank owners-bank", "retail owners-retail");
        assertThat(rows("select path || ' ' || tenant from read_model.grant_row order by 1"))
                .containsExactly("grants/bank-one.yaml bank", "grants/retail-one.yaml retail");
        assertThat(rows("select distinct data_class from read_model.tenant_resource"))
                .containsExactly("confidential");
        assertThat(sentences()).isEmpty();
        String path = asked(commit, "bank", "dataset/sales");
        assertThat(path).startsWith("grants/bank-20260902-jane-doe-bigquery-dataviewer-");
        assertThat(new String(mirror.newest().read(path).orElseThrow(), StandardCharsets.UTF_8))
                .contains("team: bank", "namespace: team-bank");
    }

    @Test
    void noChangeMakesAFlatFileAnothersTenant() {
        String commit = OtherEstates.flat(origin);
        indexing.look();
        byte[] was = mirror.at(commit).read("grants/bank-one.yaml").orElseThrow();
        String now = OtherEstates.grant("team-retail", "retail-ml", "team: retail");
        assertThat(
                        refusals(
                                mirror.at(commit),
                                new FileEdit.Change(
                                        "grants/bank-one.yaml",
                                        was,
                                        now.getBytes(StandardCharsets.UTF_8))))
                .contains("same-tenant: This file is tenant bank's and would be tenant retail's.");
        assertThat(
                        refusals(
                                mirror.at(commit),
                                add(
                                        "grants/two.yaml",
                                        OtherEstates.grant("team-bank", "bank-ml", "team: bank")
                                                + "---\n"
                                                + OtherEstates.grant(
                                                        "team-retail",
                                                        "retail-ml",
                                                        "team: retail"))))
                .anySatisfy(said -> assertThat(said).contains("in the folder of no tenant"));
        assertThat(
                        refusals(
                                mirror.at(commit),
                                add(
                                        "grants/three.yaml",
                                        OtherEstates.grant(
                                                "team-bank", "retail-ml", "team: bank"))))
                .anySatisfy(
                        said ->
                                assertThat(said)
                                        .contains("retail-ml is not the project of tenant bank"));
    }

    @Test
    void aTenantWithThreeProjectsGoesThroughTheWholeStory() throws IntentRefused {
        String commit = OtherEstates.projects(origin);
        indexing.look();
        assertThat(rows("select distinct id from read_model.tenant order by 1"))
                .containsExactly("bank", "retail");
        assertThat(
                        rows(
                                "select project from read_model.project_owner where tenant = 'retail' order by 1"))
                .containsExactly("retail-dev-ml", "retail-prod-ml", "retail-test-ml");
        assertThat(rows("select tenant from read_model.grant_row order by 1"))
                .containsExactly("bank", "retail", "retail", "retail");
        assertThat(sentences()).isEmpty();
        assertThat(facts(commit, "retail").project()).isEqualTo("retail-prod-ml");
        assertThat(facts(commit, "retail").projects())
                .containsEntry("retail--dev", "retail-dev-ml")
                .hasSize(3);
        String path = asked(commit, "retail", "dataset/sales_test");
        assertThat(path).startsWith("teams/retail/test/access/");
        byte[] written = mirror.newest().read(path).orElseThrow();
        assertThat(new String(written, StandardCharsets.UTF_8))
                .contains("namespace: retail--test", "projects/retail-test-ml");
    }

    @Test
    void aGrantOnOneOfThreeProjectsGoesToItsNamespace() throws IntentRefused {
        String commit = OtherEstates.projects(origin);
        indexing.look();
        String path = asked(commit, "retail", "project/retail-dev-ml");
        assertThat(path).startsWith("teams/retail/dev/access/");
        assertThat(
                        refusals(
                                mirror.at(commit),
                                add(
                                        "teams/retail/dev/x.yaml",
                                        OtherEstates.grant("retail--dev", "bank-prod-ml", ""))))
                .anySatisfy(said -> assertThat(said).contains("bank-prod-ml"));
    }

    @Test
    void aBrokenLayoutKeepsTheOneOfBeforeAndSaysSo() {
        OtherEstates.flat(origin);
        origin.put("tenantry.yaml", "spec: [");
        origin.commit("Break it");
        indexing.look();
        assertThat(rows("select id from read_model.tenant order by 1"))
                .containsExactly("bank", "retail");
        assertThat(sentences()).anySatisfy(said -> assertThat(said).startsWith("tenantry.yaml:1"));
        origin.remove("tenantry.yaml");
        origin.commit("Without one");
        indexing.look();
        assertThat(rows("select id from read_model.tenant")).isEmpty();
        assertThat(sentences()).noneSatisfy(said -> assertThat(said).startsWith("tenantry.yaml"));
    }
}
