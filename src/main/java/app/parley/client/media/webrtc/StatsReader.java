package app.parley.client.media.webrtc;

import app.parley.client.media.CallStats;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the library's reports into [CallStats]; rates are the difference to the report before. Runs on
/// parley-media.
final class StatsReader {
    private long lastTime;
    private double lastBytes;
    private double lastPackets;
    private double lastLost;
    private double lastEnergy;
    private double lastSeconds;

    /// @param nowNs when the report was made, on any clock
    CallStats read(Map<String, RTCStats> report, long nowNs) {
        var inbound = of(report, RTCStatsType.INBOUND_RTP).toList();
        var bytes = sum(inbound, "bytesReceived");
        var packets = sum(inbound, "packetsReceived");
        var lost = sum(inbound, "packetsLost");
        var seconds = (nowNs - lastTime) / 1e9;
        var first = lastTime == 0;

        var newPackets = packets - lastPackets;
        var newLost = Math.max(0, lost - lastLost);
        Double loss = first || newPackets + newLost <= 0 ? null : 100 * newLost / (newPackets + newLost);
        Double kbps = first ? null : (bytes - lastBytes) * 8 / 1000 / seconds;
        lastTime = nowNs;
        lastBytes = bytes;
        lastPackets = packets;
        lastLost = lost;

        var sound = inbound.stream()
                .filter(stats -> "audio".equals(stats.getAttributes().get("kind")))
                .findFirst();
        var picture = inbound.stream()
                .filter(stats -> "video".equals(stats.getAttributes().get("kind")))
                .findFirst();
        var pair = selectedPair(report);
        return new CallStats(
                rtt(report, pair),
                sound.map(stats -> milliseconds(stats, "jitter")).orElse(null),
                loss,
                kbps,
                picture.map(stats -> (int) number(stats, "frameWidth")).orElse(0),
                picture.map(stats -> (int) number(stats, "frameHeight")).orElse(0),
                picture.map(stats -> number(stats, "framesPerSecond")).orElse(0.0),
                pair == null ? null : kinds(report, pair),
                ownLevel(report));
    }

    /// The library adds up the energy of what the microphone gives, full scale being 1.
    private @Nullable Double ownLevel(Map<String, RTCStats> report) {
        var sources = of(report, RTCStatsType.MEDIA_SOURCE).toList();
        var energy = sum(sources, "totalAudioEnergy");
        var seconds = sum(sources, "totalSamplesDuration");
        var newEnergy = energy - lastEnergy;
        var newSeconds = seconds - lastSeconds;
        lastEnergy = energy;
        lastSeconds = seconds;
        return newSeconds <= 0 || newEnergy < 0 ? null : 10 * Math.log10(newEnergy / newSeconds);
    }

    /// How much of this side's own microphone and camera the library has taken, in seconds and pictures: one that
    /// stands still is a dead device.
    record Taken(double soundSeconds, double pictures) {}

    static Taken taken(Map<String, RTCStats> report) {
        var sources = of(report, RTCStatsType.MEDIA_SOURCE).toList();
        return new Taken(sum(sources, "totalSamplesDuration"), sum(sources, "frames"));
    }

    /// RTP packets sent so far, sound and picture.
    static long packetsSent(Map<String, RTCStats> report) {
        return (long) sum(of(report, RTCStatsType.OUTBOUND_RTP).toList(), "packetsSent");
    }

    /// As the other side reports it for what we send, else as ICE's own checks measure it.
    private static @Nullable Double rtt(Map<String, RTCStats> report, @Nullable RTCStats pair) {
        var reported = of(report, RTCStatsType.REMOTE_INBOUND_RTP)
                .filter(stats -> stats.getAttributes().get("roundTripTime") instanceof Number)
                .findFirst();
        if (reported.isPresent()) return milliseconds(reported.get(), "roundTripTime");
        return pair == null ? null : milliseconds(pair, "currentRoundTripTime");
    }

    /// Several pairs can be nominated; the transport says which one is used.
    private static @Nullable RTCStats selectedPair(Map<String, RTCStats> report) {
        return of(report, RTCStatsType.TRANSPORT)
                .map(stats -> report.get(String.valueOf(stats.getAttributes().get("selectedCandidatePairId"))))
                .filter(pair -> pair != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String kinds(Map<String, RTCStats> report, RTCStats pair) {
        var local = report.get(String.valueOf(pair.getAttributes().get("localCandidateId")));
        var remote = report.get(String.valueOf(pair.getAttributes().get("remoteCandidateId")));
        if (local == null || remote == null) return null;
        return local.getAttributes().get("candidateType") + "/"
                + remote.getAttributes().get("candidateType");
    }

    private static Stream<RTCStats> of(Map<String, RTCStats> report, RTCStatsType type) {
        return report.values().stream().filter(stats -> stats.getType() == type);
    }

    private static double sum(List<RTCStats> stats, String attribute) {
        return stats.stream().mapToDouble(one -> number(one, attribute)).sum();
    }

    private static @Nullable Double milliseconds(RTCStats stats, String attribute) {
        return stats.getAttributes().get(attribute) instanceof Number seconds ? seconds.doubleValue() * 1000 : null;
    }

    private static double number(RTCStats stats, String attribute) {
        return stats.getAttributes().get(attribute) instanceof Number number ? number.doubleValue() : 0;
    }
}
