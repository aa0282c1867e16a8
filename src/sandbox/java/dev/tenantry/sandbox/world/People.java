package dev.tenantry.sandbox.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everybody at the company, written by hand. All that names a person takes name, login and address
 * from here: sign-in, GitHub, Git and what is written in the estate.
 */
public final class People {

    private static final String VIEWER = "viewer";
    private static final String DATA = "data-engineer";
    private static final String INFRA = "infra-engineer";
    private static final String REVIEWER = "reviewer";

    private final List<Person> all = new ArrayList<>();

    private People() {}

    public static List<Person> ofAcme() {
        People people = new People();
        people.signIn();
        people.infra();
        people.reviewers();
        people.dataEngineers();
        people.others();
        return List.copyOf(people.all);
    }

    /** Who has that GitHub account; somebody must. */
    public static Person withLogin(String login) {
        return ofAcme().stream().filter(p -> p.login().equals(login)).findFirst().orElseThrow();
    }

    /** The three whom the sandbox's sign-in page offers. */
    private void signIn() {
        add(INFRA, "Ines Ferrand", INFRA, INFRA, "platform");
        add(DATA, "Dana Eng", DATA, DATA, "birchway-team", "jorvale-team");
        add(REVIEWER, "Remy Vieux", REVIEWER, REVIEWER, "security");
    }

    private void infra() {
        add("tomasz.wilk", "Tomasz Wilk", "twilk", INFRA);
        add("amara.okoye", "Amara Okoye", "amarao", INFRA);
        add("henrik.solberg", "Henrik Solberg", "hsolberg", INFRA, REVIEWER);
        add("lucia.ferrante", "Lucia Ferrante", "lferrante", INFRA);
    }

    private void reviewers() {
        add("priya.raman", "Priya Raman", "priyaraman", REVIEWER, "security");
        add("oskar.lindholm", "Oskar Lindholm", "olindholm", REVIEWER, "security");
        add("chiara.benini", "Chiara Benini", "cbenini", REVIEWER, "privacy");
    }

    private void dataEngineers() {
        add("mira.novak", "Mira Novak", "mnovak", DATA, "alderpike-team");
        add("jonas.weber", "Jonas Weber", "jweber", DATA, "corvane-team");
        add("li.chen", "Li Chen", "lichen", DATA, "dunmere-team");
        add("fatou.diallo", "Fatou Diallo", "fdiallo", DATA, "eastfold-team");
        add("sven.aalto", "Sven Aalto", "saalto", DATA, "fennwick-team");
        add("maria.santos", "Maria Santos", "msantos", DATA, "glassmoor-team");
        add("david.kim", "David Kim", "davidkim", DATA, "hallvik-team");
        add("elif.yildiz", "Elif Yildiz", "elify", DATA, "ilexa-team");
        add("peter.novotny", "Peter Novotny", "pnovotny", DATA, "kestrane-team");
        add("grace.mwangi", "Grace Mwangi", "gmwangi", DATA, "lindmark-team");
        add("anton.petrov", "Anton Petrov", "apetrov", DATA, "alderpike-team");
        add("yuki.tanaka", "Yuki Tanaka", "ytanaka", DATA, "jorvale-team");
    }

    private void others() {
        add("sofia.marin", "Sofia Marin", "smarin", "finops");
        add("ben.carter", "Ben Carter", "bencarter", "support");
        add("hanna.vogel", "Hanna Vogel", "hvogel", "privacy");
        all.add(
                new Person(
                        "noor.haddad@acme.example",
                        "Noor Haddad",
                        "nhaddad",
                        Set.of(VIEWER, DATA, "fennwick-team"),
                        false));
    }

    private void add(String account, String name, String login, String... groups) {
        Set<String> all = new LinkedHashSet<>(List.of(groups));
        all.add(VIEWER);
        this.all.add(new Person(account + "@acme.example", name, login, all, true));
    }
}
