import assert from 'node:assert/strict';
import { makeWaitingConnection } from '../../../../plugin-assets/console/app/waiting-connection.ts';

const MINUTE_MS = 60_000;

const requestOf = (state: string) =>
  Buffer.from(
    JSON.stringify({
      v: 1,
      platform: 'wordpress',
      name: 'Liść i Glina',
      url: 'https://sklep.example/',
      locale: 'pl',
      returnUrl: 'https://sklep.example/wp-admin/',
      state,
      challenge: 'a'.repeat(64),
      controller: {},
    }),
  ).toString('base64url');

describe('a shop server that waits to be connected', () => {
  const first = requestOf('state-of-the-first-press');
  const kept = new Map<string, string>();
  let now = 0;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const keeper = () =>
    makeWaitingConnection(
      () => storage,
      () => now,
    );
  beforeEach(() => {
    kept.clear();
    now = Date.parse('2026-11-24T12:00:00Z');
  });

  it('is found again in another tab, by the name of its site', () => {
    keeper().keep(first);
    assert.deepEqual(keeper().get(), { encoded: first, host: 'sklep.example' });
  });

  it('waits for an hour from when it came, also when its page is opened again [AD-26]', () => {
    keeper().keep(first);
    now += 59 * MINUTE_MS;
    keeper().keep(first);
    assert.equal(keeper().get()?.encoded, first);
    now += MINUTE_MS;
    assert.equal(keeper().get(), null);
    assert.equal(kept.size, 0, 'nothing of it stays');
  });

  it('is gone once it was answered, and the way back in the history brings no new request', () => {
    const appState = keeper();
    appState.keep(first);
    appState.drop();
    appState.keep(first);
    assert.equal(appState.get(), null);
    assert.doesNotMatch([...kept.values()].join(), /"encoded":"/);
    const second = requestOf('state-of-the-second-press');
    appState.keep(second);
    assert.equal(appState.get()?.encoded, second);
  });

  it('is no shop server when the request is broken, or the browser keeps nothing', () => {
    const appState = keeper();
    appState.keep('broken');
    assert.equal(appState.get(), null);
    kept.set('zgoda.console.connect', '{"encoded":7}');
    assert.equal(appState.get(), null);
    const closed = makeWaitingConnection(() => {
      throw new Error('storage is closed');
    });
    closed.keep(first);
    assert.equal(closed.get(), null);
  });
});
