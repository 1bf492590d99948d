package app.parley.client.update;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What can be had, as whoever makes the program has signed it.
///
/// @param serial grows with each feed: one that is smaller than one seen before is not believed
public record Feed(long serial, List<Release> releases) {
    public Feed {
        releases = List.copyOf(releases);
    }

    /// The newest release that is newer than `own` and there for `platform`.
    public Optional<Offer> offer(ReleaseVersion own, String platform) {
        return releases.stream()
                .filter(release -> release.version().compareTo(own) > 0)
                .sorted(Comparator.comparing(Release::version).reversed())
                .flatMap(release -> release.of(platform).map(file -> new Offer(release, file)).stream())
                .findFirst();
    }

    /// A release, and the file of it that fits here.
    public record Offer(Release release, Release.Installer file) {}
}
