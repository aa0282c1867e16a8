package dev.tenantry.costs.budget;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.asking.FormFields;
import dev.tenantry.proposals.asking.InvalidFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a tenant's budget to be another: its file is edited, and every other byte of it
 * stays.
 *
 * @param tenant never empty
 * @param amount in whole units of the budget's own currency and for its own period
 * @param thresholds at what part of the amount people are told, in percent and in the order of the
 *     file; empty leaves them as they are
 * @param reason for the reviewer, and for ever in the commit
 */
@RegisterForReflection
public record ChangeBudget(
        Optional<TenantId> tenant,
        long amount,
        List<Integer> thresholds,
        String reason,
        Optional<String> ticket)
        implements Intent {

    /** Its name in JSON and in branches. */
    public static final String KIND = "change-budget";

    private static final long LARGEST = 999_999_999_999L;
    private static final int MOST_THRESHOLDS = 20;
    private static final int HIGHEST = 1_000;

    /**
     * Checks every field.
     *
     * @throws InvalidFields with a sentence for each field that cannot be
     */
    public ChangeBudget(
            Optional<TenantId> tenant,
            long amount,
            @Nullable List<Integer> thresholds,
            @Nullable String reason,
            Optional<String> ticket) {
        this.tenant = tenant;
        this.amount = amount;
        this.thresholds = List.copyOf(Objects.requireNonNullElse(thresholds, List.of()));
        this.reason = FormFields.clean(Objects.requireNonNullElse(reason, ""));
        this.ticket = FormFields.filled(ticket);
        InvalidFields.Collecting fields = new InvalidFields.Collecting();
        fields.unless(tenant.isPresent(), "tenant", "Choose a tenant.")
                .unless(
                        amount >= 1 && amount <= LARGEST,
                        "amount",
                        "The amount is a whole number from 1 to 999,999,999,999.")
                .unless(
                        this.thresholds.size() <= MOST_THRESHOLDS
                                && this.thresholds.stream().allMatch(p -> p >= 1 && p <= HIGHEST),
                        "thresholds",
                        "Up to 20 whole numbers from 1 to 1000, in percent of the amount.");
        FormFields.reason(fields, this.reason);
        FormFields.ticket(fields, this.ticket);
        fields.refuse();
    }

    @Override
    public String title(Estate estate, Actor requester, Instant asked) {
        return FormFields.title(
                "Set the budget of "
                        + tenant.map(TenantId::value).orElse("")
                        + " to "
                        + String.format(Locale.ROOT, "%,d", amount));
    }

    @Override
    public Optional<String> about() {
        return Optional.of("budget");
    }

    @Override
    public ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked)
            throws IntentRefused {
        BudgetFile file = BudgetFile.of(estate, tenant.orElseThrow());
        byte[] after = file.with(amount, thresholds);
        return new ChangeSet(
                estate.commit(), List.of(new FileEdit.Change(file.path(), file.bytes(), after)));
    }
}
