package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sandbox.google.Allowed;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What differs between Git and Google Cloud is found. */
class DriftLookTest extends ComparedWorld {

    @Test
    void exactlyWhatWasDoneByHandDiffers() {
        look(LATER);
        assertThat(
                        rows(
                                "select kind || ' ' || tenant || ' ' || field || ' ' || in_git"
                                        + " || ' -> ' || live"))
                .containsExactlyInAnyOrder(
                        "NOT_IN_GIT birchway roles/bigquery.dataEditor"
                                + "  -> user:ben.carter@acme.example",
                        "VALUE dunmere labels.cost-center "
                                + world.tenant("dunmere").orElseThrow().costCenter()
                                + " -> cc-9000");
        assertThat(rows("select path || ':' || line")).contains("factory/dunmere/project.yaml:6");
    }

    @Test
    void itIsKnownSinceWhen() {
        look(LATER);
        look(EVEN_LATER);
        assertThat(rows("select count(*) || ' ' || bool_and(since < seen_at)"))
                .containsExactly("2 true");
    }

    @Test
    void aGrantThatIsNotLiveDiffersUntilItIs() throws Exception {
        Allowed owners =
                new Allowed(
                        "group:jorvale-team@acme.example",
                        "roles/bigquery.jobUser",
                        Optional.empty());
        sandbox.policies().remove("projects/jorvale-data-prod", owners);
        indexGoogle();
        look(LATER);
        assertThat(rows("select kind || ' ' || in_git")).contains("NOT_LIVE " + owners.member());

        sandbox.policies().add("projects/jorvale-data-prod", owners);
        indexGoogle();
        look(LATER);
        assertThat(rows("select kind")).containsExactlyInAnyOrder("NOT_IN_GIT", "VALUE");
    }

    @Test
    void anObjectThatRefersToNothingIsNotApplied() {
        execute(
                """
                insert into read_model.config_connector_object (kind, namespace, name, api_group,
                  uid, ready, reason, message, generation, observed_generation, deleting,
                  created_at, resource_version, as_of)
                select kind, namespace, name, 'iam', 'u', false, 'DependencyNotFound',
                  'reference IAMServiceAccount t-jorvale/later is not found', 1, 1, false,
                  now(), 1, now()
                from read_model.manifest
                where kind = 'IAMPolicyMember' and path like 'tenants/jorvale/%' limit 1""");
        look(LATER);
        assertThat(rows("select kind || ' ' || field || ' ' || live"))
                .contains(
                        "NOT_APPLIED DependencyNotFound"
                                + " reference IAMServiceAccount t-jorvale/later is not found");
    }

    @Test
    void whatWasMergedAMomentAgoIsOnItsWay() {
        look(Clock.fixed(BEGINNING.minus(Duration.ofDays(500)), ZoneOffset.UTC));
        assertThat(rows("select key")).isEmpty();
    }
}
