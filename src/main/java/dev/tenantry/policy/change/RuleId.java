package dev.tenantry.policy.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of the rules that no file can switch off: no house rule may take one of them. */
public enum RuleId {
    FOUR_EYES,
    CODE_OWNERS,
    PLAIN_NAMES,
    READABLE,
    ONLY_FILES,
    ESTATE_LAYOUT,
    SAME_TENANT,
    APPLIED_AS_WRITTEN,
    ONE_READING,
    ARGO_SOURCES,
    ARGO_PATHS,
    ARGO_DESTINATIONS,
    UNDERSTOOD_KINDS,
    KNOWN_FIELDS,
    TENANT_BOUNDARY,
    ACCESS_BY_ROLE,
    SAFEGUARDS,
    TAKEN_BACK_BY_DELETING,
    OBJECT_ONCE,
    ROLES_GIVE_NO_ACCESS,
    STEPS_STAY_INSIDE,
    TENANT_ISOLATION,
    WELL_FORMED,
    NO_BASIC_ROLES,
    NO_PUBLIC_PRINCIPALS,
    CONDITION_POSSIBLE,
    KNOWN_ROLE,
    EXPIRY_MATCHES,
    IAM_LIMITS,
    IAM_ADVICE,
    NO_DUPLICATE,
    NEVER_EDITED,
    NAME_NEVER_REUSED,
    ALREADY_COVERED,
    HOUSE_RULES;

    private static final Set<String> ALL =
            Arrays.stream(values()).map(RuleId::id).collect(Collectors.toUnmodifiableSet());

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As verdicts carry it, like {@code four-eyes}. */
    public String id() {
        return id;
    }

    public static boolean isTaken(String id) {
        return ALL.contains(id);
    }
}
