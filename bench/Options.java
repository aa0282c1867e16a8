import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code name=value} words of a command line. */
record Options(Map<String, String> values) {

    static Options of(String... words) {
        Map<String, String> values = new HashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("Not name=value: " + word);
            }
            values.put(word.substring(0, at), word.substring(at + 1));
        }
        return new Options(values);
    }

    int number(String name, int usual) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(usual)));
    }

    String text(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    List<Integer> numbers(String name, String usual) {
        return Stream.of(text(name, usual).split(",")).map(Integer::valueOf).toList();
    }

    /** Nothing was changed: the figures are those of the goals. */
    boolean isUsual() {
        return values.isEmpty() || values.containsKey("keep");
    }
}
