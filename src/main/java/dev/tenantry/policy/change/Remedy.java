package dev.tenantry.policy.change;

/**
 * What to change in what was asked for so that a rule lets it through.
 *
 * @param field of the intent, as forms and JSON name it: {@code role}, {@code duration}; or {@link
 *     #EXTEND}
 * @param value what it has to be: {@code roles/storage.objectViewer}, {@code PT168H}; the name of
 *     the grant
 */
public record Remedy(String field, String value) {

    /** That the grant of this name is extended instead. */
    public static final String EXTEND = "extend";
}
