package dev.tenantry.grants;

import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a principal to have a role on a resource of a tenant for a while: one new file.
 *
 * @param tenant never empty
 * @param principal in IAM's spelling: {@code user:jane.doe@acme.example}
 * @param duration how long from when it is asked; this or {@code until}
 * @param until when it ends
 * @param jobUser whether they are to run queries as well: BigQuery Job User on the project, for the
 *     same time
 * @param reason for the reviewer, and for ever in the manifest
 */
@RegisterForReflection
public record RequestGrant(
        Optional<TenantId> tenant,
        String principal,
        GrantTarget resource,
        String role,
        Optional<Duration> duration,
        Optional<Instant> until,
        boolean jobUser,
        String reason,
        Optional<String> ticket)
        implements Intent {

    private static final Role JOB_USER = new Role("roles/bigquery.jobUser");

    /** Its name in JSON and in branches. */
    public static final String KIND = "request-grant";

    /**
     * Checks every field.
     *
     * @throws InvalidFields with a sentence for each field that cannot be
     */
    public RequestGrant(
            Optional<TenantId> tenant,
            @Nullable String principal,
            @Nullable GrantTarget resource,
            @Nullable String role,
            Optional<Duration> duration,
            Optional<Instant> until,
            boolean jobUser,
            @Nullable String reason,
            Optional<String> ticket) {
        this.tenant = tenant;
        this.principal = Objects.requireNonNullElse(principal, "").strip();
        this.resource = Objects.requireNonNullElse(resource, GrantTarget.PROJECT);
        this.role = Objects.requireNonNullElse(role, "").strip();
        this.duration = duration;
        this.until = until;
        this.jobUser = jobUser;
        this.reason = FormFields.clean(Objects.requireNonNullElse(reason, ""));
        this.ticket = FormFields.filled(ticket);
        InvalidFields.Collecting fields = new InvalidFields.Collecting();
        fields.unless(tenant.isPresent(), "tenant", "Choose a tenant.")
                .unless(resource != null, "resource", "Choose a resource.");
        Fields.role(fields, new Role(this.role), this.resource);
        fields.unless(
                !jobUser || needsJobUser(this.role, this.resource),
                "jobUser",
                "BigQuery Job User comes along with a role to read or change a dataset only.");
        Fields.length(fields, duration, until);
        Fields.principal(fields, new Principal(this.principal));
        FormFields.reason(fields, this.reason);
        FormFields.ticket(fields, this.ticket);
        fields.refuse();
    }

    @Override
    public String title(Estate estate, Actor requester, Instant asked) {
        return Titles.grant(new Principal(principal), new Role(role), resource, tenant);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(String.join(" ", principal, role, resource.toString()));
    }

    @Override
    public ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked)
            throws IntentRefused {
        TenantFacts facts = Tenancy.facts(estate, tenant.orElseThrow());
        GrantFile.Asked by = new GrantFile.Asked(id, requester, asked, reason, ticket);
        Instant end = Span.end(asked, duration, until);
        List<FileEdit> files = new ArrayList<>();
        files.add(file(facts, new Role(role), resource, end, by).added(estate));
        if (jobUser) {
            files.add(file(facts, JOB_USER, projectOf(facts), end, by).added(estate));
        }
        return new ChangeSet(estate.commit(), files);
    }

    /** Queries run in the project that the data is in. */
    private GrantTarget projectOf(TenantFacts facts) {
        return facts.store(resource.kind(), resource.name())
                .flatMap(
                        store ->
                                GrantTarget.of(
                                        Resource.project(store.resource().project()),
                                        facts.project()))
                .orElse(GrantTarget.PROJECT);
    }

    private GrantFile file(
            TenantFacts facts, Role what, GrantTarget on, Instant end, GrantFile.Asked by) {
        return new GrantFile(facts, new Principal(principal), what, on, end, by);
    }

    /** Does reading it need the right to run queries, too? */
    static boolean needsJobUser(String role, GrantTarget target) {
        return target.kind() == Resource.Kind.DATASET && role.startsWith("roles/bigquery.data");
    }
}
