package dev.tenantry.estate.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two patterns can be the same path: both are read side by side, letter by letter, and
 * where one of them can be anything the other goes on alone.
 */
final class PatternsMeet {

    /** Anything but a slash, any number of times. */
    private static final int WITHIN = -1;

    /** Anything, any number of times. */
    private static final int ANYTHING = -2;

    private final PathPattern one;
    private final PathPattern other;

    PatternsMeet(PathPattern one, PathPattern other) {
        this.one = one;
        this.other = other;
    }

    boolean anywhere() {
        return one.spelled().stream()
                .anyMatch(
                        left ->
                                other.spelled().stream()
                                        .anyMatch(right -> meet(steps(left), steps(right))));
    }

    private record At(int left, int right) {}

    private static boolean meet(List<Integer> left, List<Integer> right) {
        Set<At> seen = new HashSet<>();
        Deque<At> open = new ArrayDeque<>(List.of(new At(0, 0)));
        while (!open.isEmpty()) {
            At at = open.pop();
            if (at.left == left.size() && at.right == right.size()) {
                return true;
            }
            if (seen.add(at)) {
                next(at, left, right).forEach(open::push);
            }
        }
        return false;
    }

    private static List<At> next(At at, List<Integer> left, List<Integer> right) {
        List<At> next = new ArrayList<>();
        int a = at.left < left.size() ? left.get(at.left) : 0;
        int b = at.right < right.size() ? right.get(at.right) : 0;
        if (a < 0) {
            next.add(new At(at.left + 1, at.right));
        }
        if (b < 0) {
            next.add(new At(at.left, at.right + 1));
        }
        if (a < 0 && b > 0 && takes(a, b)) {
            next.add(new At(at.left, at.right + 1));
        }
        if (b < 0 && a > 0 && takes(b, a)) {
            next.add(new At(at.left + 1, at.right));
        }
        if (a > 0 && a == b) {
            next.add(new At(at.left + 1, at.right + 1));
        }
        return next;
    }

    private static boolean takes(int any, int letter) {
        return any == ANYTHING || letter != '/';
    }

    /** A variable may be anything within its name; {@code **} in the middle may be no folder. */
    private static List<Integer> steps(String text) {
        String plain =
                PathPattern.VARIABLE.matcher(text).replaceAll("*").replace("/**/", "/\u0000");
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\u0000') {
                steps.add(ANYTHING);
            } else if (c != '*') {
                steps.add((int) c);
            } else if (i + 1 < plain.length() && plain.charAt(i + 1) == '*') {
                steps.add(ANYTHING);
                i++;
            } else {
                steps.add(WITHIN);
            }
        }
        return steps;
    }
}
