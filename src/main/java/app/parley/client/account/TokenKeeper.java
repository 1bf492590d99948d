package app.parley.client.account;

import java.util.Optional;

/// PORT: the system's place for secrets. Methods block, also while the system asks its user to unlock it; safe
/// on every thread.
public interface TokenKeeper {
    /// Keeps `secret` under `name` in place of an earlier one.
    ///
    /// @return whether it is kept: not where the system has no such place, or its user has not unlocked it
    boolean keep(String name, String secret);

    /// Empty where there is none, or it cannot be had now.
    Optional<String> find(String name);

    void forget(String name);

    /// For systems without one, and for bots: nothing is kept.
    TokenKeeper NONE = new TokenKeeper() {
        @Override
        public boolean keep(String name, String secret) {
            return false;
        }

        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public void forget(String name) {}
    };
}
