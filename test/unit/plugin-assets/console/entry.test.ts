import assert from 'node:assert/strict';
import { makeDrafts } from '../../../../plugin-assets/console/app/drafts.ts';
import { makeEntry } from '../../../../plugin-assets/console/app/entry.ts';
import { makeHeldSearch, NO_WISH } from '../../../../plugin-assets/console/app/held-search.ts';
import { makeUnsaved } from '../../../../plugin-assets/console/app/unsaved.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import type { Answer } from '../../../../plugin-assets/shared/http-client.ts';
import type { Me } from '../../../../service/protocol/api/staff-api.ts';
import { makeFakeTimers } from '../../../support/fakes/fake-timers.ts';
import { aMe } from './console-builders.ts';

const SEARCH = { ...NO_WISH, text: 'zaneta@example.net' };
const FORM = { address: '#/requests', name: 'new request' };

const someone = (staffId: string): Answer<Me> => ({ ok: true, status: 200, body: { ...aMe(), staffId } });
const refused = (
  status: number,
  code: 'unavailable' | 'rate_limited' | 'unauthenticated',
  retryAfterMs?: number,
) =>
  ({
    ok: false,
    refusal: { code, status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  }) as const;

const openConsole = (...answers: Answer<Me>[]) => {
  const timers = makeFakeTimers();
  let token: string | null = 'token';
  let started = 0;
  const appState = makeAppState();
  const unsaved = makeUnsaved();
  const heldSearch = makeHeldSearch();
  const cleared: string[] = [];
  const drafts = makeDrafts(() => ({ getItem: () => null, setItem: () => {}, removeItem: () => {} }));
  const entry = makeEntry({
    appState,
    api: { me: async () => answers.shift() ?? { ok: false, refusal: { code: 'unreachable', status: 0 } } },
    session: { renew: async () => 'renewed', token: () => token },
    live: {
      start: () => {
        started += 1;
      },
      forget: () => {},
    },
    preferences: { get: () => ({ presence: 'away' }) as never },
    refresh: { refreshLeads: async () => {}, refreshRequests: async () => {} } as never,
    drafts,
    unsaved,
    heldSearch,
    outgoing: { clear: () => cleared.push('files') },
    timers,
  });
  const expire = () => appState.dispatch({ type: 'signed-out', reason: 'expired' });
  const endSession = () => {
    token = null;
    appState.dispatch({ type: 'signed-out', reason: 'elsewhere' });
  };
  return {
    ...{ entry, unsaved, heldSearch, drafts, expire, cleared, timers, endSession },
    state: () => appState.get(),
    left: () => answers.length,
    started: () => started,
  };
};

describe('who signs in on a page whose session expired', () => {
  it('finds nothing that another person typed and did not save, or looked for', async () => {
    const { entry, unsaved, heldSearch, drafts, expire, cleared } = openConsole(
      someone('stf_ala'),
      someone('stf_ola'),
    );
    await entry.enter();
    unsaved.set(FORM, { email: 'zaneta@example.net' });
    drafts.set('cnv_1', 'Dzień dobry');
    heldSearch.keep(SEARCH);
    expire();
    cleared.length = 0;
    await entry.enter();
    assert.equal(unsaved.get(FORM), null);
    assert.ok(unsaved.isEmpty());
    assert.equal(drafts.get('cnv_1'), '');
    assert.deepEqual(heldSearch.get(), NO_WISH);
    assert.deepEqual(cleared, ['files']);
  });

  it('finds what the same person typed and did not save, or looked for', async () => {
    const { entry, unsaved, heldSearch, drafts, expire, cleared } = openConsole(
      someone('stf_ala'),
      someone('stf_ala'),
    );
    await entry.enter();
    unsaved.set(FORM, { email: 'zaneta@example.net' });
    drafts.set('cnv_1', 'Dzień dobry');
    heldSearch.keep(SEARCH);
    expire();
    cleared.length = 0;
    await entry.enter();
    assert.deepEqual(unsaved.get(FORM), { email: 'zaneta@example.net' });
    assert.equal(drafts.get('cnv_1'), 'Dzień dobry');
    assert.deepEqual(heldSearch.get(), SEARCH);
    assert.deepEqual(cleared, []);
  });
});

describe('a console whose account cannot be read right after its session was renewed', () => {
  it('stays signed in while the database is away, and enters once it is back', async () => {
    const { entry, timers, state, started } = openConsole(refused(503, 'unavailable'), someone('stf_ala'));
    await entry.start();
    assert.equal(state().phase, 'starting');
    await timers.forward(3_000);
    assert.equal(state().phase, 'signed-in');
    assert.equal(state().me?.staffId, 'stf_ala');
    assert.equal(started(), 1);
  });

  it('waits as long as the service says when it asked too often', async () => {
    const { entry, timers, state } = openConsole(refused(429, 'rate_limited', 40_000), someone('stf_ala'));
    await entry.enter();
    assert.equal(timers.next(), 40_000);
    await timers.forward(40_000);
    assert.equal(state().phase, 'signed-in');
  });

  it('is signed out when the service no longer knows the session', async () => {
    const { entry, timers, state } = openConsole(refused(401, 'unauthenticated'), someone('stf_ala'));
    await entry.enter();
    assert.equal(state().phase, 'signed-out');
    assert.equal(state().signedOutReason, 'expired');
    assert.equal(timers.next(), null);
  });

  it('asks no more once the session was ended elsewhere, and goes on saying so', async () => {
    const { entry, timers, state, left, endSession } = openConsole(
      refused(503, 'unavailable'),
      refused(401, 'unauthenticated'),
    );
    await entry.enter();
    endSession();
    await timers.forward(3_000);
    assert.equal(left(), 1);
    assert.equal(state().signedOutReason, 'elsewhere');
  });

  it('asks once when somebody signs in while it waits', async () => {
    const { entry, timers, started } = openConsole(
      refused(503, 'unavailable'),
      someone('stf_ola'),
      someone('stf_ola'),
    );
    await entry.enter();
    await entry.enter();
    await timers.forward(3_000);
    assert.equal(started(), 1);
  });
});
