package app.parley.client.calling;

import app.parley.client.media.AudioTap;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaSetup;
import app.parley.client.signalling.Signalling;
import java.util.function.Supplier;

/// What calls need of the world.
///
/// @param policy whether an incoming call may be heard
/// @param setup how the next call's media are to be set up; asked on parley-call, so it answers from memory
/// @param remoteAudio hears the other side of every call, besides its being played
public record CallPorts(
        MediaEngine media,
        Signalling signalling,
        Ringer ringer,
        RingPolicy policy,
        Supplier<MediaSetup> setup,
        AudioTap remoteAudio) {}
