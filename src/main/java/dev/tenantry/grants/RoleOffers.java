package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.asking.Asking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which roles a form offers in vain: each is judged as if it were asked for, by the very checks
 * that judge the request.
 */
@ApplicationScoped
class RoleOffers {

    private final Asking asking;

    RoleOffers(Asking asking) {
        this.asking = asking;
    }

    /**
     * Why a role cannot be had, by its name. What refuses every role is not about the role, but
     * about the rest of the form.
     */
    Map<String, String> refused(RequestForm form, List<RoleCatalog.Entry> roles, Actor actor) {
        Map<String, List<Verdict>> refusals = new LinkedHashMap<>();
        for (RoleCatalog.Entry entry : roles) {
            String role = entry.role().name();
            RequestForm other = form.as(role);
            refusals.put(
                    role,
                    asking
                            .preview(other::intent, other.reason(), actor, form.key())
                            .verdicts()
                            .all()
                            .stream()
                            .filter(Verdict::blocks)
                            .toList());
        }
        Set<String> always = always(refusals);
        Map<String, String> reasons = new LinkedHashMap<>();
        refusals.forEach(
                (role, verdicts) ->
                        verdicts.stream()
                                .filter(verdict -> !always.contains(verdict.rule()))
                                .findFirst()
                                .ifPresent(verdict -> reasons.put(role, verdict.sentence())));
        return reasons;
    }

    private static Set<String> always(Map<String, List<Verdict>> refusals) {
        Set<String> always = new HashSet<>();
        refusals.values().forEach(all -> all.forEach(verdict -> always.add(verdict.rule())));
        for (List<Verdict> each : refusals.values()) {
            always.retainAll(each.stream().map(Verdict::rule).toList());
        }
        return always;
    }
}
