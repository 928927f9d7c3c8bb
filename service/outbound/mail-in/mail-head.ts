/** In bytes. */
export const MAX_HEADER_BYTES = 256 * 1024;
const BREAK = '\r\n\r\n';
export const headOf = (raw: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = bytes.indexOf(BREAK);
  const shortEnd = bytes.indexOf('\n\n');
  const ends = [end, shortEnd].filter((at) => at >= 0);
  return ends.length === 0 ? bytes : bytes.subarray(0, Math.min(...ends) + BREAK.length);
};
