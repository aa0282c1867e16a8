package dev.tenantry.proposals;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.ForgeSide.ByHand;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has main what a pull request brings that the forge calls merged? It does so wherever it was
 * merged into, and of every head that becomes a part of main, also where a commit behind it took
 * everything back.
 */
@ApplicationScoped
class Landing {

    private final Estates estates;
    private final String main;

    Landing(
            Estates estates,
            @ConfigProperty(name = "tenantry.estate.branch", defaultValue = "main") String main) {
        this.estates = estates;
        this.main = main;
    }

    /**
     * Why main has it not, although it is called merged. Empty for others, for what is known to be
     * there, and where nobody knows what was merged.
     *
     * @param read what its head holds, when that was read just now
     * @throws ForgeTrouble when that cannot be told yet
     */
    Optional<String> lost(Proposal proposal, PullRequest pull, Optional<ByHand> read)
            throws ForgeTrouble {
        if (pull.state() != State.MERGED || proposal.reached(Stage.MERGED).isPresent()) {
            return Optional.empty();
        }
        if (!pull.base().equals(main)) {
            return Optional.of(
                    "Its pull request was merged into %s on GitHub, and not into %s."
                            .formatted(pull.base(), main));
        }
        try {
            Estate brought = estates.broughtBy(pull.head(), pull.mergeCommit().orElse(pull.head()));
            return merged(proposal, pull.head(), read)
                    .filter(facts -> !isWhole(facts, brought))
                    .map(
                            facts ->
                                    "GitHub calls its pull request merged, but %s does not have what it asks for."
                                            .formatted(main));
        } catch (EstateNotRead e) {
            throw new ForgeTrouble.Wait(
                    "What was merged has not been read yet.", Optional.empty(), e);
        }
    }

    private static Optional<Facts> merged(Proposal proposal, String head, Optional<ByHand> read) {
        return proposal.forge().isMade(head)
                ? Optional.of(proposal.facts())
                : read.or(() -> proposal.forge().read(head)).map(ByHand::facts);
    }

    /**
     * Nothing of a file has come when it is as it was before; where it is another one, main had a
     * change of its own as well.
     *
     * @param main as it was when it came to hold the head
     */
    static boolean isWhole(Facts facts, Estate main) {
        return facts.edits().stream().noneMatch(edit -> isAsBefore(edit, main));
    }

    private static boolean isAsBefore(Facts.Edit edit, Estate main) {
        Optional<byte[]> there = main.read(edit.path());
        return !edit.before().equals(edit.after()) && isSame(edit.before(), there);
    }

    private static boolean isSame(Optional<String> text, Optional<byte[]> there) {
        return text.isPresent() == there.isPresent()
                && text.map(now -> now.getBytes(StandardCharsets.UTF_8))
                        .map(bytes -> Arrays.equals(bytes, there.orElseThrow()))
                        .orElse(true);
    }
}
