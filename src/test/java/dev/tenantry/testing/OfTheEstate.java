package dev.tenantry.testing;

import org.eclipse.microprofile.config.ConfigProvider;

/** What GitHub says in every webhook: of which repository it is. */
public final class OfTheEstate {

    private OfTheEstate() {}

    /** The payload, an object of JSON, with the repository of the application under test. */
    public static String told(String payload) {
        String repository =
                ConfigProvider.getConfig().getValue("tenantry.github.repository", String.class);
        return "{\"repository\": {\"full_name\": \"%s\"}, ".formatted(repository)
                + payload.strip().substring(1);
    }
}
