package app.parley.client.desktop.attention;

import app.parley.call.EndReason;
import app.parley.protocol.ChatId;

/// What is asked of the pop-up, the notifications and the tray. Data only.
public sealed interface AttentionEffect {
    record ShowPopup(Ring ring) implements AttentionEffect {}

    /// The call in the pop-up is over in a way that needs a word; the pop-up goes by itself.
    record TellPopup(EndReason reason) implements AttentionEffect {}

    record HidePopup() implements AttentionEffect {}

    record NotifyCall(Ring ring) implements AttentionEffect {}

    /// A call was not taken.
    record NotifyMissed(ChatSight chat) implements AttentionEffect {}

    /// There is something to read in a chat; takes the place of what was said of it before.
    record NotifyMessages(ChatSight chat) implements AttentionEffect {}

    /// Much came while the person was away.
    ///
    /// @param messages those that are not calls
    record NotifyAway(int messages, int missed) implements AttentionEffect {}

    record WithdrawCall() implements AttentionEffect {}

    record WithdrawChat(ChatId chat) implements AttentionEffect {}

    record WithdrawAway() implements AttentionEffect {}

    record ShowBadge(Badge badge) implements AttentionEffect {}

    /// Asks for [AttentionInput.Settled] once nothing new has come for [Attention#SETTLING]; anew each time.
    record AwaitSettled() implements AttentionEffect {}
}
