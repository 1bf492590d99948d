package app.parley.protocol.json;

import app.parley.protocol.Chat;
import app.parley.protocol.Device;
import app.parley.protocol.User;
import app.parley.text.SafeText;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.StdConverter;

/// Makes the names that others chose fit to be drawn wherever they are drawn (overlay, pop-up, tray, list), once,
/// as they are read: a name cannot turn the sentence around it, cover the lines above it or break into two. Only
/// what the server says has names of others in it, so nothing that a client sends is changed.
final class PlainNames {
    private PlainNames() {}

    static void addTo(SimpleModule module) {
        module.setMixInAnnotation(User.class, OfUser.class);
        module.setMixInAnnotation(Chat.class, OfChat.class);
        module.setMixInAnnotation(Device.class, OfDevice.class);
    }

    @JsonDeserialize(converter = UserConverter.class)
    private interface OfUser {}

    @JsonDeserialize(converter = ChatConverter.class)
    private interface OfChat {}

    @JsonDeserialize(converter = DeviceConverter.class)
    private interface OfDevice {}

    static final class UserConverter extends StdConverter<User, User> {
        @Override
        public User convert(User user) {
            var name = SafeText.line(user.displayName());
            // Of a name of which nothing can be drawn the user name is left.
            return new User(
                    user.id(),
                    user.username(),
                    name.isEmpty() ? user.username() : name,
                    user.avatar(),
                    user.presence(),
                    user.lastSeen());
        }
    }

    static final class ChatConverter extends StdConverter<Chat, Chat> {
        @Override
        public Chat convert(Chat chat) {
            return chat.title() == null ? chat : chat.called(SafeText.line(chat.title()));
        }
    }

    static final class DeviceConverter extends StdConverter<Device, Device> {
        @Override
        public Device convert(Device device) {
            return new Device(
                    device.id(),
                    SafeText.line(device.name()),
                    SafeText.line(device.platform()),
                    device.current(),
                    device.createdAt(),
                    device.lastSeen());
        }
    }
}
