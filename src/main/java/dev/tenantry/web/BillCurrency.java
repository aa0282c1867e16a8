package dev.tenantry.web;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The currency of the bill: the setting {@code tenantry.billing.currency}. Amounts that are added
 * up or compared are all in it, since euros and dollars have no sum.
 */
@Singleton
public class BillCurrency {

    private final String code;

    public BillCurrency(@ConfigProperty(name = "tenantry.billing.currency") String code) {
        this.code = code;
    }

    /** Of ISO 4217. */
    public String code() {
        return code;
    }
}
