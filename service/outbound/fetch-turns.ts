import type { DomainOf, FetchedPage, PageFetcher } from '../domain/model/base/ports.ts';

/** More than this many waiting fetches are refused: a slow site would delay them for minutes. */
export const MOST_WAITING = 5;

type Wanted = { address: string; keys: readonly string[]; page: Promise<FetchedPage>; start(): void };

const isInTheWayOf =
  (wanted: Wanted) =>
  (other: Wanted): boolean =>
    other.keys.some((key) => wanted.keys.includes(key));

/**
 * Fetches one page at a time for each site and each shop, whoever asks: a button in the console, the job, opened
 * widgets, reports of a shop server. Callers that want the same page meanwhile share one fetch. So the service cannot
 * be used to flood a site.
 * @returns `busy` when too many fetches wait for the site or the shop already; nothing was fetched then
 */
export const makeFetchTurns = (
  fetch: (address: string) => Promise<FetchedPage>,
  domainOf: DomainOf,
): PageFetcher => {
  let running: readonly Wanted[] = [];
  /** Fetches for the same site or shop run in the order of the calls. */
  let waiting: readonly Wanted[] = [];

  const startNext = (): void => {
    const held: Wanted[] = [];
    for (const wanted of waiting) {
      if ([...running, ...held].some(isInTheWayOf(wanted))) held.push(wanted);
      else running = [...running, wanted];
    }
    const started = waiting.filter((wanted) => !held.includes(wanted));
    waiting = held;
    for (const wanted of started) wanted.start();
  };

  const want = (address: string, keys: readonly string[]): Wanted => {
    let start = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      start = resolve;
    });
    const page = turn
      .then(() => fetch(address))
      .finally(() => {
        running = running.filter((other) => other !== wanted);
        startNext();
      });
    const wanted: Wanted = { address, keys, page, start };
    return wanted;
  };

  return async (address, asker) => {
    const same = [...running, ...waiting].find((other) => other.address === address);
    if (same !== undefined) return same.page;
    const wanted = want(address, [`shop ${asker}`, `site ${domainOf(new URL(address).hostname)}`]);
    if (waiting.filter(isInTheWayOf(wanted)).length >= MOST_WAITING) return { kind: 'busy' };
    waiting = [...waiting, wanted];
    startNext();
    return wanted.page;
  };
};
