package dev.tenantry.testing;

import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Links accounts of the sandbox's GitHub, as people do in the settings. */
public final class GitHubAccount {

    private GitHubAccount() {}

    /** GitHub sends people back to the public address, where their session has to be. */
    public static URI console() {
        return URI.create(ConfigProvider.getConfig().getValue("tenantry.public-url", String.class));
    }

    /** Links the account of the same name to one of the sandbox's people, if none is linked yet. */
    public static void link(String person) {
        Visitor visitor = Visitor.signedIn(console(), person);
        Document account = visitor.page("/settings/github");
        if (account.selectFirst("form[action$=login]") == null) {
            return;
        }
        var atGitHub = visitor.submit(account.expectFirst("form[action$=login]"), Map.of());
        Document choice = Jsoup.parse(atGitHub.body(), atGitHub.uri().toString());
        var back = visitor.submit(choice.expectFirst("form"), Map.of("login", person));
        Document returned = Jsoup.parse(back.body(), back.uri().toString());
        visitor.submit(returned.expectFirst("form[action$=link]"), Map.of());
    }
}
