package dev.tenantry.grants;

import dev.tenantry.estate.DesiredGrant;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a grant to end now: the removal of its file. Giving back is the same of one's own.
 *
 * @param grant {@code metadata.name} of the grant
 */
@RegisterForReflection
public record RevokeGrant(Optional<TenantId> tenant, String grant, String reason)
        implements Intent {

    static final String NOT_YOURS =
            "Data engineers and infra engineers revoke grants; others give back their own.";

    /** Its name in JSON and in branches. */
    public static final String KIND = "revoke-grant";

    /**
     * Checks every field.
     *
     * @throws InvalidFields with a sentence for each field that cannot be
     */
    public RevokeGrant(Optional<TenantId> tenant, @Nullable String grant, @Nullable String reason) {
        this.tenant = tenant;
        this.grant = Objects.requireNonNullElse(grant, "").strip();
        this.reason = FormFields.clean(Objects.requireNonNullElse(reason, ""));
        InvalidFields.Collecting fields = new InvalidFields.Collecting();
        fields.unless(tenant.isPresent(), "tenant", "Choose a tenant.");
        Fields.grant(fields, this.grant);
        FormFields.reason(fields, this.reason);
        fields.refuse();
    }

    @Override
    public String title(Estate estate, Actor requester, Instant asked) throws IntentRefused {
        return Titles.end(
                old -> isOf(old, requester) ? "Give back" : "Revoke", estate, tenant, grant);
    }

    /** Everybody may give back; whether it is theirs, the estate tells. */
    @Override
    public boolean mayBeAskedBy(Actor actor) {
        return true;
    }

    @Override
    public Optional<String> about() {
        return Optional.of(grant);
    }

    @Override
    public ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked)
            throws IntentRefused {
        DesiredGrant old = Tenancy.grant(Tenancy.facts(estate, tenant.orElseThrow()), grant);
        if (!requester.mayAsk() && !isOf(old, requester)) {
            throw new IntentRefused(NOT_YOURS);
        }
        return new ChangeSet(estate.commit(), List.of(OldGrant.removal(estate, old)));
    }

    private static boolean isOf(DesiredGrant grant, Actor actor) {
        return grant.principal().member().equals(actor.principal());
    }
}
