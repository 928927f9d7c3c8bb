import type { DomainOf, FetchedPage } from '../domain/model/base/ports.ts';
import {
  codeOf,
  type Failure,
  FetchRefusal,
  isPrivateTarget,
  networkFault,
  type PageResponse,
  requestPage,
} from './page-request.ts';
import type { PageReader } from './threads/page-reader.ts';

const TOTAL_MS = 5_000;
const MAX_REDIRECTS = 3;

type Landed = { kind: 'landed'; finalUrl: string; response: PageResponse };

const failed = (reason: Failure['reason'], detail: string): Failure => ({ kind: 'failed', reason, detail });

/**
 * Rules in protocol.md part 2: pinned address, no private network, 5 s, 2 MB, no cookies.
 * @param privateTargets `host:port` (ZGODA_PRIVATE_TARGETS)
 */
export const makePageFetcher = (
  privateTargets: readonly string[],
  domainOf: DomainOf,
  readPage: PageReader,
): ((address: string) => Promise<FetchedPage>) => {
  const follow = async (address: string): Promise<Landed | Exclude<FetchedPage, { kind: 'page' }>> => {
    const signal = AbortSignal.timeout(TOTAL_MS);
    try {
      let url = new URL(address);
      const home = domainOf(url.hostname);
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const response = await requestPage(url, isPrivateTarget(privateTargets, url), signal);
        if (response.location === null) {
          const { status } = response;
          return status === 200
            ? { kind: 'landed', finalUrl: url.href, response }
            : { kind: 'status', status };
        }
        if (!URL.canParse(response.location, url))
          return failed('network', 'The page redirects to no address.');
        url = new URL(response.location, url);
        if (url.protocol !== 'https:' && url.protocol !== 'http:') {
          return failed('refused', 'The page redirects to something that is not a web page.');
        }
        if (domainOf(url.hostname) !== home) return { kind: 'left', finalUrl: url.href };
      }
      return failed('network', 'The page redirects more than three times.');
    } catch (error) {
      if (error instanceof FetchRefusal) return error.failure;
      if (signal.aborted) return failed('timeout', 'The page did not answer within 5 seconds.');
      return failed(networkFault(error), `The page could not be reached (${codeOf(error)}).`);
    }
  };

  return async (address) => {
    const landed = await follow(address);
    if (landed.kind !== 'landed') return landed;
    const { html, language, contentPolicy } = landed.response;
    const content = await readPage(html);
    return content === null
      ? failed('unreadable', 'The page is built of too much to be read within the limits.')
      : { kind: 'page', finalUrl: landed.finalUrl, language, contentPolicy, content };
  };
};
