package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.testing.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody may push is taken in within limits, and main is read whatever that is. */
class SideHeadsTest {

    private static final String PULL = "refs/pull/7/head";
    private static final int MIB = 1 << 20;

    @TempDir Path temp;
    private final Random random = new Random(7);
    private GitRepo origin;
    private EstateMirror mirror;
    private String main = "";

    @BeforeEach
    void begin() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = mirror(MirrorLimits.USUAL);
        main = origin.put("a.yaml", "a: 1\n").commit("Begin");
    }

    private EstateMirror mirror(MirrorLimits limits) {
        return new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"), limits);
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    private String propose(String path, byte[] bytes) {
        String head = origin.put(path, bytes).commit(PULL, "Propose", "mallory", List.of(main));
        origin.remove(path);
        return head;
    }

    private byte[] noise(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private void isRefused(String head, String because) {
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining(because);
        assertThat(mirror.holds(head)).isFalse();
        main = origin.put("a.yaml", "a: " + head + "\n").commit("Main moves on");
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(main));
    }

    @Test
    void aBranchThatNobodyAsksForIsNotFetched() {
        String head = origin.put("b", "b").commitTo("refs/heads/b", "Push", "mallory");
        mirror.fetch();
        assertThat(mirror.holds(head)).isFalse();
    }

    @Test
    void aFileThatIsLargerThanAnyOfAnEstateIsRefused() {
        isRefused(propose("large", new byte[9 * MIB]), "more than 8 MiB");
    }

    @Test
    void soAreManyThatAreLargeOnlyWhenTheyAreUnpacked() {
        for (int i = 0; i < 70; i++) {
            byte[] zeros = new byte[2 * MIB];
            zeros[i] = 1;
            origin.put("zeros/" + i, zeros);
        }
        isRefused(propose("last", new byte[1]), "more than 128 MiB");
    }

    @Test
    void soIsMoreThanOneBranchMaySend() {
        mirror.close();
        mirror = mirror(new MirrorLimits(8 * MIB, MIB, 64 * MIB));
        isRefused(propose("noise", noise(2 * MIB)), "more than 1 MiB");
    }

    /** However small they are: each takes memory, of every pack that is here. */
    @Test
    void soAreMoreObjectsThanAWholeEstateHas() {
        mirror.close();
        mirror = mirror(new MirrorLimits(8 * MIB, 8 * MIB, 64 * MIB, 1_000));
        isRefused(
                origin.commits(PULL, 1_001, "mallory", main),
                "more than 1,000 files, folders and commits");
    }

    /** What nothing can be said of is not kept, and is not brought again. */
    @Test
    void manyHeadsOfManyObjectsDoNotStay() throws NotComparable {
        mirror.close();
        mirror = mirror(new MirrorLimits(8 * MIB, 8 * MIB, 64 * MIB, 1_000));
        String kept = propose("b", new byte[1]);
        assertThat(paths(kept)).containsExactly("b");
        String first = tooMany("first");
        for (int i = 0; i < 4; i++) {
            tooMany("another" + i);
        }
        assertThat(mirror.holds(first)).isFalse();
        assertThat(mirror.holds(kept)).isTrue();
        assertThatThrownBy(() -> mirror.of(PULL, first)).hasMessageContaining("in common");
        assertThat(mirror.holds(first)).isFalse();
    }

    private String tooMany(String author) {
        String unrelated = origin.commit(PULL, "Begin", author, List.of());
        String head = origin.commits(PULL, 990, author, unrelated);
        assertThatThrownBy(() -> mirror.of(PULL, head)).isInstanceOf(NotComparable.class);
        assertThat(mirror.holds(head)).isTrue();
        return head;
    }

    @Test
    void whereHeadsFilledItThereIsRoomOnceOthersAreAskedFor() throws NotComparable {
        mirror.close();
        mirror = mirror(new MirrorLimits(8 * MIB, MIB, 5_400_000));
        main = origin.put("noise", noise(2_300_000)).commit("Large");
        for (int i = 0; i < 3; i++) {
            assertThat(paths(propose("n" + i, noise(900_000)))).containsExactly("n" + i);
        }
        String first = propose("first", new byte[1]);
        assertThatThrownBy(() -> mirror.of(PULL, first))
                .hasMessageContaining("tenantry.estate.largest-mirror");
        assertThat(paths(propose("second", new byte[1]))).containsExactly("second");
    }

    @Test
    void whatWasRefusedIsRefusedStill() {
        String head = propose("large", new byte[9 * MIB]);
        assertThatThrownBy(() -> mirror.of(PULL, head)).hasMessageContaining("8 MiB");
        assertThatThrownBy(() -> mirror.of(PULL, head)).hasMessageContaining("8 MiB");
    }

    /** Nor before main was fetched for the first time. */
    @Test
    void whatMainHasDoesNotCount() throws NotComparable {
        mirror.close();
        mirror = mirror(new MirrorLimits(MIB, MIB, 64 * MIB));
        main = origin.put("noise", noise(3 * MIB)).commit("Large");
        assertThat(paths(propose("b", new byte[1]))).containsExactly("b");
    }

    @Test
    void headsThatComeAndGoDoNotFillTheFolder() throws NotComparable, IOException {
        mirror.close();
        mirror = mirror(new MirrorLimits(8 * MIB, MIB, 6 * MIB));
        String first = propose("noise", noise(MIB / 2));
        String head = first;
        for (int i = 0; i < 30; i++) {
            assertThat(paths(head)).containsExactly("noise");
            assertThat(packed()).isLessThan(7 * MIB);
            head = propose("noise", noise(MIB / 2));
        }
        assertThat(mirror.holds(first)).isFalse();
        assertThat(mirror.newest(main).commit()).isEqualTo(main);
    }

    @Test
    void whereMainAloneIsTooLargeItIsReadAndHeadsAreRefused() {
        mirror.close();
        mirror = mirror(new MirrorLimits(8 * MIB, MIB, 2 * MIB));
        main = origin.put("noise", noise(3 * MIB)).commit("Large");
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(main));
        isRefused(propose("b", new byte[1]), "tenantry.estate.largest-mirror");
    }

    @Test
    void manyFetchesLeaveFewFiles() throws NotComparable, IOException {
        mirror.fetch();
        for (int i = 0; i < 55; i++) {
            assertThat(paths(propose("b" + i, new byte[1]))).hasSize(1);
        }
        try (Stream<Path> files = Files.list(temp.resolve("mirror.git/objects/pack"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".pack")).count())
                    .isLessThan(40);
        }
    }

    @Test
    void whatAKilledFetchLeftIsRemoved() throws IOException {
        mirror.fetch();
        mirror.close();
        Path left = Files.createFile(temp.resolve("mirror.git/objects/incoming_1.pack"));
        Path lock = Files.createFile(temp.resolve("mirror.git/gc.pid"));
        mirror = mirror(MirrorLimits.USUAL);
        assertThat(mirror.fetch()).isInstanceOf(Fetched.At.class);
        assertThat(left).doesNotExist();
        assertThat(lock).doesNotExist();
    }

    private List<String> paths(String head) throws NotComparable {
        return mirror.of(PULL, head).edits().stream().map(FileEdit::path).toList();
    }

    private long packed() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("mirror.git/objects/pack"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
