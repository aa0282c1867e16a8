package dev.tenantry.identity;

/** What a signed-in person may do in the console; given by the groups of the identity provider. */
public enum ConsoleRole {
    VIEWER(ConsoleRole.VIEWER_NAME, "Viewer"),
    DATA_ENGINEER(ConsoleRole.DATA_ENGINEER_NAME, "Data engineer"),
    INFRA_ENGINEER(ConsoleRole.INFRA_ENGINEER_NAME, "Infra engineer"),
    REVIEWER(ConsoleRole.REVIEWER_NAME, "Reviewer");

    /** Names for {@code @RolesAllowed}. */
    public static final String VIEWER_NAME = "viewer";

    public static final String DATA_ENGINEER_NAME = "data-engineer";
    public static final String INFRA_ENGINEER_NAME = "infra-engineer";
    public static final String REVIEWER_NAME = "reviewer";

    private final String role;
    private final String title;

    ConsoleRole(String role, String title) {
        this.role = role;
        this.title = title;
    }

    /** The name as {@code @RolesAllowed} and the groups claim have it. */
    public String role() {
        return role;
    }

    public String title() {
        return title;
    }
}
