package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The composition of {@code docker/}: the console, and what it is told of its two neighbours. */
class CompositionTest {

    private static final Path FOLDER = Path.of("docker");

    @Test
    void theCompositionConfiguresWhatTheApplicationKnows() throws IOException {
        JsonNode services = composition().path("services");
        ConfigurationKeys keys = ConfigurationKeys.read();
        JsonNode console = services.path("tenantry");
        assertThat(console.path("environment").fieldNames())
                .toIterable()
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        name ->
                                assertThat(keys.readAtStart(keys.ofVariable(name)))
                                        .as(name)
                                        .isTrue());
        assertThat(console.path("read_only").asBoolean()).isTrue();
        for (JsonNode service : services) {
            service.path("ports")
                    .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void theRealmKnowsTheConsoleAndThePeople() throws IOException {
        JsonNode realm = realm();
        JsonNode console = composition().at("/services/tenantry/environment");
        JsonNode client = realm.at("/clients/0");
        assertThat(console.path("QUARKUS_OIDC_AUTH_SERVER_URL").asText())
                .endsWith("/realms/" + realm.path("realm").asText());
        assertThat(client.path("clientId")).isEqualTo(console.path("QUARKUS_OIDC_CLIENT_ID"));
        assertThat(client.path("secret"))
                .isEqualTo(console.path("QUARKUS_OIDC_CREDENTIALS_SECRET"));
        assertThat(realm.path("users"))
                .hasSize(3)
                .allSatisfy(
                        person ->
                                assertThat(person.path("groups"))
                                        .extracting(JsonNode::asText)
                                        .contains(
                                                "/viewer", "/" + person.path("username").asText()));
    }

    /** A provider sends people back to the addresses that it was told, and to no other. */
    @Test
    void theRealmLetsPeopleComeBackAndIsWhereTheyAreSent() throws IOException {
        JsonNode services = composition().path("services");
        String console = services.at("/tenantry/environment/TENANTRY_PUBLIC_URL").asText();
        JsonNode client = realm().at("/clients/0");
        assertThat(client.path("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly(console + "/*");
        assertThat(client.at("/attributes/post.logout.redirect.uris").asText())
                .isEqualTo(console + "/*");
        String pages = services.at("/keycloak/environment/KC_HOSTNAME").asText();
        assertThat(services.at("/tenantry/environment/TENANTRY_WEB_SIGN_OUT_URL").asText())
                .isEqualTo(pages + "/realms/" + realm().path("realm").asText());
        assertThat(services.at("/keycloak/ports/0").asText())
                .startsWith("127.0.0.1:" + URI.create(pages).getPort() + ":");
        assertThat(services.at("/tenantry/ports/0").asText())
                .startsWith("127.0.0.1:" + URI.create(console).getPort() + ":");
    }

    private static JsonNode realm() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("keycloak/tenantry-realm.json").toFile());
    }

    private static JsonNode composition() throws IOException {
        return Kustomize.parse(Files.readString(FOLDER.resolve("compose.yaml"))).getFirst();
    }
}
