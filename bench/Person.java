import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser's patience: signs in with the code flow, then follows links. */
final class Person implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"");

    private final URI home;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .cookieHandler(new Cookies())
                    .build();

    Person(URI home) {
        this.home = home;
    }

    /** Presses the person's button on the sandbox's sign-in page. */
    void signIn(String person) throws IOException, InterruptedException {
        HttpResponse<String> form = get("/settings");
        Matcher claims =
                Pattern.compile("name=\"username\" value=\"" + person + "\"><input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                        .matcher(form.body());
        if (!claims.find()) {
            throw new IOException("No sign-in page but " + form.uri() + ": " + form.statusCode());
        }
        String body = "username=" + person + "&claims=" + encoded(claims.group(1).replace("&quot;", "\""));
        HttpRequest press =
                HttpRequest.newBuilder(form.uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> page = client.send(press, BodyHandlers.ofString());
        if (page.statusCode() != 200 || !page.uri().getAuthority().equals(home.getAuthority())) {
            throw new IOException("Not signed in: " + page.uri() + " answered " + page.statusCode());
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(home.resolve(path))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Accept-Encoding", "identity")
                        .timeout(Duration.ofMinutes(2))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Follows links from page to page, at most so many, and answers the addresses that were pages. */
    List<String> walk(List<String> from, int most) throws IOException, InterruptedException {
        Set<String> seen = new LinkedHashSet<>(from);
        List<String> waiting = new ArrayList<>(from);
        List<String> pages = new ArrayList<>();
        while (!waiting.isEmpty() && pages.size() < most) {
            String path = waiting.removeFirst();
            HttpResponse<String> answer = get(path);
            if (answer.statusCode() != 200) {
                continue;
            }
            pages.add(path);
            Matcher links = LINK.matcher(answer.body());
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                if (!link.startsWith("/live") && !link.startsWith("/sign") && seen.add(link)) {
                    waiting.add(link);
                }
            }
        }
        return pages;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Like a browser on loopback: also sends cookies that are for https only. */
    private static final class Cookies extends CookieHandler {

        private final Map<String, Map<String, String>> jars = new ConcurrentHashMap<>();

        private Map<String, String> jar(URI uri) {
            return jars.computeIfAbsent(uri.getAuthority(), host -> new ConcurrentHashMap<>());
        }

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            List<String> pairs = new ArrayList<>();
            jar(uri).forEach((name, value) -> pairs.add(name + "=" + value));
            return pairs.isEmpty() ? Map.of() : Map.of("Cookie", List.of(String.join("; ", pairs)));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            headers.forEach(
                    (name, values) -> {
                        if (name.equalsIgnoreCase("Set-Cookie")) {
                            values.forEach(value -> keep(uri, value));
                        }
                    });
        }

        private void keep(URI uri, String cookie) {
            String pair = cookie.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty() || cookie.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
                jar(uri).remove(name);
            } else {
                jar(uri).put(name, value);
            }
        }
    }
}
