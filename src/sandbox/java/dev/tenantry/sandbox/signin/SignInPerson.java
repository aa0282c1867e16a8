package dev.tenantry.sandbox.signin;

import java.util.List;
import java.util.Map;

/** Somebody whom the provider lets in, with the claims that its tokens carry. */
record SignInPerson(String username, String name, String does, List<String> groups) {

    static final List<SignInPerson> ALL =
            List.of(
                    new SignInPerson(
                            "infra-engineer",
                            "Ines Ferrand",
                            "sees every tenant, reviews, onboards",
                            List.of("viewer", "infra-engineer", "platform")),
                    new SignInPerson(
                            "data-engineer",
                            "Dana Eng",
                            "asks for access, looks at runs",
                            List.of("viewer", "data-engineer")),
                    new SignInPerson(
                            "reviewer",
                            "Remy Vieux",
                            "decides on generated pull requests",
                            List.of("viewer", "reviewer", "security")));

    String email() {
        return username + "@acme.example";
    }

    Map<String, Object> claims() {
        return Map.of(
                "preferred_username", username,
                "upn", username,
                "name", name,
                "email", email(),
                "email_verified", true,
                "groups", groups);
    }
}
