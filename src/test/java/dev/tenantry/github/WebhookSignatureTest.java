package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** The example of GitHub's documentation, "Validating webhook deliveries". */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void gitHubsOwnExampleIsProven() {
        assertThat(WebhookSignature.of(SECRET, BODY)).isEqualTo(SIGNATURE);
        assertThat(WebhookSignature.proves(SIGNATURE, SECRET, BODY)).isTrue();
    }

    @Test
    void anythingElseIsNot() {
        assertThat(WebhookSignature.proves(SIGNATURE, SECRET, new byte[0])).isFalse();
        assertThat(WebhookSignature.proves(SIGNATURE, "another", BODY)).isFalse();
        assertThat(WebhookSignature.proves("", SECRET, BODY)).isFalse();
        assertThat(WebhookSignature.proves(SIGNATURE.substring(7), SECRET, BODY)).isFalse();
    }
}
