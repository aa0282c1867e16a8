package dev.tenantry.sandbox.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;

/** The provider's sign-in page: one button a person, no password. */
final class SignInPage {

    private SignInPage() {}

    static String html() {
        String buttons =
                SignInPerson.ALL.stream().map(SignInPage::button).collect(Collectors.joining("\n"));
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Sandbox sign-in</title>
        <style>
        :root{color-scheme:light dark}
        body{font:15px/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;margin:0 16px}
        main{width:min(420px,100%%)} h1{font-size:20px} form{margin:10px 0}
        button{font:inherit;width:100%%;text-align:left;padding:12px 16px;border:1px solid #8888;border-radius:8px;cursor:pointer;background:transparent;color:inherit}
        button:hover{background:#8882} small{display:block;opacity:.75}
        </style></head><body><main>
        <h1>Who are you today?</h1>
        <p>This is the sandbox's identity provider. It asks for no password.</p>
        %s
        </main></body></html>
        """
                .formatted(buttons);
    }

    private static String claims(SignInPerson person) {
        try {
            return new ObjectMapper().writeValueAsString(person.claims()).replace("\"", "&quot;");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A person's claims are plain text and lists", e);
        }
    }

    private static String button(SignInPerson person) {
        return """
        <form method="post"><input type="hidden" name="username" value="%1$s"><input type="hidden" name="claims" value="%4$s">
        <button id="%1$s"><strong>%1$s</strong> %2$s<small>%3$s</small></button></form>
        """
                .formatted(person.username(), person.name(), person.does(), claims(person));
    }
}
