package dev.tenantry.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes down the grants of one tenant: names, who asked, who approved, and when. */
final class GrantPen {

    private final World world;
    private final Tenant tenant;
    private final Dice dice;
    private final Set<String> names = new HashSet<>();

    GrantPen(World world, Tenant tenant, Dice dice) {
        this.world = world;
        this.tenant = tenant;
        this.dice = dice;
    }

    /** Access without an end, given when the tenant was onboarded. */
    Grant standing(String principal, String role, Target target, String why) {
        Instant at = world.onboardedAt(tenant);
        Person asked = dice.pick(world.infraEngineers());
        LocalDate review =
                LocalDate.ofInstant(world.now(), ZoneOffset.UTC).plusMonths(2).withDayOfMonth(1);
        return new Grant(
                tenant.id(),
                name(at, principal, role, target),
                principal,
                role,
                target,
                asked,
                approverBeside(asked),
                at,
                Optional.empty(),
                why,
                Optional.empty(),
                principal.startsWith("group:") ? Optional.of(review) : Optional.empty(),
                Optional.empty());
    }

    /** A person's own access, which ends {@code left} after now and was given for {@code lasts}. */
    Grant forAWhile(
            Person person, String role, Target target, Duration left, Duration lasts, String why) {
        Instant end = GrantPlan.minute(world.now().plus(left));
        Instant at = end.minus(lasts);
        boolean inTheConsole = dice.chance(75);
        return new Grant(
                tenant.id(),
                name(at, person.member(), role, target),
                person.member(),
                role,
                target,
                person,
                approverBeside(person),
                at,
                Optional.of(end),
                why,
                GrantPlan.ticket(dice),
                Optional.empty(),
                inTheConsole ? Optional.of(dice.letters(16)) : Optional.empty());
    }

    private Person approverBeside(Person requester) {
        List<Person> others = world.reviewers().stream().filter(p -> !p.equals(requester)).toList();
        return dice.pick(others);
    }

    private String name(Instant at, String principal, String role, Target target) {
        String day =
                DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(at, ZoneOffset.UTC));
        String short_ = day + "-" + who(principal) + "-" + roleInWords(role);
        String name = short_;
        if (!names.add(name)) {
            name = short_ + "-" + target.id().toLowerCase(Locale.ROOT).replace('_', '-');
            for (int i = 2; !names.add(name); i++) {
                name = short_ + "-" + i;
            }
        }
        return name;
    }

    private String who(String principal) {
        String address = principal.substring(principal.indexOf(':') + 1);
        return world.byEmail(address)
                .map(Person::login)
                .orElse(address.substring(0, address.indexOf('@')))
                .replace('.', '-');
    }

    private static String roleInWords(String role) {
        return role.substring("roles/".length()).replace('.', '-').toLowerCase(Locale.ROOT);
    }
}
