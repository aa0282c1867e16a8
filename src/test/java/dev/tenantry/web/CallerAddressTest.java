package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody chooses the address that they are known by. */
class CallerAddressTest {

    private static final int GOOGLE = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7,198.51.100.1",
                "203.0.113.7, 198.51.100.1",
                "x,203.0.113.7,198.51.100.1",
                "192.0.2.1, 192.0.2.2, 203.0.113.7, 198.51.100.1",
                ",,203.0.113.7,198.51.100.1",
                "203.0.113.7,x",
            })
    void itIsWhatTheProxySawAndNotWhatTheSenderSays(String header) {
        assertThat(CallerAddress.appended(List.of(header), GOOGLE)).contains("203.0.113.7");
    }

    @Test
    void aProxyMayAppendAHeaderOfItsOwn() {
        assertThat(CallerAddress.appended(List.of("192.0.2.1", "203.0.113.7,198.51.100.1"), GOOGLE))
                .contains("203.0.113.7");
        assertThat(CallerAddress.appended(List.of("192.0.2.1", "203.0.113.7"), 1))
                .contains("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "",
                "x,198.51.100.1",
                ",198.51.100.1",
                "evil.example,198.51.100.1",
                "unknown,198.51.100.1",
                "7,198.51.100.1",
                "203.0.113,198.51.100.1",
                "203.0.113.7:80,198.51.100.1",
                "203.0.113.256,198.51.100.1",
                "2001:db8::g,198.51.100.1",
            })
    void whatIsTooShortOrNoAddressTellsNothing(String header) {
        assertThat(CallerAddress.appended(List.of(header), GOOGLE)).isEmpty();
        assertThat(CallerAddress.appended(List.of(), GOOGLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "2001:DB8:0:0::7, 2001:db8:0:0:0:0:0:7",
        "::ffff:203.0.113.7, 203.0.113.7",
    })
    void anAddressHasOneSpelling(String given, String shown) {
        assertThat(CallerAddress.appended(List.of(given), 1)).contains(shown);
    }

    /** As Quarkus makes it of a header that holds no address: the audit has a row all the same. */
    @Test
    void aNameStandsForTheAddressThatThereIsNot() {
        SocketAddress invented = SocketAddress.inetSocketAddress(443, "x");
        assertThat(invented.hostAddress()).isNull();
        assertThat(CallerAddress.text(invented)).isEqualTo("x");
        assertThat(CallerAddress.text(SocketAddress.inetSocketAddress(443, "203.0.113.7")))
                .isEqualTo("203.0.113.7");
        assertThat(CallerAddress.text(SocketAddress.domainSocketAddress("/run/tenantry")))
                .isEqualTo("unknown");
        assertThat(CallerAddress.text(null)).isEqualTo("unknown");
    }
}
