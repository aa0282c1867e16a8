package dev.tenantry.sources.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Unpacks {@code status.compressedNodes}, which Argo writes for big runs: base 64 of gzip, or since
 * 4.1 of zstd or brotli. Which of them it is, the first bytes say; brotli has none of its own.
 */
final class CompressedNodes {

    private static final int MOST = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CompressedNodes() {}

    /** The nodes; empty when this is in no packing that we know, or unpacks to more than 64 MB. */
    static Optional<JsonNode> unpack(String packed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(packed);
            try (InputStream in = plain(bytes)) {
                byte[] plain = in.readNBytes(MOST + 1);
                return plain.length > MOST
                        ? Optional.empty()
                        : Optional.of(JSON.readTree(plain)).filter(JsonNode::isObject);
            }
        } catch (IOException | IllegalArgumentException | MalformedInputException e) {
            return Optional.empty();
        }
    }

    private static InputStream plain(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        if (startsWith(bytes, 0x1f, 0x8b)) {
            return new GZIPInputStream(in);
        }
        return startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)
                ? new ZstdInputStream(in)
                : new BrotliInputStream(in);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        boolean starts = bytes.length >= magic.length;
        for (int i = 0; starts && i < magic.length; i++) {
            starts = (bytes[i] & 0xff) == magic[i];
        }
        return starts;
    }
}
