package dev.tenantry.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/**
 * The currency of the bill. Amounts that are added up or compared are all in it, since euros and
 * dollars have no sum: charges in another one are findings, and budgets in another one are compared
 * with nothing.
 */
@ConfigMapping(prefix = "tenantry.billing")
public interface BillCurrency {

    /** Of ISO 4217. */
    @WithName("currency")
    @WithDefault("EUR")
    String code();
}
