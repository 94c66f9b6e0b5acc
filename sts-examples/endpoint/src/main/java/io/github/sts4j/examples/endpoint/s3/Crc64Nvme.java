package io.github.sts4j.examples.endpoint.s3;

import java.util.zip.Checksum;

/** CRC-64/NVME: reflected, polynomial AD93D23594C93659, all bits set before and flipped after. */
final class Crc64Nvme implements Checksum {
  private static final long REFLECTED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

  private final long[] table = table();
  private long remainder = -1L;

  @Override
  public void update(int b) {
    remainder = table[(int) (remainder ^ b) & 0xFF] ^ (remainder >>> 8);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      update(bytes[i]);
    }
  }

  @Override
  public long getValue() {
    return ~remainder;
  }

  @Override
  public void reset() {
    remainder = -1L;
  }

  private static long[] table() {
    long[] table = new long[256];
    for (int i = 0; i < table.length; i++) {
      long entry = i;
      for (int bit = 0; bit < 8; bit++) {
        entry = (entry & 1) == 0 ? entry >>> 1 : entry >>> 1 ^ REFLECTED_POLYNOMIAL;
      }
      table[i] = entry;
    }
    return table;
  }
}
