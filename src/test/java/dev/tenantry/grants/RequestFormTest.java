package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ASKED;
import static dev.tenantry.grants.PaperIntents.ESTATE;
import static dev.tenantry.grants.PaperIntents.ID;
import static dev.tenantry.grants.PaperIntents.JANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.asking.InvalidFields;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFormTest {

    private static final List<Targets.ResourceChoice> DATA =
            List.of(
                    new Targets.ResourceChoice(
                            GrantTarget.parse("dataset/cards"), "Dataset cards", "restricted"),
                    new Targets.ResourceChoice(
                            GrantTarget.parse("bucket/acme-retail-raw"), "Bucket", "internal"));

    private static RequestForm form(String... fields) {
        MultivaluedMap<String, String> map = new MultivaluedHashMap<>();
        map.putSingle("tenant", "acme-retail");
        for (int i = 0; i < fields.length; i += 2) {
            map.putSingle(fields[i], fields[i + 1]);
        }
        return RequestForm.of(map, JANE).choosing(DATA);
    }

    @Test
    void aRoleInTheAddressIsKeptWhateverItIs() {
        assertThat(form("resource", "dataset/cards", "role", "roles/bigquery.admin").role())
                .isEqualTo("roles/bigquery.admin");
        assertThat(form("resource", "dataset/cards", "role", "roles/made.up").role())
                .isEqualTo("roles/made.up");
    }

    @Test
    void aRoleThatWasChosenForAnotherKindOfResourceIsChosenAnew() {
        RequestForm moved =
                form(
                        "resource", "bucket/acme-retail-raw",
                        "role", "roles/bigquery.dataViewer",
                        "for", "dataset");
        assertThat(moved.role()).isEqualTo("roles/storage.objectViewer");
    }

    @Test
    void whoReadsADatasetMayAskToRunQueriesForTheSameTime() throws IntentRefused {
        RequestForm form =
                form(
                        "resource", "dataset/cards",
                        "role", "roles/bigquery.dataViewer",
                        "jobUser", "true");
        ChangeSet changes = form.intent("A good reason").over(ESTATE, ID, JANE, ASKED);
        assertThat(changes.edits()).hasSize(2);
        assertThat(changes.edits().stream().map(FileEdit.Add.class::cast).map(PaperIntents::read))
                .extracting(grant -> grant.role().name(), grant -> grant.ends().isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("roles/bigquery.dataViewer", true),
                        org.assertj.core.groups.Tuple.tuple("roles/bigquery.jobUser", true));
    }

    @Test
    void jobUserComesAlongWithReadingADatasetOnly() {
        assertThat(
                        form(
                                        "resource", "bucket/acme-retail-raw",
                                        "role", "roles/storage.objectViewer",
                                        "jobUser", "true")
                                .jobUser())
                .isFalse();
        RequestForm other =
                form("resource", "dataset/cards", "role", "roles/bigquery.metadataViewer");
        assertThat(other.jobUser()).isFalse();
        assertThatThrownBy(
                        () ->
                                new RequestGrant(
                                        other.intent("A good reason").tenant(),
                                        "user:jane.doe@acme.example",
                                        GrantTarget.PROJECT,
                                        "roles/browser",
                                        other.intent("A good reason").duration(),
                                        java.util.Optional.empty(),
                                        true,
                                        "A good reason",
                                        java.util.Optional.empty()))
                .isInstanceOf(InvalidFields.class);
    }
}
