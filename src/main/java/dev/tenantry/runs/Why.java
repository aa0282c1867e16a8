package dev.tenantry.runs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in one sentence why a run failed, or what it waits for. What it makes of a step comes from
 * fields, and from the forms into which Argo and the kubelet put a field (a container's reason and
 * exit code, a pod's reason); what a program said of itself is repeated and never interpreted.
 *
 * @param step the step to look at; empty when it is the run as a whole
 */
record Why(Optional<String> step, String sentence) {

    private static final int LONGEST = 300;

    /** The whole message of a container that ended: its reason, its exit code, its last words. */
    private static final Pattern ENDED =
            Pattern.compile("([A-Za-z]+) \\(exit code (\\d+)\\)(?::\\s*(.*))?", Pattern.DOTALL);

    private static final Pattern IMAGE = Pattern.compile("image \\\\?\"([^\"\\\\]+)\\\\?\"");
    private static final Pattern SHORT_OF =
            Pattern.compile("Unschedulable: .*?Insufficient ([a-z./-]+).*", Pattern.DOTALL);
    private static final Pattern STOPPED = Pattern.compile("Stopped with strategy '[A-Za-z]+'");

    /** Reasons of a container that waits for its image. */
    private static final Set<String> NO_IMAGE =
            Set.of(
                    "ImagePullBackOff",
                    "ErrImagePull",
                    "ErrImageNeverPull",
                    "InvalidImageName",
                    "ImageInspectError",
                    "RegistryUnavailable");

    /** Whole messages of Argo and of the kubelet about a step that took too long. */
    private static final Set<String> TOO_LONG =
            Set.of(
                    "Pod was active on the node longer than the specified deadline",
                    "Step exceeded its deadline");

    /** Whole messages of the kubelet about a machine that goes. */
    private static final Set<String> MACHINE_GONE =
            Set.of(
                    "Pod was terminated in response to imminent node shutdown.",
                    "Pod was rejected as the node is shutting down.");

    /**
     * What is known of a run that is over, but for its steps.
     *
     * @param stopped somebody stopped it
     * @param tooLong it took all the time that it may take
     * @param stepsRead false when what its steps did could not be read
     */
    record Ended(boolean stopped, boolean tooLong, boolean stepsRead, String message) {}

    /**
     * Why a run that is over did not succeed.
     *
     * @param blamed the step because of which it failed
     */
    static Optional<Why> itFailed(Ended run, Optional<Step> blamed) {
        if (run.stopped() || STOPPED.matcher(run.message()).matches()) {
            return Optional.of(new Why(Optional.empty(), "Somebody stopped it."));
        }
        if (run.tooLong()) {
            return Optional.of(
                    new Why(Optional.empty(), "It took longer than it may and was stopped."));
        }
        if (blamed.isPresent()) {
            Step step = blamed.orElseThrow();
            String failure = cut(failure(step));
            return Optional.of(
                    new Why(
                            Optional.of(step.name()),
                            step.triedAgain()
                                    ? ended(failure) + " It was tried " + times(step.attempts())
                                    : failure));
        }
        String unread =
                run.stepsRead()
                        ? ""
                        : "Its steps could not be read, so that it is not known which failed.";
        return Optional.of((run.message().isEmpty() ? "" : ended(run.message()) + " ") + unread)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> new Why(Optional.empty(), cut(sentence)));
    }

    /** What a run that goes on waits for, when it does. */
    static Optional<Why> itWaits(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.phase().equals("Pending") && !step.message().isEmpty())
                .findFirst()
                .map(step -> new Why(Optional.of(step.name()), cut(waiting(step))));
    }

    /** What a run waits for that goes on when somebody resumes it. */
    static Why itIsSuspended(Optional<String> step) {
        return new Why(
                step,
                cut(
                        step.map(name -> name + " waits for somebody to resume it.")
                                .orElse("It is suspended and waits for somebody to resume it.")));
    }

    private static String failure(Step step) {
        String message = step.message().strip();
        String name = step.name();
        Matcher ended = ENDED.matcher(message);
        if (ended.matches()) {
            return ended(step, ended);
        }
        if (NO_IMAGE.contains(reason(message))) {
            return name + " never started: its image could not be pulled" + image(step) + ".";
        }
        if (TOO_LONG.contains(message)) {
            return name + " took longer than it may and was stopped.";
        }
        if (MACHINE_GONE.contains(message)) {
            return name + " lost its machine: a spot node was taken back.";
        }
        return message.isEmpty() ? name + " failed and did not say why." : name + ": " + message;
    }

    private static String ended(Step step, Matcher ended) {
        String code = ended.group(2);
        if (ended.group(1).equals("OOMKilled")) {
            String asked = step.asked().memory();
            String had = asked.isEmpty() ? "" : " its limit is " + asked + ", and it";
            return step.name()
                    + " ran out of memory:"
                    + had
                    + " was killed (exit code "
                    + code
                    + ").";
        }
        String said = ended.group(3) == null ? "" : ": " + ended.group(3);
        return step.name() + " ended with exit code " + code + said;
    }

    /** The reason that Argo puts before the words of a waiting container. */
    private static String reason(String message) {
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }

    private static String waiting(Step step) {
        if (NO_IMAGE.contains(reason(step.message()))) {
            return step.name() + " cannot start: its image cannot be pulled" + image(step) + ".";
        }
        Matcher shortOf = SHORT_OF.matcher(step.message());
        if (shortOf.matches()) {
            String what = shortOf.group(1).contains("gpu") ? "GPU" : shortOf.group(1);
            String where = step.asked().pool().isEmpty() ? "" : " in " + step.asked().pool();
            return step.name() + " waits for a node with a free " + what + where + ".";
        }
        return step.name() + " waits: " + step.message();
    }

    private static String image(Step step) {
        Matcher named = IMAGE.matcher(step.message());
        String asked = step.asked().image();
        String image = asked.isEmpty() && named.find() ? named.group(1) : asked;
        return image.isEmpty() ? "" : " (" + image.substring(image.lastIndexOf('/') + 1) + ")";
    }

    /** With a full stop, so that another sentence may follow. */
    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?…]") ? sentence : sentence + ".";
    }

    private static String times(int attempts) {
        return attempts == 2 ? "twice." : attempts + " times.";
    }

    private static String cut(String sentence) {
        String line = sentence.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
