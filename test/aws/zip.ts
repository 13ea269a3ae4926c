import { crc32 } from 'node:zlib';

/** A zip archive of one file, not compressed: all that a function of a test needs. */
export function zipOf(name: string, text: string): Buffer {
  const [path, content] = [Buffer.from(name), Buffer.from(text)];
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(content.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const version = Buffer.from([20, 0]);
  // Flags, method 0 (stored), and a date, which nobody reads.
  const how = Buffer.from([0, 0, 0, 0, 0, 0, 0x21, 0]);
  const pathLength = Buffer.from([path.length, 0]);
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    version,
    how,
    sizes,
    pathLength,
    Buffer.alloc(2),
    path,
    content,
  ]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    version,
    version,
    how,
    sizes,
    pathLength,
    Buffer.alloc(16),
    path,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
