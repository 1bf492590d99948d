package app.parley.client.chat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a search found, the newest first.
///
/// @param hits of what this device has
/// @param everywhere the same with what only the server has; just `hits` when the server does not answer. Never
/// fails
public record SearchHits(List<SearchHit> hits, CompletableFuture<List<SearchHit>> everywhere) {
    public SearchHits {
        hits = List.copyOf(hits);
    }
}
