import assert from 'node:assert/strict';
import type { StaffApi } from '../../../../plugin-assets/console/api/staff-api.ts';
import { startRefresh } from '../../../../plugin-assets/console/app/refresh.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import { aMe } from './console-builders.ts';

const startConsole = ({ status = 503 } = {}) => {
  const asked: string[] = [];
  const reads = ['me', 'leadCounts', 'openRequests', 'mentions', 'tags', 'teams'];
  const api = Object.fromEntries(
    reads.map((name) => [
      name,
      async () => {
        asked.push(name);
        return { ok: false, refusal: { status, code: 'unavailable' } };
      },
    ]),
  ) as unknown as StaffApi;
  const appState = makeAppState();
  const beats: { run: () => void; everyMs: number }[] = [];
  const { setInterval } = globalThis;
  // Real timers would keep the test run alive.
  globalThis.setInterval = ((run: () => void, everyMs: number) => {
    beats.push({ run, everyMs });
  }) as unknown as typeof setInterval;
  startRefresh(appState, api);
  globalThis.setInterval = setInterval;
  const [soon, later] = beats.sort((a, b) => a.everyMs - b.everyMs);
  return { appState, asked, beatSoon: () => soon?.run(), beat: () => later?.run() };
};

describe('what a console reads again', () => {
  it('after its connection went to another process: all that it was not told of meanwhile', () => {
    const { appState, asked } = startConsole();
    appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    appState.dispatch({ type: 'connection', connection: 'online' });
    asked.length = 0;
    appState.dispatch({ type: 'connection', connection: 'online' });
    assert.deepEqual(asked.sort(), ['leadCounts', 'me', 'mentions', 'tags', 'teams']);
  });

  it('as soon as it works without a socket: the lists of its shops too', () => {
    const { appState, asked } = startConsole();
    appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    asked.length = 0;
    appState.dispatch({ type: 'connection', connection: 'polling' });
    assert.deepEqual(asked.sort(), ['leadCounts', 'mentions', 'tags', 'teams']);
  });

  it('soon after a refusal: what the service could not answer just then', async () => {
    const { appState, asked, beatSoon } = startConsole();
    appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    appState.dispatch({ type: 'connection', connection: 'online' });
    await Promise.resolve();
    asked.length = 0;
    beatSoon();
    assert.deepEqual(asked.sort(), ['leadCounts', 'mentions', 'tags', 'teams']);
  });

  it('not at once again: what this person may not read', async () => {
    const { appState, asked, beatSoon } = startConsole({ status: 403 });
    appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    appState.dispatch({ type: 'connection', connection: 'online' });
    await Promise.resolve();
    asked.length = 0;
    beatSoon();
    assert.deepEqual(asked, []);
  });

  it('every few minutes: what no connection tells where sockets are blocked, or a word was lost', () => {
    const { appState, asked, beat } = startConsole();
    beat();
    assert.deepEqual(asked, []);
    appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    appState.dispatch({ type: 'connection', connection: 'polling' });
    asked.length = 0;
    const { version } = appState.get().recentLeads;
    const { notesVersion } = appState.get();
    beat();
    assert.deepEqual(asked.sort(), ['leadCounts', 'mentions', 'openRequests', 'tags', 'teams']);
    assert.equal(appState.get().recentLeads.version, version + 1);
    assert.equal(appState.get().notesVersion, notesVersion + 1, 'the notes on the screen');
  });
});
