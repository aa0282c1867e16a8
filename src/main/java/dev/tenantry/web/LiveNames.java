package dev.tenantry.web;

/**
 * Says of which news a person may hear. What they may not know of is as silent as what does not
 * exist.
 */
public interface LiveNames {

    /**
     * May the person who asks now hear when this changes?
     *
     * @param name as pages mark their regions, for example {@code proposal:<id>}; true for names of
     *     others
     */
    boolean mayHear(String name);
}
