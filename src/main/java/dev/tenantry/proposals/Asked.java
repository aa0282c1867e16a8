package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, by whom. Its requester may ask for something else in its place until it is
 * merged; the tenant, the kind and the person stay.
 */
@Embeddable
public class Asked {

    private String kind;
    private @Nullable String tenant;
    private String title;
    private String reason;
    private String requestedBy;
    private String idempotencyKey;
    private @Nullable String about;

    @ColumnTransformer(write = "?::jsonb")
    private String intent;

    @ColumnTransformer(write = "?::jsonb")
    private String requester;

    private @Nullable String trace;
    private @Nullable Instant changedAt;

    /** It holds something else still than what is asked for now. */
    private boolean changing;

    @SuppressWarnings("NullAway.Init")
    protected Asked() {}

    Asked(Preview preview, String intent, String idempotencyKey) {
        this.kind = preview.kind().name();
        this.tenant = preview.intent().tenant().map(TenantId::value).orElse(null);
        this.title = preview.title();
        this.reason = preview.intent().reason();
        this.about = preview.intent().about().orElse(null);
        this.requestedBy = preview.requester().email();
        this.idempotencyKey = idempotencyKey;
        this.intent = intent;
        this.requester = Json.write(preview.requester());
        this.trace = Traces.here().orElse(null);
    }

    /** It is asked for otherwise, as of the time in the preview. */
    void changed(Preview preview, String intentNow) {
        this.title = preview.title();
        this.reason = preview.intent().reason();
        this.about = preview.intent().about().orElse(null);
        this.requester = Json.write(preview.requester());
        this.intent = intentNow;
        this.changedAt = preview.asked();
        this.changing = true;
    }

    /** What it holds is what is asked for. */
    void applied() {
        this.changing = false;
    }

    boolean isChanging() {
        return changing;
    }

    /** When it was asked for as it is now, where that is not when it was first asked for. */
    Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
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

    /** What it is about, where only one such thing is open at a time. */
    Optional<String> about() {
        return Optional.ofNullable(about);
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
