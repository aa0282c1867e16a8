package dev.tenantry.sandbox.github;

/** Who may do what in the repository. */
final class Rights {

    private Rights() {}

    /** A person with write access, or the installation. */
    static void write(Call call, Ledger ledger) {
        boolean person = call.caller().kind() == Caller.Kind.PERSON;
        if (!call.caller().mayUseRepository()
                || (person && !ledger.known(call.caller().login()).mayWrite())) {
            throw new Refusal(403, "Resource not accessible by integration");
        }
    }

    /** Anybody who may see the repository. */
    static void takePart(Call call) {
        if (!call.caller().mayUseRepository()) {
            throw new Refusal(403, "Resource not accessible by integration");
        }
    }

    /** The installation only: people cannot make check runs. */
    static void installation(Call call) {
        if (call.caller().kind() != Caller.Kind.INSTALLATION) {
            throw new Refusal(403, "You must authenticate via a GitHub App.");
        }
    }

    /** The App's own token only. */
    static void app(Call call) {
        if (call.caller().kind() != Caller.Kind.APP) {
            throw new Refusal(401, "A JSON web token could not be decoded");
        }
    }
}
