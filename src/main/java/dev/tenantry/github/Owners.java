package dev.tenantry.github;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.OwnerTeams;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.owners.CodeOwners;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.github.HttpException;

/**
 * For which owners of CODEOWNERS somebody approved: for people by login or address, for teams as
 * {@code policy/owners.yaml} maps them to groups of the identity provider, else as GitHub tells.
 */
final class Owners {

    /** One pull request asks GitHub no more than so often. */
    private static final int MOST_QUESTIONS = 60;

    private final Repositories repositories;
    private final Duration rolesKnownFor;

    Owners(Repositories repositories, Duration rolesKnownFor) {
        this.repositories = repositories;
        this.rolesKnownFor = rolesKnownFor;
    }

    /**
     * @param base whose CODEOWNERS and list of teams hold
     * @param approvers those whose approvals count
     */
    Consent of(
            Estate base, List<FileEdit> edits, List<Person> approvers, WhoIsWho people, Instant now)
            throws IOException, ForgeTrouble {
        Set<String> owners = new HashSet<>();
        CodeOwners.of(base).touched(edits).keySet().forEach(owners::addAll);
        Asked asked = new Asked(OwnerTeams.of(base), people, now);
        Set<String> given = new HashSet<>();
        for (String owner : owners.stream().sorted().toList()) {
            for (Person approver : approvers) {
                if (!given.contains(owner) && asked.is(owner, approver)) {
                    given.add(owner);
                }
            }
        }
        return new Consent(given, asked.untold, asked.groups(approvers));
    }

    /** Who is an owner, asked for one pull request. */
    private final class Asked {
        private final OwnerTeams teams;
        private final WhoIsWho people;
        private final Instant now;
        private final Set<String> untold = new HashSet<>();
        private int questions;

        Asked(OwnerTeams teams, WhoIsWho people, Instant now) {
            this.teams = teams;
            this.people = people;
            this.now = now;
        }

        boolean is(String owner, Person approver) throws IOException, ForgeTrouble {
            int slash = owner.indexOf('/');
            if (!owner.startsWith("@")) {
                return approver.email().filter(owner.toLowerCase(Locale.ROOT)::equals).isPresent();
            }
            if (slash < 0) {
                String login = owner.substring(1).toLowerCase(Locale.ROOT);
                return approver.login().filter(login::equals).isPresent();
            }
            Optional<Set<String>> groups = teams.groups(owner);
            return groups.isPresent()
                    ? isIn(groups.get(), approver)
                    : isIn(owner.substring(1, slash), owner.substring(slash + 1), approver);
        }

        Set<String> groups(List<Person> approvers) {
            Set<String> groups = new HashSet<>();
            approvers.stream()
                    .flatMap(approver -> approver.email().stream())
                    .map(email -> people.groups(email, now, rolesKnownFor))
                    .forEach(groups::addAll);
            return groups;
        }

        private boolean isIn(Collection<String> groups, Person approver) {
            return approver.email()
                    .map(email -> people.groups(email, now, rolesKnownFor))
                    .filter(theirs -> !Collections.disjoint(theirs, groups))
                    .isPresent();
        }

        private boolean isIn(String organization, String team, Person approver)
                throws IOException, ForgeTrouble {
            String owner = "@" + organization + "/" + team;
            if (approver.login().isEmpty() || untold.contains(owner)) {
                return false;
            }
            if (++questions > MOST_QUESTIONS) {
                untold.add(owner);
                return false;
            }
            try {
                return repositories.isMember(organization, team, approver.login().get());
            } catch (HttpException e) {
                if (e.getResponseCode() == 403) {
                    untold.add(owner);
                    return false;
                }
                throw e;
            }
        }
    }
}
