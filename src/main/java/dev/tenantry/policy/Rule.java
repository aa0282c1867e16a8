package dev.tenantry.policy;

import dev.tenantry.policy.access.Dated;
import dev.tenantry.policy.access.Limits;
import dev.tenantry.policy.access.Once;
import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.access.WellFormed;
import dev.tenantry.policy.access.WiderRoles;
import dev.tenantry.policy.argo.ArgoDestinations;
import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.argo.ArgoSources;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.argo.Steering;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.files.ObjectsOnce;
import dev.tenantry.policy.files.OneReading;
import dev.tenantry.policy.files.OnlyFiles;
import dev.tenantry.policy.files.PlainNames;
import dev.tenantry.policy.files.ReadableFiles;
import dev.tenantry.policy.files.UnderstoodKinds;
import dev.tenantry.policy.house.HouseRules;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.policy.layout.LayoutChange;
import dev.tenantry.policy.layout.SameTenant;
import dev.tenantry.policy.owners.FourEyes;
import dev.tenantry.policy.owners.OwnersApprove;
import dev.tenantry.policy.pods.NodeAccess;
import dev.tenantry.policy.safeguards.Safeguards;
import java.util.List;
import java.util.function.Function;

/** A rule of ours, which no file can switch off: a pure function over both sides of a change. */
@FunctionalInterface
interface Rule {

    /** Every rule in the order in which verdicts are read. A new rule is a class and a line. */
    List<Rule> ALL =
            List.of(
                    (what, asked) -> List.of(FourEyes.judge(asked)),
                    (what, asked) -> OwnersApprove.judge(asked),
                    (what, asked) -> PlainNames.judge(asked.changes()),
                    of(ReadableFiles::judge),
                    (what, asked) -> OnlyFiles.judge(asked.changes()),
                    LayoutChange::judge,
                    of(SameTenant::judge),
                    of(Steering::judge),
                    of(OneReading::judge),
                    of(ArgoSources::judge),
                    of(ArgoPaths::judge),
                    of(ArgoDestinations::judge),
                    UnderstoodKinds::judge,
                    of(KnownFields::judge),
                    of(OwnObjects::judge),
                    of(OtherAccess::judge),
                    of(Safeguards::judge),
                    of(StaysAsWritten::judge),
                    of(ObjectsOnce::judge),
                    of(WiderRoles::judge),
                    of(NodeAccess::judge),
                    ofGrants((what, asked) -> Isolation.judge(what)),
                    ofGrants((what, asked) -> WellFormed.judge(what)),
                    ofGrants((what, asked) -> Dated.judge(what, asked.now())),
                    ofGrants((what, asked) -> Limits.judge(what)),
                    ofGrants((what, asked) -> Once.judge(what, asked.now())),
                    HouseRules::judge);

    /** Says something, passed or not; nothing where the change is no concern of the rule. */
    List<Verdict> judge(Case what, Question question);

    private static Rule of(Function<Case, List<Verdict>> judge) {
        return (what, asked) -> judge.apply(what);
    }

    /** One that has nothing to say where nobody gains anything. */
    private static Rule ofGrants(Rule judge) {
        return (what, asked) -> what.gained().isEmpty() ? List.of() : judge.judge(what, asked);
    }
}
