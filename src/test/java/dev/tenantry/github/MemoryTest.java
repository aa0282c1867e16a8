package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.github.Wire.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What GitHub need not send again. */
class MemoryTest {

    private static final String REPO = "https://api.github.com/repos/acme/estate/";

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(REPO + path)).GET().build();
    }

    private static Reply reply(byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("ETag", List.of("x"), "Link", List.of("y"), "Date", List.of("z")));
        return new Reply(200, headers, body);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int known(Memory memory, int addresses, int size) {
        Random random = new Random(1);
        int known = 0;
        for (int i = 0; i < addresses; i++) {
            byte[] body = new byte[size];
            random.nextBytes(body);
            body[0] = '{';
            known += memory.of(get("pulls/" + i), Memory.Reader.USUAL).isPresent() ? 1 : 0;
            memory.keep(get("pulls/" + i), reply(body), Memory.Reader.USUAL);
        }
        return known;
    }

    @Test
    void everythingThatOneRoundAsksForIsKnownInTheNext() {
        Memory memory = new Memory();
        assertThat(known(memory, 10_000, 2_000)).isZero();
        assertThat(known(memory, 10_000, 2_000)).isEqualTo(10_000);
    }

    @Test
    void itsBytesAreBounded() {
        Memory memory = new Memory(1_000_000);
        assertThat(known(memory, 200, 9_000)).isZero();
        assertThat(known(memory, 200, 9_000)).isZero();
        assertThat(known(memory, 90, 9_000)).isZero();
        assertThat(known(memory, 90, 9_000)).isEqualTo(90);
    }

    @Test
    void anAnswerComesBackAsItWas() {
        Memory memory = new Memory();
        memory.keep(get("pulls/1"), reply(text("{\"number\": 1}")), Memory.Reader.USUAL);
        Memory.Kept kept = memory.of(get("pulls/1"), Memory.Reader.USUAL).orElseThrow();
        assertThat(kept.tag()).isEqualTo("x");
        assertThat(kept.reply().body()).isEqualTo(text("{\"number\": 1}"));
        assertThat(kept.reply().header("link")).contains("y");
    }

    /** Whether there is one behind it, the tag of a full page does not tell. */
    @Test
    void aFullPageIsKeptOfListsThatGrowAtTheirBeginning() {
        Memory memory = new Memory();
        memory.keep(get("labels?per_page=2"), reply(text("[1, 2]")), Memory.Reader.USUAL);
        memory.keep(get("labels?per_page=3"), reply(text("[1, 2]")), Memory.Reader.USUAL);
        memory.keep(
                get("activity?per_page=2&direction=desc"),
                reply(text("[1, 2]")),
                Memory.Reader.USUAL);
        assertThat(memory.of(get("labels?per_page=2"), Memory.Reader.USUAL)).isEmpty();
        assertThat(memory.of(get("labels?per_page=3"), Memory.Reader.USUAL)).isPresent();
        assertThat(memory.of(get("activity?per_page=2&direction=desc"), Memory.Reader.USUAL))
                .isPresent();
    }
}
