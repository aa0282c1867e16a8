package dev.tenantry.sources.git;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one head, and stops where it is more than the limits: what a pack of some kilobytes
 * becomes may fill any memory, since what others are made from is held until they are made.
 */
final class Intake {

    /** Of an object that is larger many are not held at once. */
    private static final long LARGE = 1L << 20;

    /** All large ones together, as they are when they are no longer packed. */
    private static final long MOST_LARGE = 128L << 20;

    /** All of them. */
    private static final long MOST = 1L << 30;

    /** Four letters, the version, and how many objects it holds. */
    private static final int PACK_HEADER = 12;

    private static final int COUNT = 8;

    private final MirrorLimits limits;
    private long received;
    private long objects;
    private long large;
    private long all;
    private Optional<String> refusal = Optional.empty();

    Intake(MirrorLimits limits) {
        this.limits = limits;
    }

    /** The same mirror, taking in no more than that. */
    Repository over(File folder) throws IOException {
        return new Bounded(folder);
    }

    /** How many objects a pack holds, as its beginning says. */
    static long objects(File pack) throws IOException {
        try (DataInputStream in = new DataInputStream(new FileInputStream(pack))) {
            in.skipNBytes(COUNT);
            return Integer.toUnsignedLong(in.readInt());
        }
    }

    /** Looks at nothing of an object but how large it is. */
    ObjectChecker counting() {
        return new Counting();
    }

    /** What was more than is taken, a sentence; empty when a fetch failed for another reason. */
    Optional<String> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLargeObjectInPackException) {
                return Optional.of(
                        "This branch holds a file, or something else, of more than %s; so much is"
                                        .formatted(size(limits.object()))
                                + " not read. Keep it somewhere else, and begin the branch anew"
                                + " without it.");
            }
        }
        return refusal;
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private String refuse(String most) {
        String sentence =
                ("This branch holds more than %s that main has not; so much is not read. Begin it"
                                + " anew from the newest main branch, with less.")
                        .formatted(most);
        refusal = Optional.of(sentence);
        return sentence;
    }

    private void count(long bytes) throws CorruptObjectException {
        all += bytes;
        large += bytes > LARGE ? bytes : 0;
        if (all > MOST || large > MOST_LARGE) {
            throw new CorruptObjectException(refuse(size(all > MOST ? MOST : MOST_LARGE)));
        }
    }

    private final class Counting extends ObjectChecker {

        @Override
        public void check(@Nullable AnyObjectId id, int type, byte[] raw)
                throws CorruptObjectException {
            count(raw.length);
        }

        @Override
        public BlobObjectChecker newBlobObjectChecker() {
            return new BlobObjectChecker() {
                private long size;

                @Override
                public void update(byte[] in, int at, int length) {
                    size += length;
                }

                @Override
                public void endBlob(AnyObjectId id) throws CorruptObjectException {
                    count(size);
                }
            };
        }
    }

    private final class Bounded extends FileRepository {

        Bounded(File folder) throws IOException {
            super(new FileRepositoryBuilder().setGitDir(folder).setBare().setup());
        }

        @Override
        public ObjectInserter newObjectInserter() {
            ObjectInserter own = super.newObjectInserter();
            return new ObjectInserter.Filter() {
                @Override
                protected ObjectInserter delegate() {
                    return own;
                }

                @Override
                public PackParser newPackParser(InputStream in) throws IOException {
                    PackParser parser = own.newPackParser(new Counted(in));
                    parser.setMaxObjectSizeLimit(limits.object());
                    return parser;
                }
            };
        }
    }

    /** A pack says first how many objects it holds: nothing of too many is read. */
    private final class Counted extends FilterInputStream {

        private final byte[] header = new byte[PACK_HEADER];
        private int known;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int read = super.read(into, at, length);
            received(Math.max(read, 0));
            header(into, at, Math.max(read, 0));
            return read;
        }

        private void header(byte[] from, int at, int length) throws IOException {
            int more = Math.min(length, PACK_HEADER - known);
            System.arraycopy(from, at, header, known, more);
            known += more;
            if (more > 0 && known == PACK_HEADER) {
                objects += Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(COUNT));
                if (objects > limits.objects()) {
                    throw new IOException(
                            refuse("%,d files, folders and commits".formatted(limits.objects())));
                }
            }
        }

        private void received(int bytes) throws IOException {
            received += bytes;
            if (received > limits.pack()) {
                throw new IOException(refuse(size(limits.pack())));
            }
        }
    }
}
