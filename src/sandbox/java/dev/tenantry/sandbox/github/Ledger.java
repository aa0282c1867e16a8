package dev.tenantry.sandbox.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that this GitHub remembers besides Git: what its state file holds. */
public final class Ledger {

    /** The login of the App's bot. */
    public static final String BOT = "tenantry[bot]";

    /** The login of another App's bot, whose installation has the token {@link #OTHER_TOKEN}. */
    public static final String OTHER_BOT = "other-ci[bot]";

    public static final String OTHER_TOKEN = "ghs_other-ci";

    long lastId = 1000;
    int lastNumber;
    Map<String, Account> accounts = new LinkedHashMap<>();
    List<Pull> pulls = new ArrayList<>();
    List<CheckRun> checkRuns = new ArrayList<>();
    List<CommitStatus> statuses = new ArrayList<>();
    Map<String, Token> tokens = new HashMap<>();
    List<Delivery> deliveries = new ArrayList<>();
    List<RefMove> activity = new ArrayList<>();

    /** By a team's short name, the logins of its members. */
    Map<String, Set<String>> teams = new LinkedHashMap<>();

    BranchRules rules = new BranchRules();

    /** The merge queue of the main branch, the next one first. */
    List<Queued> queue = new ArrayList<>();

    public long nextId() {
        return ++lastId;
    }

    public int nextNumber() {
        return ++lastNumber;
    }

    public void add(Account account) {
        accounts.put(account.login(), account);
    }

    /** Refuses a number that another one has: its ref would be there twice. */
    public void add(Pull pull) {
        if (pulls.stream().anyMatch(other -> other.number == pull.number)) {
            throw new IllegalStateException("Two pull requests have the number " + pull.number);
        }
        pulls.add(pull);
        lastNumber = Math.max(lastNumber, pull.number);
    }

    Optional<Account> account(String login) {
        return Optional.ofNullable(accounts.get(login));
    }

    Account known(String login) {
        return account(login).orElseThrow(Refusal::notFound);
    }

    Pull pull(int number) {
        return pulls.stream()
                .filter(pull -> pull.number == number)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** A branch may be asked for into several others. */
    List<Pull> openPullsOf(String branch) {
        return pulls.stream().filter(pull -> pull.open && pull.headRef.equals(branch)).toList();
    }

    List<Pull> openPullsInto(String branch) {
        return pulls.stream().filter(pull -> pull.open && pull.baseRef.equals(branch)).toList();
    }

    void happened(int number, String event, Instant at) {
        pull(number).happened(nextId(), event, "reviewer", at);
    }

    Optional<Queued> queued(int number) {
        return queue.stream().filter(queued -> queued.number() == number).findFirst();
    }

    int openPulls() {
        return (int) pulls.stream().filter(pull -> pull.open).count();
    }

    /** The newest check run of each name and App at a commit. */
    List<CheckRun> latestChecks(String sha) {
        Map<String, CheckRun> byName = new LinkedHashMap<>();
        for (CheckRun run : checkRuns) {
            if (run.headSha().equals(sha)) {
                byName.put(run.login() + " " + run.name(), run);
            }
        }
        return List.copyOf(byName.values());
    }
}
