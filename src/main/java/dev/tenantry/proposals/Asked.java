package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What was asked for, by whom: never changes. */
@Embeddable
public class Asked {

    private String kind;
    private @Nullable String tenant;
    private String title;
    private String reason;
    private String requestedBy;
    private String idempotencyKey;

    @ColumnTransformer(write = "?::jsonb")
    private String intent;

    @ColumnTransformer(write = "?::jsonb")
    private String requester;

    private @Nullable String trace;

    @SuppressWarnings("NullAway.Init")
    protected Asked() {}

    Asked(Preview preview, String intent, String idempotencyKey) {
        this.kind = preview.kind().name();
        this.tenant = preview.intent().tenant().map(TenantId::value).orElse(null);
        this.title = preview.intent().title();
        this.reason = preview.intent().reason();
        this.requestedBy = preview.requester().email();
        this.idempotencyKey = idempotencyKey;
        this.intent = intent;
        this.requester = Json.write(preview.requester());
        this.trace = Traces.here().orElse(null);
    }

    public String kind() {
        return kind;
    }

    public Optional<TenantId> tenant() {
        return Optional.ofNullable(tenant).map(TenantId::new);
    }

    public String title() {
        return title;
    }

    public String reason() {
        return reason;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public String idempotencyKey() {
        return idempotencyKey;
    }

    public String intent() {
        return intent;
    }

    /** The trace in which it was submitted, as W3C's traceparent; empty when nothing was traced. */
    Optional<String> trace() {
        return Optional.ofNullable(trace);
    }

    public Actor requester() {
        return Json.read(requester, Actor.class);
    }
}
