import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { DomainOf, FetchedPage } from '../domain/model/base/ports.ts';
import { MAX_PAGE_BYTES, type PageReader } from './page-reader.ts';
import { isPrivateAddress } from './private-addresses.ts';

const TOTAL_MS = 5_000;
const MAX_REDIRECTS = 3;

type Answer = {
  status: number;
  location: string | null;
  html: string;
  language: string | null;
  contentPolicy: string | null;
};
type Landed = { kind: 'landed'; finalUrl: string; answer: Answer };
type Failure = Extract<FetchedPage, { kind: 'failed' }>;

/** A failure that is an answer, not a fault of ours. */
class FetchRefusal extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}
const refuse = (reason: Failure['reason'], detail: string): FetchRefusal =>
  new FetchRefusal({ kind: 'failed', reason, detail });

/** What a code of Node's network means to the owner of the page. */
const failureOf = (code: string): Failure['reason'] => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host';
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS|ERR_SSL/.test(code)
    ? 'certificate'
    : 'network';
};

/**
 * Fetches one page of a shop under the outgoing rules of protocol.md part 2: the name is resolved once and the checked
 * address is the one connected to (no rebinding), private networks are refused, redirects are followed by hand and
 * checked again, never to another registrable domain, 5 s and 2 MB in total, no proxy, no cookies.
 * @param privateTargets `host:port` that may be reached although private (ZGODA_PRIVATE_TARGETS)
 */
export const makePageFetcher = (
  privateTargets: readonly string[],
  domainOf: DomainOf,
  readPage: PageReader,
): ((address: string) => Promise<FetchedPage>) => {
  const mayBePrivate = (url: URL): boolean => {
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return privateTargets.includes(`${url.hostname}:${port}`);
  };

  const checkedLookup =
    (allowPrivate: boolean): LookupFunction =>
    (hostname, options, callback) => {
      dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return callback(error, '', 0);
        const usable = addresses.filter(({ address }) => allowPrivate || !isPrivateAddress(address));
        const first = usable[0];
        if (first === undefined)
          return callback(refuse('refused', 'The address leads into a private network.'), '', 0);
        if (options.all === true) return callback(null, usable);
        return callback(null, first.address, first.family);
      });
    };

  const ask = (url: URL, signal: AbortSignal): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const allowPrivate = mayBePrivate(url);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !allowPrivate && isPrivateAddress(host)) {
        return reject(refuse('refused', 'The address leads into a private network.'));
      }
      if (url.port !== '' && !allowPrivate)
        return reject(refuse('refused', 'Only the usual ports 80 and 443 are used.'));
      const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
        url,
        {
          signal,
          agent: false,
          lookup: checkedLookup(allowPrivate),
          headers: {
            accept: 'text/html,application/xhtml+xml',
            'accept-encoding': 'gzip, deflate, br',
            'user-agent': 'Zgoda-PolicyCheck/1 (privacy page check for the shop owner)',
          },
        },
        (response) => {
          const status = response.statusCode ?? 0;
          const location = response.headers.location ?? null;
          const language = response.headers['content-language'] ?? null;
          const contentPolicy = [response.headers['content-security-policy'] ?? []].flat().join(',') || null;
          if (status >= 300 && status < 400 && location !== null) {
            response.resume();
            return resolve({ status, location, html: '', language, contentPolicy });
          }
          const type = response.headers['content-type'] ?? '';
          if (status === 200 && !/^(text\/html|application\/xhtml\+xml)/i.test(type)) {
            response.destroy();
            return reject(
              refuse('not_html', `The page is ${type === '' ? 'of no stated type' : type}, not HTML.`),
            );
          }
          const encoding = response.headers['content-encoding'];
          const body =
            encoding === 'gzip'
              ? response.pipe(createGunzip())
              : encoding === 'br'
                ? response.pipe(createBrotliDecompress())
                : encoding === 'deflate'
                  ? response.pipe(createInflate())
                  : response;
          const chunks: Buffer[] = [];
          let bytes = 0;
          body.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > MAX_PAGE_BYTES) {
              request.destroy();
              body.destroy();
              return reject(refuse('too_large', 'The page is over 2 MB.'));
            }
            chunks.push(chunk);
          });
          body.on('end', () =>
            resolve({
              status,
              location: null,
              html: Buffer.concat(chunks).toString('utf8'),
              language,
              contentPolicy,
            }),
          );
          body.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end();
    });

  /** The answer under the last address, or why there is none. */
  const follow = async (address: string): Promise<Landed | Exclude<FetchedPage, { kind: 'page' }>> => {
    const signal = AbortSignal.timeout(TOTAL_MS);
    try {
      let url = new URL(address);
      const home = domainOf(url.hostname);
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const answer = await ask(url, signal);
        if (answer.location === null) {
          const { status } = answer;
          return status === 200 ? { kind: 'landed', finalUrl: url.href, answer } : { kind: 'status', status };
        }
        if (!URL.canParse(answer.location, url))
          return refuse('network', 'The page redirects to no address.').failure;
        url = new URL(answer.location, url);
        if (url.protocol !== 'https:' && url.protocol !== 'http:') {
          return refuse('refused', 'The page redirects to something that is not a web page.').failure;
        }
        if (domainOf(url.hostname) !== home) return { kind: 'left', finalUrl: url.href };
      }
      return refuse('network', 'The page redirects more than three times.').failure;
    } catch (error) {
      if (error instanceof FetchRefusal) return error.failure;
      if (signal.aborted) return refuse('timeout', 'The page did not answer within 5 seconds.').failure;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      return refuse(failureOf(code), `The page could not be reached (${code}).`).failure;
    }
  };

  return async (address) => {
    const landed = await follow(address);
    if (landed.kind !== 'landed') return landed;
    const { html, language, contentPolicy } = landed.answer;
    const content = await readPage(html);
    return content === null
      ? refuse('unreadable', 'The page is built of too much to be read within the limits.').failure
      : { kind: 'page', finalUrl: landed.finalUrl, language, contentPolicy, content };
  };
};
