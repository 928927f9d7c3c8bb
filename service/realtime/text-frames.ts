/** FIN and text opcode. */
const FINAL_TEXT = 0x81;
/** Above: 2 or 8 length bytes. */
const SHORT = 125;
const MEDIUM = 0xffff;
const MEDIUM_MARK = 126;
const LONG_MARK = 127;

const headerBytes = (length: number): number => (length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10);

/** Returns the text's offset. */
const writeHeader = (bytes: Buffer, at: number, length: number): number => {
  bytes[at] = FINAL_TEXT;
  if (length <= SHORT) {
    bytes[at + 1] = length;
    return at + 2;
  }
  if (length <= MEDIUM) {
    bytes[at + 1] = MEDIUM_MARK;
    return bytes.writeUInt16BE(length, at + 2);
  }
  bytes[at + 1] = LONG_MARK;
  bytes.writeUInt32BE(Math.floor(length / 2 ** 32), at + 2);
  return bytes.writeUInt32BE(length % 2 ** 32, at + 6);
};

/** Unmasked text frames in one buffer (RFC 6455, 5.2). */
export const textFrames = (texts: readonly string[]): Buffer => {
  let size = 0;
  const lengths: number[] = [];
  for (const text of texts) {
    const length = Buffer.byteLength(text);
    size += headerBytes(length) + length;
    lengths.push(length);
  }
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  let next = 0;
  for (const text of texts) {
    const begin = writeHeader(bytes, at, lengths[next++] ?? 0);
    at = begin + bytes.write(text, begin);
  }
  return bytes;
};
