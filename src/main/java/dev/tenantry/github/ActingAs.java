package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;

/** Does steps on GitHub with the account of the person whose they are. */
final class ActingAs {

    private final Repositories repositories;

    ActingAs(Repositories repositories) {
        this.repositories = repositories;
    }

    /** One step, with the repository as the one sees it who does the step. */
    @FunctionalInterface
    interface Step<T> {
        T on(GHRepository repository) throws IOException, ForgeTrouble;
    }

    /**
     * By the person and nobody else, so that GitHub's rights for the person hold: what they may not
     * do there, the App does not do for them.
     */
    <T> T themselves(InTheNameOf person, Step<T> step) throws IOException, ForgeTrouble {
        try {
            return own(person, step).orElseThrow(Unlinked::trouble);
        } catch (IOException | GHException e) {
            int status = Trouble.status(e);
            if (status == 401) {
                throw Unlinked.trouble();
            }
            if (status == 403 || status == 404) {
                throw new ForgeTrouble.Refused(
                        "Your GitHub account may not do this: it needs write access to the"
                                + " estate's repository.",
                        e);
            }
            throw e;
        }
    }

    /** By the person's own account when there is one that may, else by the App. */
    <T> T orTheApp(InTheNameOf person, Step<T> step) throws IOException, ForgeTrouble {
        try {
            Optional<T> done = own(person, step);
            if (done.isPresent()) {
                return done.get();
            }
        } catch (IOException | GHException e) {
            int status = Trouble.status(e);
            if (status != 401 && status != 403 && status != 404) {
                throw e;
            }
        }
        return step.on(repositories.app());
    }

    /** Takes note when GitHub no longer takes the person's token. */
    private <T> Optional<T> own(InTheNameOf person, Step<T> step) throws IOException, ForgeTrouble {
        try {
            Optional<GHRepository> repository = repositories.person(person.email());
            return repository.isPresent()
                    ? Optional.of(step.on(repository.get()))
                    : Optional.empty();
        } catch (IOException | GHException e) {
            if (Trouble.status(e) == 401) {
                repositories.people().rejected(person.email());
            }
            throw e;
        }
    }
}
