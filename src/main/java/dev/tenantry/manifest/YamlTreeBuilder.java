package dev.tenantry.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Builds the tree of one document from the parser's events. A mistake that only concerns this
 * document (a key that stands twice, a tag) is kept as its refusal; what could exhaust memory is
 * thrown.
 */
final class YamlTreeBuilder {

    /** Deeper nesting than any Kubernetes object needs. */
    static final int DEEPEST = 100;

    private static final String CORE_TAGS = "tag:yaml.org,2002:";

    /** Other tags make one value of a text to some readers and another to others. */
    private static final Set<String> KNOWN_TAGS = Set.of("str", "map", "seq");

    private static final Pattern ANCHOR = Pattern.compile("[A-Za-z0-9_-]+");

    /** A collection that is not closed yet. */
    private static final class Open {
        final CollectionStartEvent start;
        final List<YamlNode> items = new ArrayList<>();
        final List<YamlMap.Entry> entries = new ArrayList<>();
        final Set<String> keys = new HashSet<>();
        @Nullable YamlScalar key;
        long nodes = 1;

        Open(CollectionStartEvent start) {
            this.start = start;
        }

        boolean isMap() {
            return start.getEventId() == Event.ID.MappingStart;
        }
    }

    private record Anchored(YamlNode node, long nodes) {}

    private final Offsets offsets;
    private final YamlBounds bounds;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private @Nullable YamlNode root;
    private long nodes;
    private @Nullable YamlRefusal refusal;

    YamlTreeBuilder(Offsets offsets, YamlBounds bounds) {
        this.offsets = offsets;
        this.bounds = bounds;
    }

    /** The document, unless it was refused or is empty. */
    Optional<YamlNode> root() {
        return refusal == null ? Optional.ofNullable(root) : Optional.empty();
    }

    /** How many there are, counting what aliases repeat. */
    long nodes() {
        return nodes;
    }

    Optional<YamlRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    void take(Event event) {
        switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            case CollectionStartEvent start -> start(start);
            case CollectionEndEvent end -> end(end);
            default -> {
                // Starts and ends of stream and documents carry nothing.
            }
        }
    }

    private void scalar(ScalarEvent event) {
        checkTag(event, event.getTag());
        if (event.getTag().isPresent() && event.getScalarStyle() == ScalarStyle.PLAIN) {
            refuse(line(event), "This text is tagged and not quoted.", "Write it in quotes.");
        }
        YamlScalar scalar =
                new YamlScalar(
                        event.getValue(), style(event.getScalarStyle()), place(event, event));
        anchor(event, scalar, 1);
        add(scalar, 1);
    }

    private void alias(AliasEvent event) {
        Anchored target = anchors.get(event.getAlias().getValue());
        if (target == null) {
            throw new YamlRefusal(
                    line(event),
                    "An alias points at an anchor that does not stand before it.",
                    "Write the value out instead of the alias.");
        }
        add(target.node(), target.nodes());
        bounds.repeats(target.nodes(), line(event));
    }

    private void start(CollectionStartEvent event) {
        checkTag(event, event.getTag());
        if (open.size() >= DEEPEST) {
            throw new YamlRefusal(
                    line(event),
                    "The nesting is deeper than %d levels.".formatted(DEEPEST),
                    "No Kubernetes object needs that; flatten it or move the file out of the estate.");
        }
        open.push(new Open(event));
    }

    private void end(CollectionEndEvent event) {
        Open closed = open.pop();
        Place place = place(closed.start, event);
        YamlNode node =
                closed.isMap()
                        ? new YamlMap(closed.entries, closed.start.isFlow(), place)
                        : new YamlList(closed.items, closed.start.isFlow(), place);
        anchor(closed.start, node, closed.nodes);
        add(node, closed.nodes);
    }

    private void add(YamlNode node, long count) {
        Open into = open.peek();
        if (into == null) {
            root = node;
            nodes = count;
            return;
        }
        into.nodes += count;
        bounds.document(into.nodes, node.line());
        if (!into.isMap()) {
            into.items.add(node);
        } else if (into.key == null) {
            into.key = key(into, node);
        } else {
            into.entries.add(new YamlMap.Entry(into.key, node));
            into.key = null;
        }
    }

    private YamlScalar key(Open map, YamlNode node) {
        if (!(node instanceof YamlScalar key)) {
            refuse(node.line(), "A key of a map is not a text.", "Use a plain text as the key.");
            return new YamlScalar("", YamlScalar.Style.PLAIN, node.place());
        }
        if (!map.keys.add(key.text())) {
            refuse(
                    key.line(),
                    "The key “%s” stands twice in the same map.".formatted(shortened(key.text())),
                    "Remove one of the two; nobody can say which would win.");
        }
        return key;
    }

    private void checkTag(Event event, Optional<String> tag) {
        if (tag.isEmpty() || tag.get().equals("!")) {
            return;
        }
        boolean known =
                tag.get().startsWith(CORE_TAGS)
                        && KNOWN_TAGS.contains(tag.get().substring(CORE_TAGS.length()));
        if (!known) {
            refuse(
                    line(event),
                    "The tag “%s” has no meaning in a manifest.".formatted(shortened(tag.get())),
                    "Remove the tag.");
        }
    }

    private void refuse(int line, String sentence, String remedy) {
        if (refusal == null) {
            refusal = new YamlRefusal(line, sentence, remedy);
        }
    }

    private void anchor(NodeEvent event, YamlNode node, long nodes) {
        event.getAnchor().ifPresent(anchor -> anchor(anchor.getValue(), new Anchored(node, nodes)));
    }

    /** Of other names readers of YAML 1.1 give up the whole file. */
    private void anchor(String name, Anchored anchored) {
        if (!ANCHOR.matcher(name).matches()) {
            refuse(
                    anchored.node().line(),
                    "The anchor “%s” is none to some readers.".formatted(shortened(name)),
                    "Letters from a to z, digits, hyphens and underscores.");
        }
        anchors.put(name, anchored);
    }

    private Place place(Event first, Event last) {
        int start = first.getStartMark().map(Mark::getIndex).orElse(0);
        int end = last.getEndMark().map(Mark::getIndex).orElse(start);
        return new Place(line(first), offsets.toChars(start), offsets.toChars(end));
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }

    private static YamlScalar.Style style(ScalarStyle style) {
        return switch (style) {
            case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
            case LITERAL -> YamlScalar.Style.LITERAL;
            case FOLDED -> YamlScalar.Style.FOLDED;
            case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
        };
    }
}
