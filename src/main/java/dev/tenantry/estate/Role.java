package dev.tenantry.estate;

import java.util.regex.Pattern;

/** An IAM role by its full name; any text can be made into one, because files hold any text. */
public record Role(String name) {

    private static final Pattern FORM =
            Pattern.compile("((projects|organizations)/[^/]+/)?roles/[\\w_.]+");
    private static final Pattern BASIC =
            Pattern.compile("(?i)roles/(owner|editor|viewer|reader|writer)");

    /** The form that Config Connector's schema asks for. */
    public boolean isWellFormed() {
        return FORM.matcher(name).matches();
    }

    /**
     * Owner, editor, viewer (and their newer twins admin, writer, reader): they reach over all
     * services of a project and take no condition.
     */
    public boolean isBasic() {
        return BASIC.matcher(name).matches() || name.equalsIgnoreCase("roles/admin");
    }

    /** Made by the organization or the project, not by Google. */
    public boolean isCustom() {
        return name.startsWith("projects/") || name.startsWith("organizations/");
    }

    /** Without {@code roles/}: {@code bigquery.dataViewer}. */
    public String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
