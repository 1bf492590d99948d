package app.parley.client.voice;

/// What views of voice messages work with.
public record VoiceDesk(VoicePlayer player, VoiceShapes shapes) {}
