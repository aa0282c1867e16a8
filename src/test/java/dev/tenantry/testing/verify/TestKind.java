package dev.tenantry.testing.verify;

/** Kinds of test classes, by what they need before their first test. */
public enum TestKind {
    /** Plain objects, PostgreSQL, Git and servers in the test's own process. */
    PLAIN,
    /** The same with properties over generated input. */
    PROPERTY,
    /** The application, started once for each profile. */
    APPLICATION,
    /** The same application in Chromium. */
    BROWSER,
    /** The packaged console, in processes of its own. */
    INTEGRATION
}
