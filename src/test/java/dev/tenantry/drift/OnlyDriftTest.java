package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.indexing.Claims;
import dev.tenantry.indexing.EstateIndexing;
import dev.tenantry.indexing.HistoryIndexing;
import dev.tenantry.sandbox.google.Allowed;
import dev.tenantry.testing.GitRepo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Git says in other words, what Google adds, and what is on its way is no drift. */
class OnlyDriftTest extends ComparedWorld {

    @Test
    void whatAPolicyOrAPartialPolicyGivesIsInGitAndAddressesHaveNoCase() throws Exception {
        commit(
                "tenants/jorvale/infra/access/more.yaml",
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPartialPolicy
                metadata: {name: more, namespace: t-jorvale}
                spec:
                  resourceRef: {kind: Project, external: projects/jorvale-data-prod}
                  bindings:
                  - role: roles/bigquery.jobUser
                    members: [{member: "user:One@Acme.example"}, {member: "user:two@acme.example"}]
                ---
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicy
                metadata: {name: whole, namespace: t-jorvale}
                spec:
                  resourceRef: {kind: Project, external: projects/jorvale-data-prod}
                  bindings:
                  - {role: roles/logging.viewer, members: ["user:three@acme.example"]}
                """);
        give("user:one@acme.example", "roles/bigquery.jobUser");
        give("user:TWO@acme.example", "roles/bigquery.jobUser");
        give("user:three@acme.example", "roles/logging.viewer");
        look(LATER);
        assertThat(rows("select key").stream().filter(key -> key.contains("jorvale"))).isEmpty();

        sandbox.policies()
                .remove(
                        "projects/jorvale-data-prod",
                        new Allowed(
                                "user:three@acme.example",
                                "roles/logging.viewer",
                                Optional.empty()));
        indexGoogle();
        look(LATER);
        assertThat(rows("select kind || ' ' || in_git"))
                .contains("NOT_LIVE user:three@acme.example");
    }

    @Test
    void aServiceAgentIsNobodysBusinessOnlyInItsOwnRoleAndProject() throws Exception {
        String number = String.valueOf(world.tenant("jorvale").orElseThrow().projectNumber());
        String host = ".iam.gserviceaccount.com";
        String agent = "serviceAccount:service-" + number + "@gcp-sa-bigquerydatatransfer" + host;
        String foreign =
                "serviceAccount:service-1" + number + "@gcp-sa-bigquerydatatransfer" + host;
        give("serviceAccount:" + number + "@cloudservices.gserviceaccount.com", "roles/editor");
        look(LATER);
        assertThat(rows("select key").stream().filter(key -> key.contains("jorvale"))).isEmpty();

        give(agent, "roles/owner");
        give(agent, "roles/compute.serviceAgent");
        give(foreign, "roles/bigquerydatatransfer.serviceAgent");
        give("user:mallory@gmail.com", "roles/compute.serviceAgent");
        look(LATER);
        assertThat(rows("select field || ' ' || live").stream().filter(r -> !r.contains("acme")))
                .contains(
                        "roles/owner " + agent,
                        "roles/compute.serviceAgent " + agent,
                        "roles/bigquerydatatransfer.serviceAgent " + foreign,
                        "roles/compute.serviceAgent user:mallory@gmail.com");
    }

    @Test
    void whatWasNeverReadIsNotCompared() throws Exception {
        give("user:mallory@gmail.com", "roles/bigquery.jobUser");
        execute("update read_model.google_project set number = null");
        look(LATER);
        assertThat(rows("select live")).contains("user:mallory@gmail.com");
        execute("delete from read_model.google_project where project = 'jorvale-data-prod'");
        look(LATER);
        assertThat(rows("select key").stream().filter(key -> key.contains("jorvale"))).isEmpty();
    }

    @Test
    void whatAMergedProposalWillChangeIsOnItsWay() throws Exception {
        Allowed owners =
                new Allowed(
                        "group:jorvale-team@acme.example",
                        "roles/bigquery.jobUser",
                        Optional.empty());
        sandbox.policies().remove("projects/jorvale-data-prod", owners);
        indexGoogle();
        look(LATER);
        String path =
                rows("select coalesce(path, '')").stream()
                        .filter(p -> p.contains("jorvale"))
                        .findFirst()
                        .orElseThrow();
        proposal("p1", "jorvale", path, "");
        proposal(
                "p2",
                "birchway",
                "tenants/birchway/infra/x.yaml",
                "member: user:Ben.Carter@acme.example\nrole: roles/bigquery.dataEditor\n");
        look(LATER);
        assertThat(rows("select kind || ' ' || coalesce(proposal, 'none')"))
                .containsExactlyInAnyOrder("NOT_LIVE p1", "NOT_IN_GIT p2", "VALUE none");

        execute("update tenantry.proposal set merged_at = merged_at - interval '2 hours'");
        look(LATER);
        assertThat(rows("select coalesce(proposal, 'none')")).containsOnly("none");
    }

    @Test
    void onItsWayItIsSaidAtOnceAndGoneWhenItIsLive() throws Exception {
        Clock merged = Clock.fixed(BEGINNING.minus(Duration.ofDays(500)), ZoneOffset.UTC);
        proposal(
                "p2",
                "birchway",
                "tenants/birchway/infra/x.yaml",
                "member: user:ben.carter@acme.example\nrole: roles/bigquery.dataEditor\n");
        look(merged);
        assertThat(rows("select kind || ' ' || proposal")).containsExactly("NOT_IN_GIT p2");
        sandbox.policies()
                .remove(
                        "projects/" + world.tenant("birchway").orElseThrow().project(),
                        new Allowed(
                                "user:ben.carter@acme.example",
                                "roles/bigquery.dataEditor",
                                Optional.empty()));
        indexGoogle();
        look(merged);
        assertThat(rows("select key")).isEmpty();
    }

    @Test
    void whatWasMergedByHandIsLeftUntilGoogleWasReadSomeMinutesLater() throws Exception {
        sandbox.policies()
                .remove(
                        "projects/jorvale-data-prod",
                        new Allowed(
                                "group:jorvale-team@acme.example",
                                "roles/bigquery.jobUser",
                                Optional.empty()));
        indexGoogle();
        execute(
                """
                update read_model.estate_commit set committed_at = timestamptz '%s'
                where commit = (select max(commit) from read_model.estate_commit_path
                                where path like 'tenants/jorvale/%%')"""
                        .formatted(LATER.instant().minus(Duration.ofMinutes(20))));
        execute("update read_model.estate_commit set merged_by = null where merged_by is not null");
        readByGoogle(Duration.ofMinutes(18));
        assertThat(rows("select kind")).doesNotContain("NOT_LIVE");
        readByGoogle(Duration.ofMinutes(10));
        assertThat(rows("select kind")).contains("NOT_LIVE");
    }

    private void readByGoogle(Duration ago) {
        execute(
                "update read_model.google_project set observed_at = timestamptz '%s'"
                        .formatted(LATER.instant().minus(ago)));
        look(LATER);
    }

    private void proposal(String id, String tenant, String path, String before) {
        execute(
                """
                insert into tenantry.proposal (id, version, kind, tenant, title, reason, requested_by,
                  idempotency_key, branch, intent, requester, facts, stage, requested_at, merged_at)
                values ('%1$s', 0, 'k', '%2$s', 't', 'r', 'j', '%1$s', '%1$s', '{}', '{}',
                  jsonb_build_object('edits', jsonb_build_array(
                    jsonb_build_object('path', '%3$s', 'before', '%4$s'))),
                  'MERGED', timestamptz '%5$s', timestamptz '%5$s')"""
                        .formatted(id, tenant, path, before, LATER.instant().minusSeconds(60)));
    }

    private void give(String member, String role) throws Exception {
        sandbox.policies()
                .add("projects/jorvale-data-prod", new Allowed(member, role, Optional.empty()));
        indexGoogle();
    }

    private void commit(String path, String text) {
        Path origin = folder.resolve("origin.git");
        try (GitRepo mine =
                GitRepo.cloned(folder.resolve("mine.git"), origin.toUri().toString(), null)) {
            mine.put(path, text).commit("Add");
            mine.push("refs/heads/main", origin.toUri().toString(), null);
        }
        new EstateIndexing(mirror, runs, new Claims(database), new HistoryIndexing(database))
                .look();
    }
}
