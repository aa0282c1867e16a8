package dev.tenantry.indexing;

/** A part of the outside world that we read. */
public enum Source {
    GIT("Git"),
    GOOGLE_CLOUD("Google Cloud"),
    KUBERNETES("Kubernetes"),
    BILLING("Billing");

    private final String title;

    Source(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
