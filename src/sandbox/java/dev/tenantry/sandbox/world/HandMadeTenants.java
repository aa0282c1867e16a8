package dev.tenantry.sandbox.world;

import static dev.tenantry.sandbox.world.DataClass.CONFIDENTIAL;
import static dev.tenantry.sandbox.world.DataClass.INTERNAL;
import static dev.tenantry.sandbox.world.DataClass.PUBLIC;
import static dev.tenantry.sandbox.world.DataClass.RESTRICTED;

import java.util.List;

/** The twelve tenants of every world, written by hand. */
final class HandMadeTenants {

    private static final String LOADER = "Loads what the customer delivers";
    private static final String DBT = "Builds the curated tables";
    private static final String TRAINER = "Trains and scores models";

    private final Platform platform;

    private HandMadeTenants(Platform platform) {
        this.platform = platform;
    }

    static List<Tenant> of(Platform platform) {
        HandMadeTenants tenants = new HandMadeTenants(platform);
        return List.of(
                tenants.alderpike(),
                tenants.birchway(),
                tenants.corvane(),
                tenants.dunmere(),
                tenants.eastfold(),
                tenants.fennwick(),
                tenants.glassmoor(),
                tenants.hallvik(),
                tenants.ilexa(),
                tenants.jorvale(),
                tenants.kestrane(),
                tenants.lindmark());
    }

    private Tenant alderpike() {
        return regulated("alderpike", "Alder & Pike Bank", "europe-west4", 14_500, 402)
                .dataset("payments_raw", "Payments as delivered", RESTRICTED)
                .dataset("payments_curated", "Payments, card numbers hashed", CONFIDENTIAL)
                .dataset("risk_features", "Features of the risk model", CONFIDENTIAL)
                .bucket("landing", RESTRICTED)
                .bucket("models", INTERNAL)
                .account("loader", LOADER)
                .account("trainer", TRAINER)
                .done();
    }

    private Tenant birchway() {
        return prod("birchway", "Birchway Logistics", "europe-west4", 6_200, 377)
                .dataset("shipments", "Shipments and their legs", INTERNAL)
                .dataset("shipments_marts", "Marts for the dispatchers", INTERNAL)
                .dataset("drivers", "Drivers and shifts", CONFIDENTIAL)
                .bucket("landing", INTERNAL)
                .bucket("exports", INTERNAL)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private Tenant corvane() {
        return regulated("corvane", "Corvane Pharma", "europe-west1", 11_800, 351)
                .dataset("trials", "Clinical trials, pseudonymous", RESTRICTED)
                .dataset("trials_stats", "Statistics over the trials", CONFIDENTIAL)
                .dataset("reference", "Public reference data", PUBLIC)
                .bucket("documents", RESTRICTED)
                .bucket("models", CONFIDENTIAL)
                .account("loader", LOADER)
                .account("trainer", TRAINER)
                .done();
    }

    private Tenant dunmere() {
        return regulated("dunmere", "Dunmere Insurance", "europe-west4", 8_400, 320)
                .dataset("claims", "Claims and their letters", RESTRICTED)
                .dataset("claims_curated", "Claims without names", CONFIDENTIAL)
                .bucket("letters", RESTRICTED)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private Tenant eastfold() {
        return prod("eastfold", "Eastfold Energy", "europe-north1", 9_900, 298)
                .dataset("meter_readings", "Readings every quarter of an hour", CONFIDENTIAL)
                .dataset("grid_forecast", "Load forecast by substation", INTERNAL)
                .bucket("landing", CONFIDENTIAL)
                .bucket("models", INTERNAL)
                .account("loader", LOADER)
                .account("trainer", TRAINER)
                .done();
    }

    private Tenant fennwick() {
        return prod("fennwick", "Fennwick Foods", "europe-west4", 5_300, 263)
                .dataset("sales", "Sales by shop and day", INTERNAL)
                .dataset("features_daily", "Daily features of the demand model", INTERNAL)
                .bucket("landing", INTERNAL)
                .bucket("models", INTERNAL)
                .account("loader", LOADER)
                .account("trainer", TRAINER)
                .done();
    }

    private Tenant glassmoor() {
        return prod("glassmoor", "Glassmoor Rail", "europe-west1", 4_100, 229)
                .dataset("timetables", "Timetables, planned and run", PUBLIC)
                .dataset("sensor_events", "Events of track and train sensors", INTERNAL)
                .bucket("landing", INTERNAL)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private Tenant hallvik() {
        return prod("hallvik", "Hallvik Shipping", "europe-north1", 3_600, 201)
                .dataset("voyages", "Voyages and port calls", INTERNAL)
                .dataset("manifests", "Cargo manifests", CONFIDENTIAL)
                .bucket("landing", CONFIDENTIAL)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private Tenant ilexa() {
        return regulated("ilexa", "Ilexa Health", "europe-west4", 7_700, 166)
                .visibleTo("ilexa-team")
                .dataset("patients", "Patients and stays", RESTRICTED)
                .dataset("outcomes", "Outcomes, aggregated", CONFIDENTIAL)
                .bucket("scans", RESTRICTED)
                .account("loader", LOADER)
                .account("trainer", TRAINER)
                .done();
    }

    private Tenant jorvale() {
        return prod("jorvale", "Jorvale Retail", "europe-west1", 6_900, 124)
                .dataset("orders", "Web shop orders", CONFIDENTIAL)
                .dataset("clickstream", "Visits of the web shop", INTERNAL)
                .dataset("catalogue", "Products and prices", PUBLIC)
                .bucket("landing", CONFIDENTIAL)
                .bucket("models", INTERNAL)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private Tenant kestrane() {
        return draft(
                        "kestrane",
                        "Kestrane Air",
                        "staging",
                        platform.staging(),
                        "us-central1",
                        1_800,
                        73)
                .dataset("bookings", "Synthetic bookings", INTERNAL)
                .dataset("flight_ops", "Flight operations, replayed", INTERNAL)
                .bucket("landing", INTERNAL)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private Tenant lindmark() {
        return draft(
                        "lindmark",
                        "Lindmark Media",
                        "dev",
                        platform.staging(),
                        "europe-west4",
                        900,
                        38)
                .dataset("articles", "Articles and their topics", PUBLIC)
                .dataset("readers", "Synthetic readers", INTERNAL)
                .bucket("landing", INTERNAL)
                .account("loader", LOADER)
                .account("dbt", DBT)
                .done();
    }

    private TenantDraft prod(String id, String name, String region, int budget, int daysAgo) {
        return draft(id, name, "prod", platform.production(), region, budget, daysAgo);
    }

    private TenantDraft regulated(String id, String name, String region, int budget, int daysAgo) {
        return draft(id, name, "prod", platform.regulated(), region, budget, daysAgo);
    }

    private static TenantDraft draft(
            String id,
            String name,
            String env,
            Folder folder,
            String region,
            int budget,
            int daysAgo) {
        return new TenantDraft(id, name, env, folder, region, budget, daysAgo);
    }
}
