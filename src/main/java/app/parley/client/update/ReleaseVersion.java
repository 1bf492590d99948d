package app.parley.client.update;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of the program: numbers, and whether it is one on the way there (`-SNAPSHOT`, `-rc1`), which comes
/// before the same numbers alone. What tells two such apart is not compared.
///
/// @param numbers three of them, each at least 0
public record ReleaseVersion(List<Integer> numbers, boolean preliminary) implements Comparable<ReleaseVersion> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(-[0-9A-Za-z.-]{1,40})?");

    public ReleaseVersion {
        numbers = List.copyOf(numbers);
        if (numbers.size() != 3) throw new IllegalArgumentException("a version has three numbers: " + numbers);
    }

    /// Reads `1.4`, `1.4.2` or `1.4.2-rc1`; empty for anything else.
    public static Optional<ReleaseVersion> read(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) return Optional.empty();
        var third = form.group(3) == null ? "0" : form.group(3);
        return Optional.of(new ReleaseVersion(
                List.of(Integer.valueOf(form.group(1)), Integer.valueOf(form.group(2)), Integer.valueOf(third)),
                form.group(4) != null));
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        var compared = Arrays.compare(numbers.toArray(Integer[]::new), other.numbers.toArray(Integer[]::new));
        return compared != 0 ? compared : Boolean.compare(other.preliminary, preliminary);
    }

    /// As people write it.
    @Override
    public String toString() {
        return numbers.get(0) + "." + numbers.get(1) + "." + numbers.get(2) + (preliminary ? "-SNAPSHOT" : "");
    }
}
