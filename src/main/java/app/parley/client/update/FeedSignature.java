package app.parley.client.update;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Ed25519 (RFC 8032) over the bytes of a feed, by the JDK's own provider. Keys and signatures are written in
/// Base64: the public key as X.509, the private one as PKCS #8. Used by the program to check and by `parley
/// release` to sign.
public final class FeedSignature {
    private static final String ALGORITHM = "Ed25519";

    private FeedSignature() {}

    /// Whether `signature` (Base64) is of `bytes` by the owner of `key` (Base64).
    public static boolean isOf(byte[] bytes, byte[] signature, String key) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(key));
            verifier.update(bytes);
            return verifier.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    /// Signs; Base64 with a line's end.
    ///
    /// @param key the private one, Base64
    public static String sign(byte[] bytes, String key) throws GeneralSecurityException {
        var signer = Signature.getInstance(ALGORITHM);
        signer.initSign(privateKey(key));
        signer.update(bytes);
        return written(signer.sign());
    }

    /// A pair of keys, both to be written with [#written].
    public static KeyPair keys() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    }

    /// Base64 in one line.
    public static String written(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private static PublicKey publicKey(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(key)));
    }

    private static PrivateKey privateKey(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(decoded(key)));
    }

    private static byte[] decoded(String key) {
        return Base64.getDecoder().decode(key.strip());
    }
}
