package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import jakarta.ws.rs.NotFoundException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That nothing differs says something only where something is compared. */
class NothingComparedTest extends ComparedWorld {

    private static final TenantHeads EVERYBODY =
            new TenantHeads() {
                @Override
                public TenantHead visible(String tenant) {
                    throw new NotFoundException();
                }

                @Override
                public Set<String> hidden() {
                    return Set.of();
                }
            };

    @Test
    void anEstateThatNamesNoProjectIsComparedWithNothing() {
        DriftList drift = new DriftList(database, EVERYBODY);
        assertThat(drift.isAnythingCompared()).isTrue();
        execute("delete from read_model.project_claim");
        assertThat(drift.isAnythingCompared()).isFalse();
    }
}
