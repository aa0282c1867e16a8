package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Branch;
import dev.tenantry.testing.Postgres;
import dev.tenantry.testing.RawCommit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever the commits of a merged branch hold, the history comes to its end, and what it does not
 * keep is said.
 */
class HostileHistoryTest extends IndexedEstate {

    private static final String TOPIC = "refs/heads/topic";

    private String first = "";

    private void begin() {
        first = origin.put("README.md", "x").commit("Begin");
        indexing.look();
    }

    private String merge(String tip) {
        return origin.commit("refs/heads/main", "Merge", "rita", List.of(first, tip));
    }

    private void isKnownTo(String merge, long commits) {
        assertThat(indexing.look()).isTrue();
        assertThat(rows("select head from read_model.estate_history")).containsExactly(merge);
        assertThat(rows("select commit from read_model.estate_commit")).hasSize((int) commits);
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
    }

    @Test
    void aPathThatIsTooLongForARowIsLeftOutAndSaid() {
        begin();
        String parts = ("d".repeat(199) + "/").repeat(14);
        origin.put(parts + "x.md", "x").put("notes/a.md", "a");
        String long1 = origin.commit(TOPIC, "Long", "mallory", List.of(first));
        origin.remove(parts + "x.md");
        isKnownTo(merge(origin.commit(TOPIC, "Short", "mallory", List.of(long1))), 4);
        assertThat(rows("select path from read_model.estate_commit_path where path like 'notes/%'"))
                .hasSize(2);
        assertThat(sentences())
                .hasSize(2)
                .allMatch(said -> said.contains("1 files whose paths are longer"))
                .anyMatch(said -> said.contains(long1));
    }

    @Test
    void aTimeThatNoCalendarHasIsTheNearestOneAndSaid() {
        begin();
        String who = "mallory <mallory@acme.example> ";
        String late =
                RawCommit.on(
                        origin.folder(),
                        TOPIC,
                        first,
                        "author %s253402300800 +0000\ncommitter %s99999999999999 +0000\n\nLate\n"
                                .formatted(who, who));
        isKnownTo(merge(late), 3);
        assertThat(
                        rows(
                                "select authored_at::text from read_model.estate_commit where generation=2"))
                .anyMatch(at -> at.startsWith("9999-12-31") || at.startsWith("10000-01-01"));
        assertThat(sentences()).anyMatch(said -> said.contains("no calendar"));
    }

    @Test
    void aCommitWithoutAnAuthorAndWithAnEndlessMessageIsKept() {
        begin();
        String nobody =
                RawCommit.on(origin.folder(), TOPIC, first, "\n" + "word ".repeat(500_000) + "\n");
        isKnownTo(merge(nobody), 3);
        assertThat(rows("select length(subject)::text from read_model.estate_commit"))
                .contains("1000");
        assertThat(sentences()).anyMatch(said -> said.contains("does not say who"));
    }

    @Test
    void foldersThatComeAndGoAreKeptWithoutTheirFilesAndSaid() {
        begin();
        String at = first;
        for (int i = 0; i < 4; i++) {
            for (int file = 0; file < Branch.MOST_CHANGES / 2; file++) {
                if (i % 2 == 0) {
                    origin.put("x/%d/%d".formatted(file % 100, file), "");
                } else {
                    origin.remove("x/%d/%d".formatted(file % 100, file));
                }
            }
            at = origin.commit(TOPIC, "Step " + i, "mallory", List.of(at));
        }
        String end = origin.put("notes/a.md", "a").commit(TOPIC, "Note", "mallory", List.of(at));
        isKnownTo(merge(end), 7);
        assertThat(rows("select path from read_model.estate_commit_path"))
                .hasSizeLessThan(Branch.MOST_CHANGES)
                .contains("notes/a.md");
        assertThat(sentences()).hasSize(3).allMatch(said -> said.contains("30,000"));
    }

    @Test
    void whatPostgresRefusesAllTheSameKeepsNoOtherCommitOut() {
        Postgres.run(
                database, "alter table read_model.estate_commit add check (subject <> 'Refused')");
        begin();
        String refused = origin.put("b.md", "b").commit("Refused");
        String newest = origin.put("c.md", "c").commit("Taken");
        isKnownTo(newest, 3);
        assertThat(rows("select subject from read_model.estate_commit order by generation"))
                .containsExactly("Begin", "", "Taken");
        assertThat(sentences())
                .anyMatch(said -> said.contains(refused) && said.contains("nothing of this"));
    }

    @Test
    void aHistoryThatStaysBehindIsSaidAndStopsNothingElse() {
        begin();
        Postgres.run(database, "alter table read_model.estate_commit rename to elsewhere");
        origin.put("tenants/acme/infra/b.yaml", bucket("b")).commit("Bucket");
        assertThat(indexing.look()).isTrue();
        assertThat(names()).containsExactly("b");
        assertThat(sentences()).anyMatch(said -> said.contains("cannot be brought up"));
        Postgres.run(database, "alter table read_model.elsewhere rename to estate_commit");
        assertThat(indexing.look()).isTrue();
        assertThat(sentences()).isEmpty();
    }
}
