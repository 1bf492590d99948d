package app.parley.support;

import java.util.List;
import java.util.random.RandomGenerator;

/// Spoils text that was in order: what clients with bugs and people with time send. The same random numbers
/// make the same text.
public final class Mutations {
    private static final List<String> PIECES = List.of(
            "\\ud800",
            "\\udc00\\ud800",
            "\ud800",
            "\udfff",
            "\\u0000",
            "\u0000",
            "\ufeff",
            "\u2028",
            "\u001e",
            "\u202e",
            "1e999999999",
            "-1e-999999999",
            "9".repeat(400),
            "9223372036854775808",
            "-0",
            "0.1",
            "NaN",
            "Infinity",
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"x\"",
            "[1,2,3]",
            "{\"a\":{\"b\":[]}}",
            "[".repeat(40),
            "{\"a\":".repeat(40),
            "[".repeat(3_000),
            "]",
            "}",
            "\"",
            "\\",
            ",",
            ":",
            "{\"_placeholder\":true,\"num\":0}",
            "__proto__",
            "' OR 1=1 --",
            "%s%n${jndi:ldap://x}",
            "../../etc/passwd",
            "x".repeat(10_000),
            "😀".repeat(300));

    private final RandomGenerator random;

    public Mutations(RandomGenerator random) {
        this.random = random;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// A text near to `text`; sometimes `text` itself.
    public String of(String text, List<String> others) {
        var spoiled = text;
        for (var i = random.nextInt(4); i >= 0; i--) spoiled = once(spoiled, others);
        return spoiled;
    }

    private String once(String text, List<String> others) {
        if (text.isEmpty()) return oneOf(PIECES);
        var from = random.nextInt(text.length());
        var to = Math.min(text.length(), from + 1 + random.nextInt(12));
        var before = text.substring(0, from);
        var after = text.substring(to);
        return switch (random.nextInt(9)) {
            case 0 -> before + after;
            case 1 -> before + oneOf(PIECES) + text.substring(from);
            case 2 -> before + oneOf(PIECES) + after;
            case 3 -> before + text.substring(from, to).repeat(1 + random.nextInt(5)) + after;
            case 4 -> before;
            case 5 -> before + (char) random.nextInt(0x10000) + text.substring(from + 1);
            case 6 -> {
                var other = oneOf(others);
                yield before + other.substring(random.nextInt(other.length() + 1));
            }
            case 7 -> otherValue(text, from);
            default -> text;
        };
    }

    /// Gives a field of JSON a value of another type.
    private String otherValue(String text, int from) {
        var colon = text.indexOf(':', from);
        if (colon < 0) return text;
        var end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) end++;
        return text.substring(0, colon + 1) + oneOf(PIECES) + text.substring(end);
    }
}
