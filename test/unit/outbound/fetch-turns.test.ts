import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { MOST_WAITING, makeFetchTurns } from '../../../service/outbound/fetch-turns.ts';
import { aShopId } from '../../support/builders/builders.ts';
import { fetchedPage } from '../../support/builders/fetched-page.ts';

const pageAt = (address: string): FetchedPage => fetchedPage(address, address);

const heldFetcher = () => {
  const open = new Map<string, { answer(): void; fail(): void }>();
  const asked: string[] = [];
  const fetch = (address: string): Promise<FetchedPage> =>
    new Promise((resolve, reject) => {
      asked.push(address);
      open.set(address, {
        answer: () => resolve(pageAt(address)),
        fail: () => reject(new Error('a fault of the fetcher')),
      });
    });
  return { fetch, asked, at: (address: string) => open.get(address) };
};
const siteOf = (host: string): string => host.split('.').slice(-2).join('.');

describe('fetching pages of shops', () => {
  const [a, b] = [aShopId(), aShopId()];

  it('asks one page of a site at a time, whichever shop wants it', async () => {
    const { fetch, asked, at } = heldFetcher();
    const get = makeFetchTurns(fetch, siteOf);
    const first = get('https://www.one.example/a', a);
    const second = get('https://one.example/b', b);
    await nextTurn();
    assert.deepEqual(asked, ['https://www.one.example/a']);
    at('https://www.one.example/a')?.answer();
    assert.equal((await first).kind, 'page');
    await nextTurn();
    assert.deepEqual(asked, ['https://www.one.example/a', 'https://one.example/b']);
    at('https://one.example/b')?.answer();
    assert.equal((await second).kind, 'page');
  });

  it('asks one page for a shop at a time, and another shop’s at once', async () => {
    const { fetch, asked, at } = heldFetcher();
    const get = makeFetchTurns(fetch, siteOf);
    const first = get('https://one.example/', a);
    const waits = get('https://two.example/', a);
    const other = get('https://three.example/', b);
    await nextTurn();
    assert.deepEqual(asked, ['https://one.example/', 'https://three.example/']);
    at('https://three.example/')?.answer();
    at('https://one.example/')?.answer();
    await Promise.all([first, other]);
    await nextTurn();
    at('https://two.example/')?.answer();
    assert.equal((await waits).kind, 'page');
  });

  it('asks once for those who want the same page meanwhile', async () => {
    const { fetch, asked, at } = heldFetcher();
    const get = makeFetchTurns(fetch, siteOf);
    const answers = [get('https://one.example/', a), get('https://one.example/', b)];
    await nextTurn();
    at('https://one.example/')?.answer();
    const [one, two] = await Promise.all(answers);
    assert.deepEqual(one, two);
    assert.equal(asked.length, 1);
    const again = get('https://one.example/', a);
    await nextTurn();
    at('https://one.example/')?.answer();
    await again;
    assert.equal(asked.length, 2, 'and anew afterwards');
  });

  it('says that a site is busy instead of letting requests to it pile up', async () => {
    const { fetch, asked, at } = heldFetcher();
    const get = makeFetchTurns(fetch, siteOf);
    const paths = Array.from({ length: MOST_WAITING + 1 }, (_, n) => `https://one.example/${n}`);
    const kept = paths.map((address) => get(address, a));
    assert.deepEqual(await get('https://one.example/more', a), { kind: 'busy' });
    await nextTurn();
    for (const [index, address] of paths.entries()) {
      at(address)?.answer();
      await kept[index];
      await nextTurn();
    }
    assert.deepEqual(asked, paths);
  });

  it('gives the turn on after a fault', async () => {
    const { fetch, at } = heldFetcher();
    const get = makeFetchTurns(fetch, siteOf);
    const first = get('https://one.example/a', a);
    const second = get('https://one.example/b', a);
    await nextTurn();
    at('https://one.example/a')?.fail();
    await assert.rejects(first);
    await nextTurn();
    at('https://one.example/b')?.answer();
    assert.equal((await second).kind, 'page');
  });
});
