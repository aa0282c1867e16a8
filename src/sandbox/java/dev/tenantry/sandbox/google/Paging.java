package dev.tenantry.sandbox.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Status;
import java.util.Base64;

/** Page sizes and tokens as Google has them: the token is opaque, a wrong one is refused. */
final class Paging {

    private static final int USUAL = 100;
    private static final int MOST = 300;

    private Paging() {}

    static int size(int asked) {
        return asked <= 0 ? USUAL : Math.min(asked, MOST);
    }

    static String token(int next) {
        byte[] text = ("from " + next).getBytes(UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Where the page begins; 0 without a token. */
    static int start(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            return Integer.parseInt(text.substring("from ".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("The page token is invalid.")
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
