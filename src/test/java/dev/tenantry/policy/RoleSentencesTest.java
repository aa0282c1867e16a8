package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Role;
import dev.tenantry.policy.access.RoleCatalog;
import org.junit.jupiter.api.Test;

/** A role is said by the most that it gives. */
class RoleSentencesTest {

    private static String can(String role, Resource.Kind kind) {
        return RoleCatalog.standard().can(new Role(role), kind, kind.title() + " x");
    }

    @Test
    void runningAnyCodeIsNotOffered() {
        assertThat(can("roles/aiplatform.user", Resource.Kind.PROJECT))
                .isEqualTo("run any code with access to the data of project x");
        assertThat(RoleCatalog.standard().offeredOn(Resource.Kind.PROJECT))
                .noneMatch(entry -> entry.role().name().equals("roles/aiplatform.user"));
    }

    @Test
    void aProjectIsEveryAccountInIt() {
        String user = "roles/iam.serviceAccountUser";
        assertThat(can(user, Resource.Kind.PROJECT))
                .isEqualTo("act as every service account of project x");
        assertThat(can(user, Resource.Kind.OTHER))
                .isEqualTo("act as every service account of other x");
        assertThat(can(user, Resource.Kind.SERVICE_ACCOUNT)).isEqualTo("act as service account x");
        assertThat(can("roles/iam.serviceAccountTokenCreator", Resource.Kind.PROJECT))
                .isEqualTo("get the tokens of, and so act as, every service account of project x");
    }

    @Test
    void aProjectIsAllDataInIt() {
        assertThat(can("roles/bigquery.dataViewer", Resource.Kind.PROJECT))
                .isEqualTo("read all BigQuery data of project x");
        assertThat(can("roles/bigquery.dataViewer", Resource.Kind.DATASET))
                .isEqualTo("read dataset x");
        assertThat(can("roles/storage.admin", Resource.Kind.PROJECT))
                .contains("all buckets of project x");
    }

    @Test
    void theResourceEndsEachSentence() {
        assertThat(RoleCatalog.standard().all())
                .allMatch(entry -> entry.can().endsWith("{}") && entry.canInAll().endsWith("{}"));
    }
}
