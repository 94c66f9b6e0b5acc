package io.github.sts4j.core.sigv4;

import java.util.zip.Checksum;

/** CRC-64/NVME: the NVM Express polynomial, reflected, starting and ending inverted. */
final class Crc64Nvme implements Checksum {
  private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
  private static final long[] TABLE = table();

  private long state = -1L;

  @Override
  public void update(int b) {
    state = TABLE[(int) (state ^ b) & 0xff] ^ (state >>> 8);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    long crc = state;
    for (int i = offset; i < offset + length; i++) {
      crc = TABLE[(int) (crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
    }
    state = crc;
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1L;
  }

  private static long[] table() {
    long[] table = new long[256];
    for (int i = 0; i < table.length; i++) {
      long value = i;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      }
      table[i] = value;
    }
    return table;
  }
}
