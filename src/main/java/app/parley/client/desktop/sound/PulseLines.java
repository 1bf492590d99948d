package app.parley.client.desktop.sound;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [SoundLine]s on Linux by the simple interface of PulseAudio (`pulse/simple.h`), which PipeWire serves as well:
/// the only way to one of the desktop's own speakers; the JDK knows ALSA's. Where there is no such server, or not
/// this library, another maker takes over.
@SuppressWarnings("restricted") // native access is granted to the program by its start
public final class PulseLines implements SoundLine.Maker {
    private static final Logger log = LoggerFactory.getLogger(PulseLines.class);
    /// `PA_STREAM_PLAYBACK` and `PA_SAMPLE_S16LE`.
    private static final int PLAYBACK = 1;

    private static final int S16LE = 3;
    /// `pa_sample_spec` and `pa_buffer_attr`.
    private static final StructLayout SPEC =
            MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_BYTE, MemoryLayout.paddingLayout(3));

    private static final StructLayout BUFFER =
            MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    /// The server's own choice.
    private static final int ANY = -1;
    /// A tenth of a second of sound on its way: short enough to stop at once, long enough for a busy machine.
    private static final int ON_ITS_WAY = Synth.SAMPLE_RATE / 10 * 2;

    private final SoundLine.Maker otherwise;
    private @Nullable Library found;
    private boolean looked;

    /// @param otherwise opens lines where there is no such server
    public PulseLines(SoundLine.Maker otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Optional<SoundLine> open(Optional<SoundLine.Speaker> speaker) {
        var library = library();
        if (library == null) return otherwise.open(speaker);
        var line = library.open(speaker.map(SoundLine.Speaker::id).orElse(null));
        // A speaker that is not plugged in any more.
        if (line == null && speaker.isPresent()) line = library.open(null);
        return line == null ? otherwise.open(speaker) : Optional.of(line);
    }

    /// Looked for at the first sound: to link to it takes a tenth of a second, which a start has not.
    private synchronized @Nullable Library library() {
        if (!looked) found = Library.load();
        looked = true;
        return found;
    }

    /// The functions of libpulse-simple.
    private record Library(
            MethodHandle make, MethodHandle write, MethodHandle flush, MethodHandle drain, MethodHandle free) {

        static @Nullable Library load() {
            try {
                var linker = Linker.nativeLinker();
                var names = SymbolLookup.libraryLookup("libpulse-simple.so.0", Arena.global());
                return new Library(
                        handle(
                                linker,
                                names,
                                "pa_simple_new",
                                FunctionDescriptor.of(
                                        ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
                                        ADDRESS, ADDRESS)),
                        handle(
                                linker,
                                names,
                                "pa_simple_write",
                                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS)),
                        handle(linker, names, "pa_simple_flush", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)),
                        handle(linker, names, "pa_simple_drain", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)),
                        handle(linker, names, "pa_simple_free", FunctionDescriptor.ofVoid(ADDRESS)));
            } catch (IllegalArgumentException missing) {
                log.debug("libpulse-simple is not here");
                return null;
            }
        }

        private static MethodHandle handle(
                Linker linker, SymbolLookup names, String name, FunctionDescriptor descriptor) {
            return linker.downcallHandle(names.findOrThrow(name), descriptor);
        }

        @Nullable
        SoundLine open(@Nullable String sink) {
            try (var arena = Arena.ofConfined()) {
                var spec = arena.allocate(SPEC);
                spec.set(JAVA_INT, 0, S16LE);
                spec.set(JAVA_INT, 4, Synth.SAMPLE_RATE);
                spec.set(JAVA_BYTE, 8, (byte) 1);
                var buffer = arena.allocate(BUFFER);
                for (var field = 0; field < 5; field++) buffer.set(JAVA_INT, field * 4L, ANY);
                buffer.set(JAVA_INT, 4, ON_ITS_WAY);
                // Of its own, because what invokeExact is given must have the exact type.
                MemorySegment device = sink == null ? MemorySegment.NULL : arena.allocateFrom(sink);
                var stream = (MemorySegment) make.invokeExact(
                        MemorySegment.NULL,
                        arena.allocateFrom("Parley"),
                        PLAYBACK,
                        device,
                        arena.allocateFrom("Tones"),
                        spec,
                        MemorySegment.NULL,
                        buffer,
                        MemorySegment.NULL);
                return stream.equals(MemorySegment.NULL) ? null : new Line(this, stream);
            } catch (Throwable e) {
                throw new IllegalStateException("libpulse-simple cannot be called", e);
            }
        }
    }

    private record Line(Library library, MemorySegment stream) implements SoundLine {
        @Override
        public boolean write(short[] samples, int count) {
            try (var arena = Arena.ofConfined()) {
                var bytes = arena.allocate(JAVA_SHORT, count);
                MemorySegment.copy(samples, 0, bytes, JAVA_SHORT, 0, count);
                return (int) library.write().invokeExact(stream, bytes, bytes.byteSize(), MemorySegment.NULL) >= 0;
            } catch (Throwable e) {
                throw new IllegalStateException("libpulse-simple cannot be called", e);
            }
        }

        @Override
        public void flush() {
            ask(library.flush());
        }

        @Override
        public void close() {
            ask(library.drain());
            try {
                library.free().invokeExact(stream);
            } catch (Throwable e) {
                throw new IllegalStateException("libpulse-simple cannot be called", e);
            }
        }

        private void ask(MethodHandle function) {
            try {
                var _ = (int) function.invokeExact(stream, MemorySegment.NULL);
            } catch (Throwable e) {
                throw new IllegalStateException("libpulse-simple cannot be called", e);
            }
        }
    }
}
