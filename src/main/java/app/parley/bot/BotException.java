package app.parley.bot;

/// A bot's plan that cannot be carried out. Its message is a sentence for whoever started the bot.
public final class BotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BotException(String message) {
        super(message);
    }
}
