const LOOKED_AT = 1024;
/** Undefined bytes stay. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Null: unknown label. */
const decoderOf = (label: string | undefined): ((bytes: Uint8Array) => string) | null => {
  if (label === undefined) return null;
  try {
    const decoder = new TextDecoder(label);
    // Some Node versions use Latin 1.
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

const metaLabel = (bytes: Buffer): string | undefined => {
  const head = withoutComments(bytes.subarray(0, LOOKED_AT).toString('latin1'));
  for (const [tag] of head.matchAll(/<meta\b[^<>]*>/gi)) {
    const isOlderForm = /http-equiv\s{0,9}=\s{0,9}["']?content-type/i.test(tag);
    const named = isOlderForm ? tag : tag.replace(/content\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')/i, '');
    const label = CHARSET.exec(named)?.[1];
    // Single bytes: not UTF-16.
    if (label !== undefined) return /^utf-16/i.test(label) ? 'utf-8' : label;
  }
  return undefined;
};

/**
 * Byte order mark, header, `<meta>`, else UTF-8.
 * @param contentType header
 */
export const decodePage = (bytes: Buffer, contentType: string): string => {
  const decode =
    decoderOf(markOf(bytes)) ??
    decoderOf(CHARSET.exec(contentType)?.[1]) ??
    decoderOf(metaLabel(bytes)) ??
    decoderOf('utf-8');
  return decode?.(bytes) ?? '';
};
