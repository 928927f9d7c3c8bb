import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { readAdvisories } from '../../domain/release/advisories.ts';
import type { FetchUpdates } from '../../domain/release/read-version.ts';
import { isSignedBy } from '../ed25519-keys.ts';

const ANSWER_MS = 10_000;
const MOST_BYTES = 512 * 1024;
const SIGNATURE_BYTES = 64;

/** Only a `Host` header, for privacy. */
const get = (url: URL, mostBytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const read = async (response: IncomingMessage): Promise<Buffer> => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of response) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw new Error('The file is too long.');
        chunks.push(chunk);
      }
      if (response.statusCode !== 200) throw new Error(`It answered ${response.statusCode}.`);
      return Buffer.concat(chunks);
    };
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const options = { agent: false as const, signal: AbortSignal.timeout(ANSWER_MS) };
    request(url, options, (response) => read(response).then(resolve, reject))
      .on('error', reject)
      .end();
  });

/**
 * With `.sig`.
 * @param publicKeyPem Ed25519
 */
export const makeFetchUpdates =
  (url: string, publicKeyPem: string): NonNullable<FetchUpdates> =>
  async () => {
    const signatureUrl = new URL(url);
    signatureUrl.pathname += '.sig';
    const found = await Promise.all([
      get(new URL(url), MOST_BYTES),
      get(signatureUrl, SIGNATURE_BYTES),
    ]).catch(() => null);
    if (found === null) return { fault: 'away' };
    const [bytes, signature] = found;
    if (!isSignedBy(publicKeyPem, bytes, signature)) return { fault: 'unsigned' };
    const file = readAdvisories(bytes.toString('utf8'));
    return file === null ? { fault: 'unreadable' } : { file };
  };
