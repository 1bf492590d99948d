package app.parley.client.ui.scenes;

import app.parley.protocol.Presence;
import app.parley.protocol.User;

/// Who is seen in the pictures: names of several scripts, and one that is too long for every line.
public final class StagedPeople {
    public static final User SAM = StagedRooms.user("sam.rivera", "Sam Rivera", Presence.ONLINE);
    public static final User AMARA = StagedRooms.user("amara.okafor", "Amara Okafor", Presence.ONLINE);
    public static final User MEI = StagedRooms.user("mei", "周美玲 Mei-Ling", Presence.DND);
    public static final User YOUSSEF = StagedRooms.user("youssef", "يوسف الحداد", Presence.OFFLINE);
    public static final User JONAS = StagedRooms.user("jonas", "Jonas Lindqvist", Presence.ONLINE);
    public static final User ECHO = StagedRooms.user("echo", "Echo", Presence.ONLINE);
    public static final User LONG = StagedRooms.user(
            "wolfe", "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Elder of Somewhere", Presence.ONLINE);
    /// Somebody one has no chat with.
    static final User ECATERINA = StagedRooms.user("ecaterina", "Ecaterina Popescu", Presence.ONLINE);

    private StagedPeople() {}
}
