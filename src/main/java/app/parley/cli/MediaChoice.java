package app.parley.cli;

/// The words of `--media`: this machine's devices, or made-up sound and pictures.
enum MediaChoice {
    devices,
    synthetic
}
