package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Sealing sealing = new Sealing(key(1));

    @Test
    void aTokenIsOpenedForItsPersonOnly() {
        byte[] sealed = sealing.seal("ghu_secret", "access:dana");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ghu_");
        assertThat(sealing.open(sealed, "access:dana")).contains("ghu_secret");
        assertThat(sealing.open(sealed, "access:remy")).isEmpty();
        assertThat(sealing.open(sealed, "refresh:dana")).isEmpty();
    }

    @Test
    void anotherKeyOrAChangedByteOpensNothing() {
        byte[] sealed = sealing.seal("ghu_secret", "access:dana");
        assertThat(new Sealing(key(2)).open(sealed, "access:dana")).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(sealing.open(sealed, "access:dana")).isEmpty();
        assertThat(sealing.open(new byte[3], "access:dana")).isEmpty();
    }

    @Test
    void theSameTokenIsNeverSealedTheSame() {
        assertThat(sealing.seal("a", "b")).isNotEqualTo(sealing.seal("a", "b"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new Sealing("AAAA")).hasMessageContaining("token-key");
    }

    @Test
    void aLoginIsFinishedByWhoBeganItAndSoon() {
        LinkState states = new LinkState(key(1));
        String state = states.of("dana@acme.example", "/proposals", NOW);
        assertThat(states.proves(state, "dana@acme.example", NOW.plusSeconds(599))).isTrue();
        assertThat(states.proves(state, "dana@acme.example", NOW.plusSeconds(601))).isFalse();
        assertThat(states.proves(state, "remy@acme.example", NOW)).isFalse();
        assertThat(LinkState.from(state)).isEqualTo("/proposals");
        assertThat(states.proves("9" + state, "dana@acme.example", NOW)).isFalse();
        assertThat(states.proves("nonsense", "dana@acme.example", NOW)).isFalse();
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
