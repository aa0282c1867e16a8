package dev.tenantry.runs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in one sentence why a run failed, or what it waits for. Reads what Argo and Kubernetes wrote
 * into the steps; where it does not know the words it repeats them.
 *
 * @param step the step to look at; empty when it is the run as a whole
 */
record Why(Optional<String> step, String sentence) {

    private static final int LONGEST = 300;
    private static final Pattern PERMISSION =
            Pattern.compile("\\b((?:bigquery|storage|aiplatform|pubsub)\\.[a-zA-Z]+\\.[a-zA-Z]+)");
    private static final Pattern EXIT = Pattern.compile("\\(exit code (\\d+)\\)(?::\\s*(.*))?");
    private static final Pattern IMAGE = Pattern.compile("image \\\\?\"([^\"\\\\]+)\\\\?\"");
    private static final Pattern SHORT_OF = Pattern.compile("Insufficient ([a-z./-]+)");

    /** Why a run that is over did not succeed. */
    static Optional<Why> itFailed(List<Step> steps, String runMessage) {
        Optional<Step> culprit =
                steps.stream()
                        .filter(step -> step.failed() && !step.isGroup())
                        .filter(step -> !step.triedAgain() || step.attempt() == step.attempts())
                        .min((a, b) -> end(a).compareTo(end(b)));
        if (culprit.isPresent()) {
            Step step = culprit.get();
            String again = step.triedAgain() ? " It was tried " + times(step.attempts()) : "";
            return Optional.of(new Why(Optional.of(step.name()), cut(failure(step)) + again));
        }
        return Optional.of(runMessage)
                .filter(message -> !message.isEmpty())
                .map(message -> new Why(Optional.empty(), cut(ofTheRun(message))));
    }

    /** What a run that goes on waits for, when it does. */
    static Optional<Why> itWaits(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.phase().equals("Pending") && !step.message().isEmpty())
                .findFirst()
                .map(step -> new Why(Optional.of(step.name()), cut(waiting(step))));
    }

    private static String failure(Step step) {
        String message = step.message();
        String name = step.name();
        if (message.contains("OOMKilled")) {
            String asked = step.asked().memory();
            String had = asked.isEmpty() ? "" : " its limit is " + asked + ", and it";
            return name + " ran out of memory:" + had + " was killed (exit code 137).";
        }
        if (message.contains("ImagePull") || message.contains("InvalidImageName")) {
            return name + " never started: its image could not be pulled" + image(step) + ".";
        }
        if (message.contains("deadline") || message.contains("timeout")) {
            return name + " took longer than it may and was stopped.";
        }
        if (message.contains("node shutdown") || message.contains("reempt")) {
            return name + " lost its machine: a spot node was taken back.";
        }
        if (message.contains("Access Denied") || message.contains("does not have permission")) {
            return name + " was refused by " + service(message) + missing(message) + ".";
        }
        Matcher exit = EXIT.matcher(message);
        if (exit.find()) {
            String said = exit.group(2) == null ? "" : ": " + exit.group(2);
            return name + " ended with exit code " + exit.group(1) + said;
        }
        return message.isEmpty() ? name + " failed and did not say why." : name + ": " + message;
    }

    private static String waiting(Step step) {
        if (step.message().contains("ImagePull") || step.message().contains("ErrImage")) {
            return step.name() + " cannot start: its image cannot be pulled" + image(step) + ".";
        }
        Matcher shortOf = SHORT_OF.matcher(step.message());
        if (shortOf.find()) {
            String what = shortOf.group(1).contains("gpu") ? "GPU" : shortOf.group(1);
            String where = step.asked().pool().isEmpty() ? "" : " in " + step.asked().pool();
            return step.name() + " waits for a node with a free " + what + where + ".";
        }
        return step.name() + " waits: " + step.message();
    }

    private static String ofTheRun(String message) {
        if (message.contains("deadline")) {
            return "It took longer than it may and was stopped.";
        }
        if (message.startsWith("Stopped with strategy")) {
            return "Somebody stopped it.";
        }
        return message;
    }

    private static String image(Step step) {
        Matcher named = IMAGE.matcher(step.message());
        String image = named.find() ? named.group(1) : step.asked().image();
        return image.isEmpty() ? "" : " (" + image.substring(image.lastIndexOf('/') + 1) + ")";
    }

    private static String service(String message) {
        if (message.contains("BigQuery") || message.contains("bigquery.")) {
            return "BigQuery";
        }
        return message.contains("storage.") ? "Cloud Storage" : "Google Cloud";
    }

    private static String missing(String message) {
        Matcher permission = PERMISSION.matcher(message);
        return permission.find() ? ": " + permission.group(1) + " is missing" : "";
    }

    private static String times(int attempts) {
        return attempts == 2 ? "twice." : attempts + " times.";
    }

    private static java.time.Instant end(Step step) {
        return step.finishedAt().orElse(java.time.Instant.MAX);
    }

    private static String cut(String sentence) {
        String line = sentence.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
