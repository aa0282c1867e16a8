package dev.tenantry.sandbox.signin;

import dev.tenantry.sandbox.world.People;
import dev.tenantry.sandbox.world.Person;
import java.util.List;
import java.util.Map;

/** Somebody whom the provider lets in, with the claims that its tokens carry. */
record SignInPerson(Person person, String does) {

    static final List<SignInPerson> ALL =
            List.of(
                    withLogin("infra-engineer", "sees every tenant, reviews, onboards"),
                    withLogin("data-engineer", "asks for access, looks at runs"),
                    withLogin("reviewer", "decides on generated pull requests"));

    private static SignInPerson withLogin(String login, String does) {
        return new SignInPerson(People.withLogin(login), does);
    }

    String username() {
        return person.login();
    }

    String name() {
        return person.name();
    }

    Map<String, Object> claims() {
        return Map.of(
                "preferred_username", person.login(),
                "upn", person.login(),
                "name", person.name(),
                "email", person.email(),
                "email_verified", true,
                "groups", person.groups().stream().sorted().toList());
    }
}
