import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Puts the pictures of the icon (`16.png`, `32.png`, …) into one file each for Windows and macOS. Run by `icons.sh`:
///
///     java installers/image/Icons.java FOLDER
public final class Icons {
    /// What Explorer, the task bar and the installer ask for.
    private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 256);
    /// Apple's types of PNG pictures, with their pixels a side; `ic11` to `ic14` are for fine screens.
    private static final Map<String, Integer> MAC = new LinkedHashMap<>();

    static {
        MAC.put("icp4", 16);
        MAC.put("icp5", 32);
        MAC.put("ic11", 32);
        MAC.put("ic12", 64);
        MAC.put("ic07", 128);
        MAC.put("ic13", 256);
        MAC.put("ic08", 256);
        MAC.put("ic14", 512);
        MAC.put("ic09", 512);
        MAC.put("ic10", 1024);
    }

    private Icons() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        windows(folder);
        mac(folder);
    }

    private static void windows(Path folder) throws IOException {
        var pictures = new ArrayList<byte[]>();
        // Windows takes a PNG only as the largest.
        for (var size : WINDOWS) pictures.add(size == 256 ? png(folder, size) : bitmap(folder, size));
        var head = ByteBuffer.allocate(6 + 16 * pictures.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        var at = head.capacity();
        for (var i = 0; i < pictures.size(); i++) {
            var side = (byte) (WINDOWS.get(i) & 0xFF);
            head.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(pictures.get(i).length).putInt(at);
            at += pictures.get(i).length;
        }
        try (var out = Files.newOutputStream(folder.resolve("parley.ico"))) {
            out.write(head.array());
            for (var picture : pictures) out.write(picture);
        }
    }

    /// A bitmap as it stands in an .ico: twice as high as it is, from below, and a mask that says nothing.
    private static byte[] bitmap(Path folder, int size) throws IOException {
        var image = ImageIO.read(folder.resolve(size + ".png").toFile());
        var mask = (size + 31) / 32 * 4 * size;
        var out = ByteBuffer.allocate(40 + 4 * size * size + mask).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(40).putInt(size).putInt(2 * size).putShort((short) 1).putShort((short) 32);
        out.putInt(0).putInt(4 * size * size + mask).putInt(0).putInt(0).putInt(0).putInt(0);
        for (var y = size - 1; y >= 0; y--) {
            for (var x = 0; x < size; x++) out.putInt(image.getRGB(x, y));
        }
        return out.array();
    }

    private static void mac(Path folder) throws IOException {
        var body = new ByteArrayOutputStream();
        var data = new DataOutputStream(body);
        for (var one : MAC.entrySet()) {
            var picture = png(folder, one.getValue());
            data.writeBytes(one.getKey());
            data.writeInt(8 + picture.length);
            data.write(picture);
        }
        try (var out = new DataOutputStream(Files.newOutputStream(folder.resolve("parley.icns")))) {
            out.writeBytes("icns");
            out.writeInt(8 + body.size());
            body.writeTo(out);
        }
    }

    private static byte[] png(Path folder, int size) throws IOException {
        return Files.readAllBytes(folder.resolve(size + ".png"));
    }
}
