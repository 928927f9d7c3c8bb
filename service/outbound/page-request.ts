import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FetchedPage } from '../domain/model/base/ports.ts';
import { decodePage } from './pages/decode-page.ts';
import { isPrivateAddress } from './private-addresses.ts';
import { MAX_PAGE_BYTES } from './threads/page-reader.ts';

/** `html` is empty for a redirect. */
export type PageResponse = {
  status: number;
  location: string | null;
  html: string;
  language: string | null;
  contentPolicy: string | null;
};
export type Failure = Extract<FetchedPage, { kind: 'failed' }>;

/** For the shop owner. */
export class FetchRefusal extends Error {
  readonly failure: Failure;
  constructor(reason: Failure['reason'], detail: string) {
    super(detail);
    this.failure = { kind: 'failed', reason, detail };
  }
}

/** Against DNS rebinding. */
export const checkedLookup =
  (allowPrivate: boolean): LookupFunction =>
  (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const usable = addresses.filter(({ address }) => allowPrivate || !isPrivateAddress(address));
      const first = usable[0];
      if (first === undefined)
        return callback(new FetchRefusal('refused', 'The address leads into a private network.'), '', 0);
      if (options.all === true) return callback(null, usable);
      return callback(null, first.address, first.family);
    });
  };

/** Named in ZGODA_PRIVATE_TARGETS, as `host:port`. */
export const isPrivateTarget = (privateTargets: readonly string[], url: URL): boolean => {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return privateTargets.includes(`${url.hostname}:${port}`);
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

export const networkFault = (error: unknown): Failure['reason'] => {
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host';
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL/.test(code)
    ? 'certificate'
    : 'network';
};

/** @throws FetchRefusal */
export const requirePublic = (url: URL): void => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivateAddress(host)) {
    throw new FetchRefusal('refused', 'The address leads into a private network.');
  }
  if (url.port !== '') throw new FetchRefusal('refused', 'Only the usual ports 80 and 443 are used.');
};

/** Propagates errors. */
const unpacked = (response: IncomingMessage): Readable => {
  const ignore = () => undefined; // The reader of the last stream gets the error.
  switch (response.headers['content-encoding']) {
    case 'gzip':
      return pipeline(response, createGunzip(), ignore);
    case 'br':
      return pipeline(response, createBrotliDecompress(), ignore);
    case 'deflate':
      return pipeline(response, createInflate(), ignore);
    default:
      return response;
  }
};

/** Leaving the loop destroys the stream. @throws FetchRefusal too_large */
const bytesOf = async (body: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_PAGE_BYTES) throw new FetchRefusal('too_large', 'The page is over 2 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readResponse = async (response: IncomingMessage): Promise<PageResponse> => {
  const status = response.statusCode ?? 0;
  const location = response.headers.location ?? null;
  const language = response.headers['content-language'] ?? null;
  const contentPolicy = [response.headers['content-security-policy'] ?? []].flat().join(',') || null;
  if (status >= 300 && status < 400 && location !== null) {
    response.resume();
    return { status, location, html: '', language, contentPolicy };
  }
  const type = response.headers['content-type'] ?? '';
  if (status === 200 && !/^(text\/html|application\/xhtml\+xml)/i.test(type)) {
    response.destroy();
    throw new FetchRefusal('not_html', `The page is ${type === '' ? 'of no stated type' : type}, not HTML.`);
  }
  return {
    status,
    location: null,
    html: decodePage(await bytesOf(unpacked(response)), type),
    language,
    contentPolicy,
  };
};

/**
 * No redirects, cookies or proxy.
 * @throws FetchRefusal, or a Node network error
 */
export const requestPage = (url: URL, allowPrivate: boolean, signal: AbortSignal): Promise<PageResponse> =>
  new Promise((resolve, reject) => {
    if (!allowPrivate) requirePublic(url);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const options = {
      signal,
      agent: false,
      lookup: checkedLookup(allowPrivate),
      headers: {
        accept: 'text/html,application/xhtml+xml',
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'Zgoda-PolicyCheck/1 (privacy page check for the shop owner)',
      },
    };
    request(url, options, (response) => readResponse(response).then(resolve, reject))
      .on('error', reject)
      .end();
  });
