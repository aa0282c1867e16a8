package dev.tenantry.web;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** What is limited, and by what it is known. */
enum Limited {
    SIGN_INS("sign-ins", false),
    PREVIEWS("previews", true),
    SEARCHES("searches", true),
    API("requests", true),
    WEBHOOKS("webhooks", false);

    private final String title;
    private final boolean personal;

    Limited(String title, boolean personal) {
        this.title = title;
        this.personal = personal;
    }

    /** Which of them a request is; the path without tricks in it. */
    static Optional<Limited> of(HttpMethod method, String path) {
        return switch (path) {
            case "/signed-in" -> Optional.of(SIGN_INS);
            case "/search" -> Optional.of(SEARCHES);
            case "/github/webhooks", "/signed-out-elsewhere" -> Optional.of(WEBHOOKS);
            case "/access/request" -> Optional.of(PREVIEWS);
            default -> of(path, method.equals(HttpMethod.POST));
        };
    }

    private static Optional<Limited> of(String path, boolean posted) {
        if (path.startsWith("/api/")) {
            return Optional.of(posted && path.equals("/api/v1/proposals") ? PREVIEWS : API);
        }
        boolean previews =
                path.endsWith("/extension")
                        || path.endsWith("/revocation")
                        || path.endsWith("/budget");
        return previews ? Optional.of(PREVIEWS) : Optional.empty();
    }

    /** Is it counted for a person, and not only for an address? */
    boolean isPersonal() {
        return personal;
    }

    int most(LimitSettings settings) {
        return switch (this) {
            case SIGN_INS -> settings.signIns();
            case PREVIEWS -> settings.previews();
            case SEARCHES -> settings.searches();
            case API -> settings.api();
            case WEBHOOKS -> settings.webhooks();
        };
    }

    /** What somebody is told who did it too often. */
    TooMany refusal(long seconds) {
        return new TooMany(title, seconds);
    }
}
