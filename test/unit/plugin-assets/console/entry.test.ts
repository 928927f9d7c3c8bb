import assert from 'node:assert/strict';
import { makeDrafts } from '../../../../plugin-assets/console/app/drafts.ts';
import { makeEntry } from '../../../../plugin-assets/console/app/entry.ts';
import { makeHeldSearch, NO_WISH } from '../../../../plugin-assets/console/app/held-search.ts';
import { makeUnsaved } from '../../../../plugin-assets/console/app/unsaved.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import { aMe } from './console-builders.ts';

const SEARCH = { ...NO_WISH, text: 'zaneta@example.net' };
const FORM = { address: '#/requests', name: 'new request' };

/** A console at which the given people sign in, in turn. */
const openConsole = (...people: string[]) => {
  const appState = makeAppState();
  const unsaved = makeUnsaved();
  const heldSearch = makeHeldSearch();
  const cleared: string[] = [];
  const drafts = makeDrafts(() => ({ getItem: () => null, setItem: () => {}, removeItem: () => {} }));
  const entry = makeEntry({
    appState,
    api: {
      me: async () => ({ ok: true, status: 200, body: { ...aMe(), staffId: people.shift() ?? '' } }),
    },
    session: { renew: async () => 'renewed' },
    live: { start: () => {}, forget: () => {} },
    preferences: { get: () => ({ presence: 'away' }) as never },
    refresh: { refreshLeads: async () => {}, refreshRequests: async () => {} } as never,
    drafts,
    unsaved,
    heldSearch,
    outgoing: { clear: () => cleared.push('files') },
  });
  const expire = () => appState.dispatch({ type: 'signed-out', reason: 'expired' });
  return { entry, unsaved, heldSearch, drafts, expire, cleared };
};

describe('who signs in on a page whose session expired', () => {
  it('finds nothing that another person typed and did not save, or looked for', async () => {
    const { entry, unsaved, heldSearch, drafts, expire, cleared } = openConsole('stf_ala', 'stf_ola');
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
    const { entry, unsaved, heldSearch, drafts, expire, cleared } = openConsole('stf_ala', 'stf_ala');
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
