package dev.tenantry.sandbox.world;

import java.util.List;
import java.util.Locale;

/** Tenants beyond the hand-made ones, each made from its number alone. */
final class GeneratedTenants {

    private static final List<String> FIRST =
            List.of(
                    "amber", "bracken", "cobalt", "delta", "elm", "flint", "grove", "hazel", "iron",
                    "jade", "lark", "moss", "north", "orchid", "pine", "quartz", "ridge", "slate",
                    "thorn", "umber", "vale", "willow");
    private static final List<String> SECOND =
            List.of(
                    "bay", "brook", "cliff", "dale", "ford", "gate", "hurst", "lake", "mere",
                    "point", "stead", "wick");
    private static final List<String> TRADE =
            List.of(
                    "Foods",
                    "Energy",
                    "Retail",
                    "Media",
                    "Logistics",
                    "Insurance",
                    "Labs",
                    "Mobility");
    private static final List<String> REGIONS =
            List.of("europe-west4", "europe-west1", "europe-north1", "us-central1");
    private static final List<DataClass> CLASSES = List.of(DataClass.values());

    private final long seed;
    private final Platform platform;

    GeneratedTenants(long seed, Platform platform) {
        this.seed = seed;
        this.platform = platform;
    }

    Tenant tenant(int number) {
        Dice dice = new Dice(seed, "tenant " + number);
        String word = dice.pick(FIRST) + dice.pick(SECOND);
        String id = String.format(Locale.ROOT, "%s-%05d", word, number);
        String name = capital(word) + " " + dice.pick(TRADE) + " " + number;
        boolean production = dice.chance(80);
        DataClass dataClass = dice.pick(CLASSES);
        return new TenantDraft(
                        id,
                        name,
                        production ? "prod" : "dev",
                        production ? platform.production() : platform.staging(),
                        dice.pick(REGIONS),
                        dice.between(2, 150) * 100,
                        dice.between(30, 60))
                .dataset("events", "Events as delivered", dataClass)
                .bucket("landing", dataClass)
                .account("loader", "Loads what the customer delivers")
                .done();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
