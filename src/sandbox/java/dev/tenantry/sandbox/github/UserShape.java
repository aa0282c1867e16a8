package dev.tenantry.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts, the organization, the App and its installation as GitHub's JSON has them. */
final class UserShape {

    static final String SINCE = "2025-01-06T08:00:00Z";
    static final int APP_ID = 424242;
    static final int INSTALLATION_ID = 42424242;
    static final int OTHER_APP_ID = 515151;

    private static final Account GHOST =
            new Account(10137, "ghost", "Deleted user", "", "User", "");

    private static final List<String> LINKS =
            List.of(
                    "url", "",
                    "followers_url", "/followers",
                    "following_url", "/following{/other_user}",
                    "gists_url", "/gists{/gist_id}",
                    "starred_url", "/starred{/owner}{/repo}",
                    "subscriptions_url", "/subscriptions",
                    "organizations_url", "/orgs",
                    "repos_url", "/repos",
                    "events_url", "/events{/privacy}",
                    "received_events_url", "/received_events");

    private final Urls urls;

    UserShape(Urls urls) {
        this.urls = urls;
    }

    static String nodeId(String kind, long id) {
        byte[] plain = (kind + ":" + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    Fields simple(Account account) {
        return Fields.of("login", account.login())
                .with("id", account.id())
                .with("node_id", nodeId("U", account.id()))
                .with("avatar_url", urls.web() + "/avatars/" + account.id())
                .with("gravatar_id", "")
                .with("html_url", urls.web() + "/" + Urls.encode(account.login()))
                .links(urls.user(account.login()), LINKS)
                .with("type", account.kind())
                .with("site_admin", false);
    }

    /** Who made something of the past, unless the account was deleted since. */
    @Nullable Fields orNobody(String login, Ledger ledger) {
        return ledger.account(login).map(this::simple).orElse(null);
    }

    /** The same of what is never nobody's: GitHub's own account for those who are gone. */
    Fields orGhost(String login, Ledger ledger) {
        return simple(ledger.account(login).orElse(GHOST));
    }

    Fields profile(Account account) {
        return simple(account)
                .with("name", account.name())
                .with("company", null)
                .with("blog", "")
                .with("location", null)
                .with("email", account.email())
                .all(null, "hireable", "bio", "twitter_username")
                .all(0, "public_repos", "public_gists", "followers", "following")
                .with("user_view_type", "public")
                .all(SINCE, "created_at", "updated_at");
    }

    /** What a person sees of the own account. */
    Fields own(Account account) {
        return profile(account)
                .all(0, "private_gists", "total_private_repos", "owned_private_repos")
                .all(0, "disk_usage", "collaborators")
                .with("two_factor_authentication", true)
                .with("user_view_type", "private");
    }

    Fields organization() {
        return simple(new Account(900, urls.owner(), "Acme Data", "", "Organization", ""));
    }

    Fields app() {
        return Fields.of("id", APP_ID)
                .with("slug", "tenantry")
                .with("client_id", Credentials.CLIENT_ID)
                .with("node_id", nodeId("A", APP_ID))
                .with("owner", organization())
                .with("name", "Tenantry")
                .with("description", "Every click becomes a reviewed pull request.")
                .with("external_url", urls.web())
                .with("html_url", urls.web() + "/apps/tenantry")
                .all(SINCE, "created_at", "updated_at")
                .with("permissions", permissions())
                .with("events", events());
    }

    /** The App behind a bot. */
    Fields app(String bot) {
        return bot.equals(Ledger.BOT)
                ? app()
                : app().with("id", appId(bot))
                        .with("slug", bot.substring(0, bot.indexOf('[')))
                        .with("client_id", "Iv23liOtherApp")
                        .with("node_id", nodeId("A", appId(bot)))
                        .with("name", "Other CI");
    }

    static int appId(String bot) {
        return bot.equals(Ledger.BOT) ? APP_ID : OTHER_APP_ID;
    }

    Fields installation() {
        String api = urls.api() + "/app/installations/" + INSTALLATION_ID;
        return Fields.of("id", INSTALLATION_ID)
                .with("account", organization())
                .with("repository_selection", "selected")
                .with("access_tokens_url", api + "/access_tokens")
                .with("repositories_url", urls.api() + "/installation/repositories")
                .with("html_url", urls.web() + "/settings/installations/" + INSTALLATION_ID)
                .with("app_id", APP_ID)
                .with("app_slug", "tenantry")
                .with("target_id", 900)
                .with("target_type", "Organization")
                .with("permissions", permissions())
                .with("events", events())
                .all(SINCE, "created_at", "updated_at")
                .all(null, "single_file_name", "suspended_by", "suspended_at");
    }

    static Fields permissions() {
        return Fields.of("metadata", "read")
                .with("statuses", "read")
                .with("members", "read")
                .all("write", "contents", "pull_requests", "checks");
    }

    private static List<String> events() {
        return List.of("push", "pull_request", "pull_request_review", "check_run");
    }
}
