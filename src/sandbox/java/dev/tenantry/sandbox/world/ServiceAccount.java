package dev.tenantry.sandbox.world;

/**
 * A Google service account of a tenant.
 *
 * @param objectName the manifest's name, and the Kubernetes service account that may act as it
 * @param accountId what Google calls it, 6 to 30 characters
 */
public record ServiceAccount(
        String objectName, String accountId, String displayName, String project) {

    public String email() {
        return accountId + "@" + project + ".iam.gserviceaccount.com";
    }

    public String member() {
        return "serviceAccount:" + email();
    }

    /** A number of 21 digits, always the same for one account. */
    public String uniqueId() {
        Dice dice = new Dice(7, email());
        return "1"
                + dice.between(1_000_000_000L, 9_999_999_999L)
                + dice.between(1_000_000_000L, 9_999_999_999L);
    }
}
