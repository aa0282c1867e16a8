package dev.tenantry.github;

import dev.tenantry.identity.LinkedAccounts;
import dev.tenantry.proposals.ForgeTrouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People's own GitHub accounts: linked, used, refreshed, given up. */
@ApplicationScoped
class AccountLinks implements PersonTokens, LinkedAccounts {

    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration REFRESH = Duration.ofSeconds(30);
    private static final String ACCESS = "access:";
    private static final String AGAIN = "refresh:";
    private static final String OFFER = "offer:";

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

    /** The person's link as it is shown to them, usable or not. */
    Optional<LinkRows.Row> of(String email) {
        return rows.byEmail(email).map(row -> isReadable(row) ? row : row.unreadable());
    }

    /**
     * What another token key has sealed opens nothing, until that key is back: links are not broken
     * by a mistake of ours.
     */
    private boolean isReadable(LinkRows.Row row) {
        return opened(row.access(), ACCESS, row.email()).isPresent();
    }

    /**
     * An account that a person showed to be theirs and has not linked yet.
     *
     * @param sealed the same for nobody's eyes, to be sent back by their browser
     */
    record Shown(String login, String sealed) {}

    /** The account behind the code; empty when the code is no good. Nothing is kept of it. */
    Optional<Shown> shown(String email, String code, String redirect) throws ForgeTrouble {
        Optional<UserTokens> tokens = login.tokens(code, redirect);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Account account = login.account(tokens.get().access());
        Instant end = clock.instant().plus(LinkState.VALID);
        String text = new Offer(account, tokens.get(), end).text();
        byte[] sealed = sealing.orElseThrow().seal(text, OFFER + email);
        return Optional.of(
                new Shown(account.login(), Base64.getUrlEncoder().encodeToString(sealed)));
    }

    /**
     * Links what was shown to this very person, with a state that works once.
     *
     * @param owner the person, whatever their address is
     * @param state proved before
     */
    boolean link(String email, Optional<LinkOwner> owner, String sealed, String state) {
        Instant now = clock.instant();
        Optional<Offer> offer = opened(email, sealed).filter(known -> now.isBefore(known.end()));
        if (offer.isEmpty() || !rows.take(state, now, now.plus(LinkState.VALID))) {
            return false;
        }
        UserTokens tokens = offer.get().tokens();
        rows.put(
                email,
                offer.get().account(),
                sealedAccess(email, tokens),
                tokens,
                sealedRefresh(email, tokens),
                owner,
                now);
        return true;
    }

    private Optional<Offer> opened(String email, String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return sealing.flatMap(key -> key.open(bytes, OFFER + email)).map(Offer::read);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
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
        return of(email).filter(LinkRows.Row::usable);
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
                refresh.isPresent() ? refreshed(row.email(), refresh.get()) : Optional.empty();
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

    /** Whoever tries next need not wait until our right to refresh ends. */
    private Optional<UserTokens> refreshed(String email, String refresh) throws ForgeTrouble {
        try {
            return login.refreshed(refresh);
        } catch (ForgeTrouble e) {
            rows.giveBackRefresh(email);
            throw e;
        }
    }

    private Optional<String> opened(byte[] sealed, String purpose, String email) {
        return sealing.flatMap(key -> key.open(sealed, purpose + email));
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
