package dev.tenantry.sources.billing;

import java.math.BigDecimal;

/**
 * All rows of one file that agree in {@link ChargeKey}, added up exactly.
 *
 * @param billed the sum of FOCUS {@code BilledCost}
 * @param effective the sum of FOCUS {@code EffectiveCost}
 * @param rows how many rows of the file are in the sums
 */
public record DailyCharge(ChargeKey key, BigDecimal billed, BigDecimal effective, int rows) {

    /** This and another of the same key. */
    DailyCharge plus(DailyCharge other) {
        return new DailyCharge(
                key, billed.add(other.billed), effective.add(other.effective), rows + other.rows);
    }
}
