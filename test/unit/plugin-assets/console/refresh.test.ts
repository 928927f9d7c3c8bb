import assert from 'node:assert/strict';
import type { StaffApi } from '../../../../plugin-assets/console/api/staff-api.ts';
import { startRefresh } from '../../../../plugin-assets/console/app/refresh.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import { aMe } from './console-builders.ts';

/** A console whose reads are written down; `beat` is what its timer runs. */
const startConsole = () => {
  const asked: string[] = [];
  const reads = ['me', 'leadCounts', 'openRequests', 'mentions', 'tags', 'teams'];
  const api = Object.fromEntries(
    reads.map((name) => [
      name,
      async () => {
        asked.push(name);
        return { ok: false };
      },
    ]),
  ) as unknown as StaffApi;
  const appState = makeAppState();
  let beat = (): void => undefined;
  const { setInterval } = globalThis;
  // Its timer would keep the run of the tests waiting.
  globalThis.setInterval = ((run: () => void) => {
    beat = run;
  }) as unknown as typeof setInterval;
  startRefresh(appState, api);
  globalThis.setInterval = setInterval;
  return { appState, asked, beat: () => beat() };
};

describe('what a console reads again', () => {
  it('after its connection went to another process: all that it was not told of meanwhile', () => {
    const { appState, asked } = startConsole();
    appState.dispatch({ type: 'signed-in', me: aMe(), presence: 'here' });
    appState.dispatch({ type: 'connection', connection: 'online' });
    asked.length = 0;
    // Nothing is shown of a process that is replaced: the console stays online.
    appState.dispatch({ type: 'connection', connection: 'online' });
    assert.deepEqual(asked.sort(), ['leadCounts', 'me', 'mentions', 'tags', 'teams']);
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
