package dev.tenantry.sandbox.google;

import com.google.cloud.resourcemanager.v3.Project;
import com.google.common.base.Splitter;
import io.grpc.Status;
import java.util.List;

/** The query of SearchProjects: {@code field:value} terms that must all hold. */
record ProjectQuery(List<String> terms) {

    static ProjectQuery parse(String text) {
        List<String> terms =
                Splitter.on(' ')
                        .trimResults()
                        .omitEmptyStrings()
                        .splitToStream(text)
                        .filter(term -> !term.equals("AND"))
                        .toList();
        return new ProjectQuery(terms);
    }

    boolean matches(Project project) {
        return terms.stream().allMatch(term -> matches(project, term));
    }

    private static boolean matches(Project project, String term) {
        int mark = Math.max(term.indexOf(':'), term.indexOf('='));
        if (mark < 1) {
            return project.getProjectId().contains(term);
        }
        String field = term.substring(0, mark);
        String value = term.substring(mark + 1);
        return switch (field) {
            case "id", "projectId" -> matches(value, project.getProjectId());
            case "name", "displayName" -> matches(value, project.getDisplayName());
            case "parent" -> value.equals(project.getParent());
            case "state" -> value.equals(project.getState().name());
            default -> label(project, field, value);
        };
    }

    private static boolean label(Project project, String field, String value) {
        if (!field.startsWith("labels.")) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("The query field " + field + " is not supported.")
                    .asRuntimeException();
        }
        String label = project.getLabelsOrDefault(field.substring("labels.".length()), "");
        return matches(value, label) && !label.isEmpty();
    }

    private static boolean matches(String pattern, String value) {
        return pattern.endsWith("*")
                ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                : value.equals(pattern);
    }
}
