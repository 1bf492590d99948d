package app.parley.client.files.http;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/// A file as the body of a request, which tells how much of it has gone. Called on the HTTP client's threads.
final class CountedFile implements BodyPublisher {
    private final BodyPublisher file;
    private final LongConsumer sent;

    CountedFile(Path file, LongConsumer sent) throws FileNotFoundException {
        this.file = BodyPublishers.ofFile(file);
        this.sent = sent;
    }

    @Override
    public long contentLength() {
        return file.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        file.subscribe(new Subscriber<ByteBuffer>() {
            private long so;

            @Override
            public void onSubscribe(Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                so += piece.remaining();
                subscriber.onNext(piece);
                sent.accept(so);
            }

            @Override
            public void onError(Throwable broken) {
                subscriber.onError(broken);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
