package dev.tenantry.web;

import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** What answers say, but for the name that was asked for, chance and the time. */
final class Answers {

    private Answers() {}

    static String said(int status, Map<String, ?> headers, String body, String tenant) {
        Map<String, Object> same = new TreeMap<>(headers);
        same.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        return (status + "\n" + same + "\n" + body)
                .replace(tenant, "T")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "key")
                .replaceAll("[0-9a-f]{16,32}", "trace")
                .replaceAll("[\\w-]{22}\\.[\\w-]{43}", "form")
                .replaceAll("datetime=\"[^\"]*\"[^<]*", "time");
    }

    static String page(Visitor visitor, String path, String tenant) {
        HttpResponse<String> answer = visitor.get(path.replace("{t}", tenant));
        return said(answer.statusCode(), answer.headers().map(), answer.body(), tenant);
    }

    static String api(String path, String tenant) {
        return api("data-engineer", path, tenant);
    }

    static String api(String person, String path, String tenant) {
        Response answer = Script.of(person).get(path.replace("{t}", tenant));
        Map<String, String> headers = new TreeMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        return said(answer.statusCode(), headers, answer.asString(), tenant);
    }
}
