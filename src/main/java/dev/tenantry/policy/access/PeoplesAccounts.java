package dev.tenantry.policy.access;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Service accounts of Kubernetes by which people act in Argo Workflows: whoever signs in and is
 * meant by the account's rule does there what the account may, with the token of any secret that
 * the account names. As in Argo Workflows' {@code server/auth/gatekeeper.go} and {@code
 * util/secrets}.
 */
public final class PeoplesAccounts {

    private static final String ARGO = "workflows.argoproj.io/";
    private static final String RULE = ARGO + "rbac-rule";
    private static final String PRECEDENCE = ARGO + "rbac-rule-precedence";
    private static final String TOKEN = ARGO + "service-account-token.name";

    private PeoplesAccounts() {}

    /** Does it let others act by it than before, or otherwise, or with another token? */
    public static boolean isOther(Manifest account, Optional<Manifest> before) {
        return account.is("", "ServiceAccount")
                && !marks(account).equals(before.map(PeoplesAccounts::marks).orElse(Map.of()));
    }

    /** A warning for each account that comes, changes or goes. */
    static List<Verdict> judge(Case what) {
        List<Violation> found =
                Stream.concat(
                                what.files().stream().flatMap(file -> changed(what, file)),
                                what.files().stream().flatMap(file -> gone(what, file)))
                        .toList();
        return found.isEmpty() ? List.of() : Violation.warn(OtherAccess.RULE, "", found);
    }

    private static Stream<Violation> changed(Case what, Case.Touched file) {
        return file.after().stream()
                .flatMap(
                        account ->
                                shown(account, what.before(account))
                                        .map(said -> violation(account, said))
                                        .stream());
    }

    private static Stream<Violation> gone(Case what, Case.Touched file) {
        return file.before().stream()
                .filter(old -> what.after(old).isEmpty() && isOther(old, Optional.empty()))
                .map(old -> violation(old, without(old)));
    }

    private static Violation violation(Manifest account, String said) {
        return Violation.at(
                account.path(),
                account.lineOf("metadata", "annotations"),
                said,
                "An approval by somebody who knows who is meant.");
    }

    /** Who acts by it, in a sentence; empty where that stays as it was. */
    public static Optional<String> shown(Manifest account, Optional<Manifest> before) {
        if (!isOther(account, before)) {
            return Optional.empty();
        }
        Optional<String> rule = account.annotation(RULE);
        if (rule.isEmpty() && before.flatMap(old -> old.annotation(RULE)).isPresent()) {
            return Optional.of(without(account));
        }
        String named = "Kubernetes service account " + account.name();
        String first =
                account.annotation(PRECEDENCE)
                        .map(", before rules of a precedence below %s"::formatted)
                        .orElse("");
        return Optional.of(
                rule.map(
                                text ->
                                        "Whoever signs in to Argo Workflows and is meant by “%s” acts there as %s, with %s%s."
                                                .formatted(text, named, token(account), first))
                        .orElseGet(
                                () ->
                                        "Argo Workflows acts for %s with %s."
                                                .formatted(named, token(account))));
    }

    private static String without(Manifest account) {
        return "Whoever acted as Kubernetes service account %s in Argo Workflows acts as what other rules say."
                .formatted(account.name());
    }

    /**
     * The first of the secrets that the account names which is a token, or else the annotation's,
     * or else that of a secret called after the account.
     */
    private static String token(Manifest account) {
        List<String> secrets = secrets(account);
        if (secrets.size() > 1) {
            return "the first token of the secrets " + String.join(", ", secrets);
        }
        return "the token in secret "
                + secrets.stream()
                        .findFirst()
                        .or(() -> account.annotation(TOKEN))
                        .orElse(account.name() + ".service-account-token");
    }

    private static List<String> secrets(Manifest account) {
        return account.maps("secrets")
                .map((YamlMap secret) -> secret.at("name").orElse("without a name"))
                .toList();
    }

    private static Map<String, String> marks(Manifest account) {
        Map<String, String> marks = new TreeMap<>();
        Stream.of(RULE, PRECEDENCE, TOKEN)
                .forEach(key -> account.annotation(key).ifPresent(text -> marks.put(key, text)));
        if (!secrets(account).isEmpty()) {
            marks.put("secrets", String.join(", ", secrets(account)));
        }
        return marks;
    }
}
