/** Browsers look for a `<meta>` with the encoding in so many bytes. */
const LOOKED_AT = 1024;
/** Characters of the bytes 0x80 to 0x9f in windows-1252; those that it leaves free stay as they are. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decodes as browsers do; null for a label that they or this Node do not know. */
const decoderOf = (label: string | undefined): ((bytes: Uint8Array) => string) | null => {
  if (label === undefined) return null;
  try {
    const decoder = new TextDecoder(label);
    // Some versions of Node decode it as Latin 1, without the quotes and the euro sign.
    if (decoder.encoding === 'windows-1252')
      return (bytes) =>
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/[\x80-\x9f]/g, (one) => WINDOWS_1252[one.charCodeAt(0) - 0x80] ?? one);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return null;
  }
};

const markOf = (bytes: Buffer): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
};

const CHARSET = /charset\s{0,9}=\s{0,9}["']?([^\s"'/>;]+)/i;

const withoutComments = (html: string): string => {
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const start = html.indexOf('<!--', at);
    parts.push(html.slice(at, start < 0 ? undefined : start));
    const end = start < 0 ? -1 : html.indexOf('-->', start);
    if (end < 0) return parts.join('');
    at = end + 3;
  }
};

/** What the first `<meta>` says that names an encoding. */
const metaLabel = (bytes: Buffer): string | undefined => {
  const head = withoutComments(bytes.subarray(0, LOOKED_AT).toString('latin1'));
  for (const [tag] of head.matchAll(/<meta\b[^<>]*>/gi)) {
    const isOlderForm = /http-equiv\s{0,9}=\s{0,9}["']?content-type/i.test(tag);
    const named = isOlderForm ? tag : tag.replace(/content\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')/i, '');
    const label = CHARSET.exec(named)?.[1];
    // The tag itself was read in single bytes, so it cannot be UTF-16.
    if (label !== undefined) return /^utf-16/i.test(label) ? 'utf-8' : label;
  }
  return undefined;
};

/**
 * The text of a page in the encoding in which browsers read it: by its byte order mark, the header, a `<meta>` in the
 * first 1,024 bytes, else UTF-8. What cannot be decoded becomes U+FFFD.
 * @param contentType the header `Content-Type`
 */
export const decodePage = (bytes: Buffer, contentType: string): string => {
  const decode =
    decoderOf(markOf(bytes)) ??
    decoderOf(CHARSET.exec(contentType)?.[1]) ??
    decoderOf(metaLabel(bytes)) ??
    decoderOf('utf-8');
  return decode?.(bytes) ?? '';
};
