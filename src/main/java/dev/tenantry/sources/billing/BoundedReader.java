package dev.tenantry.sources.billing;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stops a reader when one row of a file does not end: a quote that is never closed would otherwise
 * swallow the rest of the file into memory.
 */
final class BoundedReader extends FilterReader {

    private static final int LONGEST_ROW = 1 << 20;

    private int sinceRow;

    BoundedReader(Reader in) {
        super(in);
    }

    /** Called after each row. */
    void rowDone() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        sinceRow += Math.max(0, read);
        if (sinceRow > LONGEST_ROW) {
            throw new RowTooLong();
        }
    }

    /** A row that is longer than any real one. */
    static final class RowTooLong extends IOException {}
}
