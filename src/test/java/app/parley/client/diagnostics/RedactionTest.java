package app.parley.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction export =
            Redaction.ofExport("/srv/people/sam", List.of("Sam Rivera", "sam", "Zoë", "Design review", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bearer Zm9vYmFyMTIz rest|bearer [secret] rest",
                "token=abc, next|token=[secret], next",
                "{\"password\":\"correct horse\",\"a\":1}|{\"password\":[secret],\"a\":1}",
                "credential: aGVsbG8=|credential: [secret]",
                "got v=0 o=- 1 2 IN IP4 10.0.0.1|got [session description]",
                "candidate:1 1 udp 2 10.0.0.1 5 typ host|[session description]",
                "a=fingerprint:sha-256 AA:BB|[session description]",
                "GET https://chat.example.org/api?x=1 failed|GET https://[address] failed",
                "turns:turn.example.org:443?transport=tcp is silent|turns:[address] is silent",
                "to 192.0.2.17:8420 it went|to [address]:8420 it went",
                "from fe80::1ff:fe23:4567:890a%eth0 now|from [address] now",
                "from 2001:db8:85a3:1:2:8a2e:370:7334 now|from [address] now",
                "chat.example.org/192.0.2.1:443 refused|[address]:443 refused",
                "java.net.UnknownHostException: chat.example.org|java.net.UnknownHostException: [address]",
                "no route to chat.example.org:443|no route to [address]",
                "at samslaptop.local|at [address]",
                "mail to a.b@example.org|mail to [address]",
                "card 00:1a:2b:3c:4d:5e|card [address]",
                "read /srv/people/sam/x.db|read ~/x.db",
                "read /home/other/x.db|read ~/x.db",
                "read C:\\Users\\Other\\x.db|read ~\\x.db",
                "key 3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz012345|key [secret]",
                "hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b|hash [secret]",
                "SAM and zoë met in Design Review|[name] and [name] met in [name]",
                "Sam Rivera called|[name] called"
            })
    void whatIsNobodyElsesBusinessIsLeftOut(String line, String plain) {
        assertThat(export.plain(line)).isEqualTo(plain);
    }

    /// Without it a log would be of no use.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:12:04.120 WARN  SocketIoSignalling [parley-signalling] gone; again in 2000 ms",
                "\tat java.base/java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:614)",
                "\tat app.parley.client.calling.CallLoop.lambda$post$0(CallLoop.java:120)",
                "java.lang.IllegalStateException: the same sample is there",
                "Thread[#34,ForkJoinPool-1-worker-3,5,main] is late by 00:12:04",
                "Active -> Reconnecting after 12.5 s, 3 % lost, version 1.4.0"
            })
    void whatHelpsStays(String line) {
        assertThat(export.plain(line)).isEqualTo(line);
    }

    @Test
    void anIdIsANumberInWhatLeavesAndItselfInTheLog() {
        var one = "0b2f6f5e-9c1d-4c58-8f6e-1d2c3b4a5f60";
        var other = "1b2f6f5e-9c1d-4c58-8f6e-1d2c3b4a5f60";

        assertThat(export.plain(one + " " + other + " " + one)).isEqualTo("[id 1] [id 2] [id 1]");
        assertThat(Redaction.ofLog().plain("call " + one)).isEqualTo("call " + one);
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(
            strings = {
                "a",
                "A",
                "aA",
                "Aa",
                "-a",
                "a:",
                "1.",
                "::",
                "token",
                "a.b-",
                "candidate:",
                "/home/",
                "ab12_",
                "ab_",
                "ABC_",
                "x@a.",
                "a@b-"
            })
    void whatAPeerMakesUpTakesNoTime(String piece) {
        assertThat(export.plain(piece.repeat(LogTail.LONGEST / piece.length() - 1) + "+!"))
                .isNotEmpty();
    }

    @Test
    void aLineWithoutEndIsCut() {
        assertThat(export.plain("word ".repeat(1_000_000))).hasSizeLessThan(LogTail.LONGEST + 10);
    }
}
