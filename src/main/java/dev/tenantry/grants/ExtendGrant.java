package dev.tenantry.grants;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Times;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.asking.FormFields;
import dev.tenantry.proposals.asking.InvalidFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a grant to last longer. Config Connector cannot edit a grant, so this is a new
 * file with a new name and the removal of the old one, in one change.
 *
 * @param grant {@code metadata.name} of the old grant
 */
@RegisterForReflection
public record ExtendGrant(
        Optional<TenantId> tenant,
        String grant,
        Optional<Duration> duration,
        Optional<Instant> until,
        String reason,
        Optional<String> ticket)
        implements Intent {

    /** Its name in JSON and in branches. */
    public static final String KIND = "extend-grant";

    /**
     * Checks every field.
     *
     * @throws InvalidFields with a sentence for each field that cannot be
     */
    public ExtendGrant(
            Optional<TenantId> tenant,
            @Nullable String grant,
            Optional<Duration> duration,
            Optional<Instant> until,
            @Nullable String reason,
            Optional<String> ticket) {
        this.tenant = tenant;
        this.grant = Objects.requireNonNullElse(grant, "").strip();
        this.duration = duration;
        this.until = until;
        this.reason = FormFields.clean(Objects.requireNonNullElse(reason, ""));
        this.ticket = FormFields.filled(ticket);
        InvalidFields.Collecting fields = new InvalidFields.Collecting();
        fields.unless(tenant.isPresent(), "tenant", "Choose a tenant.");
        Fields.grant(fields, this.grant);
        Fields.length(fields, duration, until);
        FormFields.reason(fields, this.reason);
        FormFields.ticket(fields, this.ticket);
        fields.refuse();
    }

    @Override
    public String title(Estate estate, Actor requester, Instant asked) throws IntentRefused {
        return Titles.extend(estate, tenant, grant, Span.end(asked, duration, until));
    }

    @Override
    public Optional<String> about() {
        return Optional.of(grant);
    }

    @Override
    public ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked)
            throws IntentRefused {
        TenantFacts facts = Tenancy.facts(estate, tenant.orElseThrow());
        DesiredGrant old = Tenancy.grant(facts, grant);
        GrantFile file =
                new GrantFile(
                        facts,
                        old.principal(),
                        old.role(),
                        target(old, facts.project()),
                        later(old, Span.end(asked, duration, until)),
                        new GrantFile.Asked(id, requester, asked, reason, ticket));
        return new ChangeSet(
                estate.commit(), List.of(file.added(estate), OldGrant.removal(estate, old)));
    }

    private static GrantTarget target(DesiredGrant old, String main) throws IntentRefused {
        boolean ours = old.reading().map(Condition.Reading::understood).orElse(true);
        Optional<GrantTarget> target = GrantTarget.of(old.resource(), main);
        if (!ours || target.isEmpty()) {
            throw new IntentRefused(
                    "This grant has a condition or a resource of its own, so it can only be"
                            + " extended by hand in "
                            + old.path()
                            + ".");
        }
        return target.get();
    }

    private static Instant later(DesiredGrant old, Instant end) throws IntentRefused {
        if (old.ends().isEmpty()) {
            throw new IntentRefused("This grant has no end; there is nothing to extend.");
        }
        if (!end.isAfter(old.ends().get())) {
            throw new IntentRefused(
                    "The grant lasts until "
                            + Times.shown(old.ends().get())
                            + " already; choose a later end.");
        }
        return end;
    }
}
