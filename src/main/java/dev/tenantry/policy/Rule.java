package dev.tenantry.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule of ours, which no file can switch off: a pure function over both sides of a change.
 *
 * @param ids the names that its verdicts carry; no house rule may take one of them
 */
record Rule(Set<String> ids, Judge judge) {

    /** Says something, passed or not; nothing where the change is no concern of the rule. */
    @FunctionalInterface
    interface Judge {
        List<Verdict> judge(Case what, Question question);
    }

    /** Every rule in the order in which verdicts are read. A new rule is a class and a line. */
    static final List<Rule> ALL =
            List.of(
                    new Rule(
                            Set.of(FourEyes.RULE), (what, asked) -> List.of(FourEyes.judge(asked))),
                    new Rule(
                            Set.of(OwnersApprove.RULE),
                            (what, asked) -> OwnersApprove.judge(asked)),
                    new Rule(
                            Set.of(PlainNames.RULE),
                            (what, asked) -> PlainNames.judge(asked.changes())),
                    of(ReadableFiles.RULE, ReadableFiles::judge),
                    new Rule(
                            Set.of(OnlyFiles.RULE),
                            (what, asked) -> OnlyFiles.judge(asked.changes())),
                    new Rule(Set.of(LayoutChange.RULE), LayoutChange::judge),
                    of(SameTenant.RULE, SameTenant::judge),
                    of(Steering.RULE, Steering::judge),
                    of(OneReading.RULE, OneReading::judge),
                    of(ArgoSources.RULE, ArgoSources::judge),
                    of(ArgoPaths.RULE, ArgoPaths::judge),
                    of(ArgoDestinations.RULE, ArgoDestinations::judge),
                    new Rule(Set.of(UnderstoodKinds.RULE), UnderstoodKinds::judge),
                    of(KnownFields.RULE, KnownFields::judge),
                    of(OwnObjects.RULE, OwnObjects::judge),
                    of(OtherAccess.RULE, OtherAccess::judge),
                    of(Safeguards.RULE, Safeguards::judge),
                    of(StaysAsWritten.RULE, StaysAsWritten::judge),
                    of(ObjectsOnce.RULE, ObjectsOnce::judge),
                    of(WiderRoles.RULE, WiderRoles::judge),
                    of(NodeAccess.RULE, NodeAccess::judge),
                    ofGrants(Set.of(Isolation.RULE), (what, asked) -> Isolation.judge(what)),
                    ofGrants(WellFormed.RULES, (what, asked) -> WellFormed.judge(what)),
                    ofGrants(Set.of(Dated.RULE), (what, asked) -> Dated.judge(what, asked.now())),
                    ofGrants(Limits.RULES, (what, asked) -> Limits.judge(what)),
                    ofGrants(Once.RULES, (what, asked) -> Once.judge(what, asked.now())),
                    new Rule(Set.of(HouseRules.RULE), HouseRules::judge));

    /** Names of the rules that no file can switch off, nor speak for. */
    static final Set<String> IDS =
            ALL.stream().flatMap(rule -> rule.ids.stream()).collect(Collectors.toUnmodifiableSet());

    Rule {
        ids = Set.copyOf(ids);
    }

    private static Rule of(String id, Function<Case, List<Verdict>> judge) {
        return new Rule(Set.of(id), (what, asked) -> judge.apply(what));
    }

    /** One that has nothing to say where nobody gains anything. */
    private static Rule ofGrants(Set<String> ids, Judge judge) {
        return new Rule(
                ids,
                (what, asked) -> what.gained().isEmpty() ? List.of() : judge.judge(what, asked));
    }
}
