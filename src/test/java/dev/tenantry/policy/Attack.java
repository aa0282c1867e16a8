package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.testing.PaperEstate;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways to get past the judge: what somebody writes into a pull request, and the rule that speaks.
 *
 * @param how in few words, as the table of {@code docs/attacks.md} has it
 * @param after the estate as it would be
 * @param rule whose verdict it is
 * @param outcome refused; or a warning, where it may be right and has to be seen
 */
public record Attack(String how, PaperEstate after, String rule, Verdict.Outcome outcome) {

    static final String FOLDER = "tenants/acme-retail/infra/";
    static final String GRANTS = FOLDER + "access/";
    static final String KCC = "cnrm.cloud.google.com/v1beta1";

    /** All of them. */
    public static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(HiddenGrants.all());
        all.addAll(StrangeKinds.all());
        all.addAll(ElsewhereAttacks.all());
        all.addAll(ReadTwice.all());
        all.addAll(StrongRoles.all());
        all.addAll(LostSafeguards.all());
        all.addAll(SelfAllowed.all());
        all.addAll(OutsideAttacks.all());
        all.addAll(AppliedOtherwise.all());
        all.addAll(ReadByArgo.all());
        all.addAll(ReadByArgo.told());
        all.addAll(GivenUpByArgo.all());
        all.addAll(InTheFactory.all());
        all.addAll(TakenOver.all());
        all.addAll(TakenOver.more());
        all.addAll(RootOnTheNode.all());
        all.addAll(OpenFields.all());
        all.addAll(NamesLikeOnesOwn.all());
        all.addAll(FactoryAttacks.all());
        all.addAll(FactoryAttacks.ofProjects());
        all.addAll(PlatformAttacks.all());
        all.addAll(PlatformAttacks.grants());
        all.addAll(PlatformAttacks.appliedTwice());
        all.addAll(WithoutEnd.all());
        all.addAll(SameThings.all());
        all.addAll(KeptAccess.all());
        all.addAll(UnlistedPowers.all());
        all.addAll(StoppedAttacks.all());
        all.addAll(MoreSafeguards.all());
        return all;
    }

    static Attack refused(String how, String path, String text, String rule) {
        return new Attack(how, ESTATE.with(path, text), rule, Verdict.Outcome.REFUSED);
    }

    static Attack named(String how, PaperEstate after) {
        return new Attack(how, after, Safeguards.RULE, Verdict.Outcome.WARNING);
    }

    static String object(String apiVersion, String kind, String rest) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: thing, namespace: t-acme-retail}\n%s\n"
                .formatted(apiVersion, kind, rest);
    }

    @Override
    public String toString() {
        return how;
    }
}
