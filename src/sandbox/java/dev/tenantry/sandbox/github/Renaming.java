package dev.tenantry.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The repository under another name: whoever asks for the old one is led to its number, with 301
 * where nothing is sent and 307 where something is, as GitHub does.
 */
final class Renaming {

    private static final String NUMBERED = "/api/v3/repositories/" + RepositoryShape.ID;

    private final String old;
    private final String oldPath;
    private volatile Optional<String> now = Optional.empty();

    Renaming(String old) {
        this.old = old;
        this.oldPath = "/api/v3/repos/" + old;
    }

    void to(String name) {
        now = Optional.of(name);
    }

    /** The answer to whoever asks for the old name. */
    Optional<Answer> elsewhere(Call call, String web) {
        String path = call.rawPath();
        if (now.isEmpty() || !isBelow(path, oldPath)) {
            return Optional.empty();
        }
        String query = call.rawQuery().map(text -> "?" + text).orElse("");
        String there = web + NUMBERED + path.substring(oldPath.length()) + query;
        int status = call.method().equals("GET") ? 301 : 307;
        String message = status == 301 ? "Moved Permanently" : "Temporary Redirect";
        Fields body =
                Fields.of("message", message)
                        .with("url", there)
                        .with("documentation_url", "https://docs.github.com/rest");
        return Optional.of(Answer.json(status, body).with("Location", there));
    }

    /** The path under the name that the routes know. */
    String inward(String path) {
        if (isBelow(path, NUMBERED)) {
            return oldPath + path.substring(NUMBERED.length());
        }
        String newPath = now.map(name -> "/api/v3/repos/" + name).orElse(oldPath);
        return isBelow(path, newPath) ? oldPath + path.substring(newPath.length()) : path;
    }

    /** What is told of the repository tells its new name. */
    Answer outward(Answer answer) {
        if (now.isEmpty() || answer.body().length == 0) {
            return answer;
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        String renamed =
                text.replace("/repos/" + old, "/repos/" + now.get())
                        .replace(
                                "\"full_name\":\"" + old + "\"",
                                "\"full_name\":\"" + now.get() + "\"");
        return new Answer(
                answer.status(), renamed.getBytes(StandardCharsets.UTF_8), answer.headers());
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
