package dev.tenantry.github;

import dev.tenantry.identity.LinkedAccounts;
import dev.tenantry.proposals.ForgeTrouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People's own GitHub accounts: linked, used, refreshed, given up. */
@ApplicationScoped
class AccountLinks implements PersonTokens, LinkedAccounts {

    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration REFRESH = Duration.ofSeconds(30);
    private static final String ACCESS = "access:";
    private static final String AGAIN = "refresh:";

    private final LinkRows rows;
    private final UserLogin login;
    private final Optional<Sealing> sealing;
    private final Clock clock;

    AccountLinks(LinkRows rows, GitHubSettings settings, Clock clock) {
        this.rows = rows;
        this.login = new UserLogin(settings, clock);
        this.sealing = settings.tokenKey().map(Sealing::new);
        this.clock = clock;
    }

    UserLogin login() {
        return login;
    }

    /** The person's link as it is shown to them, broken or not. */
    Optional<LinkRows.Row> of(String email) {
        return rows.byEmail(email);
    }

    /** Links the account behind the code; answers its login, or empty when the code is no good. */
    Optional<String> link(String email, String code, String redirect) throws ForgeTrouble {
        Optional<UserTokens> tokens = login.tokens(code, redirect);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        String account = login.login(tokens.get().access());
        rows.put(
                email,
                account,
                sealedAccess(email, tokens.get()),
                tokens.get(),
                sealedRefresh(email, tokens.get()),
                clock.instant());
        return Optional.of(account);
    }

    void unlink(String email) {
        rows.remove(email);
    }

    @Override
    public Optional<String> githubLogin(String email) {
        return loginOf(email);
    }

    @Override
    public Optional<String> loginOf(String email) {
        return usable(email).map(LinkRows.Row::login);
    }

    @Override
    public Optional<String> emailOf(String account) {
        return rows.byLogin(account).map(LinkRows.Row::email);
    }

    @Override
    public Optional<String> tokenOf(String email) throws ForgeTrouble {
        Optional<LinkRows.Row> row = usable(email);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        if (clock.instant().isBefore(row.get().accessExpires().minus(EARLY))) {
            return opened(row.get().access(), ACCESS, email);
        }
        return refreshed(row.get());
    }

    @Override
    public void rejected(String email) {
        rows.breakLink(email, clock.instant());
    }

    private Optional<LinkRows.Row> usable(String email) {
        return rows.byEmail(email).filter(row -> !row.broken());
    }

    private Optional<String> refreshed(LinkRows.Row row) throws ForgeTrouble {
        Instant now = clock.instant();
        Instant until = now.plus(REFRESH);
        if (!rows.claimRefresh(row.email(), now, until)) {
            throw new ForgeTrouble.Wait(
                    "Your GitHub login is being renewed.",
                    Optional.of(now.plusSeconds(2)),
                    new IllegalStateException("Another request refreshes"));
        }
        Optional<String> refresh =
                row.refresh().isPresent()
                        ? opened(row.refresh().get(), AGAIN, row.email())
                        : Optional.empty();
        Optional<UserTokens> next =
                refresh.isPresent() ? login.refreshed(refresh.get()) : Optional.empty();
        if (next.isEmpty()) {
            rejected(row.email());
            return Optional.empty();
        }
        rows.renew(
                row.email(),
                sealedAccess(row.email(), next.get()),
                next.get(),
                sealedRefresh(row.email(), next.get()));
        return Optional.of(next.get().access());
    }

    private Optional<String> opened(byte[] sealed, String purpose, String email) {
        Optional<String> token = sealing.flatMap(key -> key.open(sealed, purpose + email));
        if (token.isEmpty()) {
            rejected(email);
        }
        return token;
    }

    private byte[] sealedAccess(String email, UserTokens tokens) {
        return sealing.orElseThrow().seal(tokens.access(), ACCESS + email);
    }

    private byte @Nullable [] sealedRefresh(String email, UserTokens tokens) {
        return tokens.refresh()
                .map(token -> sealing.orElseThrow().seal(token, AGAIN + email))
                .orElse(null);
    }
}
