package dev.tenantry.sources.billing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What distinguishes one daily charge from another.
 *
 * @param day the day (UTC) of {@code ChargePeriodStart}
 * @param billingMonth the first day of the month on whose bill it stands, from {@code
 *     BillingPeriodStart}
 * @param subAccount {@code SubAccountId}: the project; empty for charges of the whole account
 * @param nodePool label {@code goog-k8s-node-pool-name}
 * @param namespace label {@code k8s-namespace}, as GKE's cost allocation gives it
 * @param correction is {@code ChargeClass} "Correction": belongs to a bill of the past
 */
public record ChargeKey(
        LocalDate day,
        LocalDate billingMonth,
        String billingAccount,
        Optional<String> subAccount,
        Optional<String> subAccountName,
        String serviceCategory,
        String service,
        Optional<String> nodePool,
        Optional<String> namespace,
        ChargeCategory category,
        boolean correction) {}
