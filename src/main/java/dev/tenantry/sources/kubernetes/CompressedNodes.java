package dev.tenantry.sources.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks {@code status.compressedNodes}, which Argo writes for big runs: base 64 of gzip. Other
 * packings (zstd, brotli since 4.1) and more than 64 MB are left packed: the run then has no steps.
 */
final class CompressedNodes {

    private static final int MOST = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CompressedNodes() {}

    static JsonNode unpack(String packed) {
        if (packed.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(packed);
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                byte[] plain = in.readNBytes(MOST + 1);
                return plain.length > MOST ? MissingNode.getInstance() : JSON.readTree(plain);
            }
        } catch (IOException | IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }
}
