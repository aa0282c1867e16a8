package dev.tenantry.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How often a minute somebody may do what costs more than a page. Each replica counts for itself,
 * so that nothing has to be asked before a request is refused.
 */
@ConfigMapping(prefix = "tenantry.limits")
public interface LimitSettings {

    /** Sign-ins from one address. */
    @WithDefault("60")
    int signIns();

    /** Previews, dry runs and what is submitted, of one person. */
    @WithDefault("120")
    int previews();

    /** Searches of one person; the palette searches while somebody types. */
    @WithDefault("240")
    int searches();

    /** Other requests of one person to the API. */
    @WithDefault("600")
    int api();

    /** Webhooks and logouts from one address; GitHub sends from a few. */
    @WithDefault("1200")
    int webhooks();

    /**
     * Refusals of people who are not signed in that get a row in the audit; the others are counted.
     */
    @WithDefault("60")
    int strangersAudited();

    /** How many people one address stands for: an office has one. */
    @WithDefault("20")
    int peopleOfAnAddress();
}
