package app.parley.call;

/// What this client calls a call by, from its first moment: a dialled call has no id of the server's yet.
/// For a dialled call it is the wish's request id, for an incoming one the server's call id.
public record CallKey(String value) {
    @Override
    public String toString() {
        return value;
    }
}
