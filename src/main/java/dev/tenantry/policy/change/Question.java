package dev.tenantry.policy.change;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a judgement may depend on: nothing else is looked at.
 *
 * @param estate the estate that the change set is over (its base)
 * @param requester who wants the change; for a pull request made by hand its author, without roles
 *     and groups when we do not know them
 * @param committers who made or pushed commits of the change; bots left out
 * @param approvers who approves its present head; empty before a review
 * @param consent for which owners of CODEOWNERS some of them stand
 */
public record Question(
        ChangeSet changes,
        Estate estate,
        Actor requester,
        List<Person> committers,
        List<Person> approvers,
        Consent consent,
        Instant now) {

    public Question {
        committers = List.copyOf(committers);
        approvers = List.copyOf(approvers);
    }

    /** Who had a hand in it, whoever the forge calls the author. */
    List<Person> makers() {
        List<Person> makers = new ArrayList<>(committers);
        makers.add(Person.of(requester));
        return makers;
    }

    /** Approvers who neither asked for it nor wrote it. */
    public List<Person> secondPersons() {
        List<Person> makers = makers();
        return approvers.stream().filter(person -> !person.isAmong(makers)).toList();
    }

    /** Before anything is on the forge: the form and the submit. */
    public static Question beforeReview(
            ChangeSet changes, Estate estate, Actor requester, Instant now) {
        return new Question(changes, estate, requester, List.of(), List.of(), Consent.NONE, now);
    }
}
