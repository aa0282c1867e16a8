package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The operator's word: once, whoever starts with it. */
class RebuildTest extends IndexedEstate {

    @Test
    void aNewWordEmptiesTheReadModelAndAKnownOneDoesNot() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a")).commit("Begin");
        indexing.look();
        List<String> grown = everything();
        assertThat(replica().once("monday")).isTrue();
        assertThat(everything()).isEmpty();

        indexing.look();
        assertThat(everything()).isEqualTo(grown);
        assertThat(replica().once("monday")).isFalse();
        assertThat(everything()).isEqualTo(grown);

        assertThat(replica().once("tuesday")).isTrue();
        assertThat(everything()).isEmpty();
    }

    @Test
    void replicasThatStartTogetherDoItOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> start = () -> replica().once("together");
            List<Boolean> did = new ArrayList<>();
            for (Future<Boolean> one : threads.invokeAll(List.of(start, start, start))) {
                did.add(one.get());
            }
            assertThat(did).containsOnlyOnce(true);
        }
    }

    private Rebuild replica() {
        return new Rebuild(database, new ReadModel(database), CLOCK);
    }
}
