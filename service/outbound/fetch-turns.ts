import type { DomainOf, FetchedPage, PageFetcher } from '../domain/model/base/ports.ts';

/** A slow site would delay further fetches. */
export const MOST_WAITING = 5;

type Wanted = { address: string; keys: readonly string[]; page: Promise<FetchedPage>; start(): void };

const isInTheWayOf =
  (wanted: Wanted) =>
  (other: Wanted): boolean =>
    other.keys.some((key) => wanted.keys.includes(key));

/**
 * Shared and serial per site and shop, against flooding.
 * @returns `busy`: not fetched
 */
export const makeFetchTurns = (
  fetch: (address: string) => Promise<FetchedPage>,
  domainOf: DomainOf,
): PageFetcher => {
  let running: readonly Wanted[] = [];
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
