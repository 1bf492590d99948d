package app.parley.client.files;

import java.nio.file.Path;

/// How much of a message's file this device has.
public sealed interface FileState {
    /// Nothing, or the beginning of it.
    record Absent() implements FileState {}

    /// It comes.
    ///
    /// @param received bytes so far
    record Loading(long received) implements FileState {}

    /// All of it, and it is what was announced.
    ///
    /// @param file to be read, not changed. It may be deleted when it has not been asked for in a long time
    record Ready(Path file) implements FileState {}

    /// It did not come; asking again goes on where it stopped.
    record Failed(FileFailure failure) implements FileState {}
}
