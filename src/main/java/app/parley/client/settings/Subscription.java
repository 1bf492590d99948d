package app.parley.client.settings;

/// Ends an observation. Safe on every thread; ending it twice is the same as once.
@FunctionalInterface
public interface Subscription {
    void unsubscribe();
}
