package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.safeguards.Safeguards;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ways to get past the judge: what somebody writes into a pull request, and the rule that speaks.
 *
 * @param how in few words, as the table of {@code docs/attacks.md} has it
 * @param after the estate as it would be
 * @param rule whose verdict it is
 * @param outcome refused; or a warning, where it may be right and has to be seen
 */
public record Attack(String how, PaperEstate after, String rule, Verdict.Outcome outcome) {

    public static final String FOLDER = "tenants/acme-retail/infra/";
    static final String GRANTS = FOLDER + "access/";
    public static final String KCC = "cnrm.cloud.google.com/v1beta1";

    /** All of them. */
    public static List<Attack> all() {
        return Stream.concat(hidden().stream(), stray().stream()).toList();
    }

    /** Those that hide, by how they are written or where they stand. */
    public static List<Attack> hidden() {
        return Stream.of(
                        HiddenGrants.all(),
                        StrangeKinds.all(),
                        ElsewhereAttacks.all(),
                        ReadTwice.all(),
                        StrongRoles.all(),
                        LostSafeguards.all(),
                        SelfAllowed.all(),
                        OutsideAttacks.all(),
                        AppliedOtherwise.all(),
                        ReadByArgo.all(),
                        ReadByArgo.told(),
                        GivenUpByArgo.all(),
                        InTheFactory.all(),
                        TakenOver.all(),
                        TakenOver.more(),
                        ReferredAttacks.all(),
                        StrangeHolders.all(),
                        LooseNames.all(),
                        StrangeHolders.things(),
                        AttacksByNames.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that belong to somebody else, or take something away. */
    public static List<Attack> stray() {
        return Stream.of(
                        RootOnTheNode.all(),
                        OpenFields.all(),
                        NamesLikeOnesOwn.all(),
                        FactoryAttacks.all(),
                        FactoryAttacks.ofProjects(),
                        PlatformAttacks.all(),
                        PlatformAttacks.grants(),
                        PlatformAttacks.appliedTwice(),
                        WithoutEnd.all(),
                        SameThings.all(),
                        KeptAccess.all(),
                        UnlistedPowers.all(),
                        StoppedAttacks.all(),
                        MoreSafeguards.all(),
                        AttacksByNames.ofNamespaces(),
                        AttacksByNames.toKubernetes(),
                        LaterTenants.all(),
                        LaterTenants.identities(),
                        QuietChanges.all(),
                        ByPeople.all())
                .flatMap(List::stream)
                .toList();
    }

    static Attack refused(String how, String path, String text, String rule) {
        return new Attack(how, ESTATE.with(path, text), rule, Verdict.Outcome.REFUSED);
    }

    static Attack named(String how, PaperEstate after) {
        return new Attack(how, after, Safeguards.RULE, Verdict.Outcome.WARNING);
    }

    public static String object(String apiVersion, String kind, String rest) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: thing, namespace: t-acme-retail}\n%s\n"
                .formatted(apiVersion, kind, rest);
    }

    @Override
    public String toString() {
        return how;
    }
}
