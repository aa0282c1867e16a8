package dev.tenantry.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** A problem in the shape that the sender can use. */
@Singleton
class ErrorPages {

    private static final String HTML = "text/html;charset=UTF-8";

    Response answer(Problem problem, String trace, RoutingContext request) {
        Response.ResponseBuilder answer = Response.status(problem.status());
        if (problem instanceof TooMany often) {
            answer.header("Retry-After", often.seconds());
        }
        if (wantsJson(request)) {
            return json(answer, problem, trace, request);
        }
        if ("partial".equals(request.request().getHeader("HX-Request-Type"))) {
            return answer.header("HX-Retarget", "#toasts")
                    .header("HX-Reswap", "beforeend")
                    .type(HTML)
                    .entity(Templates.toast(problem, trace).render())
                    .build();
        }
        return answer.type(HTML).entity(Templates.error(problem, trace).render()).build();
    }

    Response unauthorized(Response.ResponseBuilder answer, RoutingContext request) {
        return wantsJson(request)
                ? json(answer, Problem.of(401), Trace.id(), request)
                : answer.build();
    }

    private static Response json(
            Response.ResponseBuilder answer,
            Problem problem,
            String trace,
            RoutingContext request) {
        JsonObject details =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", problem.title())
                        .put("status", problem.status())
                        .put("detail", problem.detail())
                        .put("instance", request.normalizedPath())
                        .put("trace", trace);
        problem.rule().ifPresent(rule -> details.put("rule", rule));
        return answer.type("application/problem+json").entity(details.encode()).build();
    }

    static boolean wantsJson(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return request.normalizedPath().startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance error(Problem problem, String trace);

        static native TemplateInstance toast(Problem problem, String trace);

        private Templates() {}
    }
}
