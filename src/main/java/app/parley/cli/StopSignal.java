package app.parley.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes SIGTERM and SIGINT from the Java machine, which would end the process with 143 or 130 however cleanly
/// its hooks stop everything (decision 0077). `sun.misc.Signal` is in every JDK (module jdk.unsupported) and
/// only there, and the compiler lets nobody name it without a warning; hence reflection.
final class StopSignal {
    private static final Logger log = LoggerFactory.getLogger(StopSignal.class);
    /// What a shell gives for a process that a signal has ended: 128 and the signal's number.
    private static final int ENDED_BY_SIGNAL = 128;

    private StopSignal() {}

    /// Runs `stop` at the first signal, on a thread of the Java machine; the second ends the process at once. Where
    /// signals cannot be had it does nothing, and they do what they always do.
    static void handle(Runnable stop) {
        for (var name : new String[] {"TERM", "INT"}) {
            try {
                var signalType = Class.forName("sun.misc.Signal");
                var handlerType = Class.forName("sun.misc.SignalHandler");
                var handler = Proxy.newProxyInstance(
                        handlerType.getClassLoader(), new Class<?>[] {handlerType}, new Once(stop));
                var signal = signalType.getConstructor(String.class).newInstance(name);
                signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
            } catch (ReflectiveOperationException | RuntimeException e) {
                log.warn("SIG{} cannot be handled: the exit code will be the Java machine's own", name, e);
            }
        }
    }

    /// `SignalHandler.handle(Signal)`.
    private static final class Once implements InvocationHandler {
        private final Runnable stop;
        private boolean signalled;

        Once(Runnable stop) {
            this.stop = stop;
        }

        @Override
        public synchronized @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
                throws ReflectiveOperationException {
            if (!method.getName().equals("handle")) return method.getName().equals("hashCode") ? 0 : "StopSignal";
            if (signalled) {
                var number =
                        (int) arguments[0].getClass().getMethod("getNumber").invoke(arguments[0]);
                Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
            }
            signalled = true;
            stop.run();
            return null;
        }
    }
}
