package dev.tenantry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A person with a browser that knows cookies, redirects and forms but no script: signs in at the
 * sandbox's identity provider, reads pages, sends forms with their tokens.
 */
public final class Visitor {

    private final URI console;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private Visitor(URI console) {
        this.console = console;
    }

    /** Somebody whom nobody knows yet. */
    public static Visitor stranger(URI console) {
        return new Visitor(console);
    }

    /**
     * Signs in as one of the sandbox's people, for example {@code data-engineer}.
     *
     * @param console where the application answers
     */
    public static Visitor signedIn(URI console, String username) {
        Visitor visitor = new Visitor(console);
        HttpResponse<String> arrived = visitor.signIn(username, Map.of());
        if (arrived.statusCode() != 200 || !arrived.uri().getPath().equals("/settings")) {
            throw new IllegalStateException("Not signed in: " + arrived + arrived.body());
        }
        return visitor;
    }

    /**
     * Signs in, wherever that leads.
     *
     * @param filled fields of the provider's form that say something else than usual
     */
    public HttpResponse<String> signIn(String username, Map<String, String> filled) {
        return signInAt(get("/settings"), username, filled);
    }

    /**
     * Signs in on the provider's page, wherever that leads.
     *
     * @param page where the provider asks
     */
    public HttpResponse<String> signInAt(
            HttpResponse<String> page, String username, Map<String, String> filled) {
        Document signIn = Jsoup.parse(page.body(), page.uri().toString());
        Element form = signIn.selectFirst("form:has(#" + username + ")");
        if (form == null) {
            throw new IllegalStateException("No sign-in page, but: " + page);
        }
        String action = form.hasAttr("action") ? form.absUrl("action") : page.uri().toString();
        Map<String, String> fields = fields(form);
        fields.putAll(filled);
        return send(formTo(URI.create(action), fields));
    }

    /** Every cookie that was set so far. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The browser lets the session's cookies go, as it does when their time is over. */
    public void forgetSession() {
        cookies().stream()
                .filter(cookie -> cookie.getName().contains("q_session"))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(with(HttpRequest.newBuilder(console.resolve(path)), headers).build());
    }

    /** A stream of lines that is read until it is closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears every line of a stream of events in the background. */
    public Listening listen(String path, Consumer<String> line) {
        HttpClient own = HttpClient.newBuilder().cookieHandler(cookies).build();
        HttpRequest request =
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Accept", "text/event-stream")
                        .build();
        CompletableFuture<?> _ =
                own.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(line)));
        return own::shutdownNow;
    }

    private record Lines(Consumer<String> line) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String next) {
            line.accept(next);
        }

        @Override
        public void onError(Throwable closed) {
            // Whoever listened has heard enough.
        }

        @Override
        public void onComplete() {
            // The same.
        }
    }

    /** Reads a page that must be there. */
    public Document page(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer + "\n" + answer.body());
        }
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    /** Sends a form as it stands in a page, with some fields filled in. */
    public HttpResponse<String> submit(Element form, Map<String, String> filled) {
        Map<String, String> fields = fields(form);
        fields.putAll(filled);
        return send(formTo(URI.create(form.absUrl("action")), fields));
    }

    /** Posts fields as they are: without a token unless they hold one. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = form(console.resolve(path), fields);
        return send(with(request, headers).build());
    }

    private static Map<String, String> fields(Element form) {
        return form.select("input[name], textarea[name], select[name]").stream()
                .filter(input -> !isUnchecked(input))
                .collect(
                        Collectors.toMap(
                                input -> input.attr("name"),
                                Element::val,
                                (first, second) -> second));
    }

    private static boolean isUnchecked(Element input) {
        String type = input.attr("type");
        return (type.equals("radio") || type.equals("checkbox")) && !input.hasAttr("checked");
    }

    private static HttpRequest formTo(URI address, Map<String, String> fields) {
        return form(address, fields).build();
    }

    private static HttpRequest.Builder form(URI address, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .flatMap(
                                field ->
                                        Stream.of(
                                                encode(field.getKey())
                                                        + "="
                                                        + encode(field.getValue())))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
