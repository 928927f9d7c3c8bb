import assert from 'node:assert/strict';
import type { TabChannel, TabMessage } from '../../../../plugin-assets/console/api/tab-channel.ts';
import { sharePresence } from '../../../../plugin-assets/console/app/share-presence.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import type { PresenceState } from '../../../../service/protocol/vocabulary.ts';
import { aMe } from './console-builders.ts';

const MOST_HOPS = 50;

/** Messages between tabs wait until a test delivers them. */
const makeTabs = (count: number) => {
  const channels: ((message: TabMessage) => void)[] = [];
  const queue: { from: number; message: TabMessage }[] = [];
  const tabs = Array.from({ length: count }, (_, from) => {
    const appState = makeAppState();
    const sent: PresenceState[] = [];
    const channel: TabChannel = {
      post: (message) => void queue.push({ from, message }),
      listen: (heard) => {
        channels[from] = heard;
      },
    };
    const choose = (presence: PresenceState) => appState.dispatch({ type: 'presence', presence });
    sharePresence(appState, channel, {
      setPresence: (presence) => {
        choose(presence);
        sent.push(presence);
      },
    });
    return {
      choose,
      sent,
      signIn: (presence: PresenceState) => appState.dispatch({ type: 'signed-in', me: aMe(), presence }),
      signOut: () => appState.dispatch({ type: 'signed-out', reason: 'none' }),
      shown: () => appState.get().presence,
    };
  });
  /** @returns number of delivered messages, at most the limit */
  const deliver = (): number => {
    let hops = 0;
    for (let next = queue.shift(); next !== undefined && hops < MOST_HOPS; next = queue.shift()) {
      hops += 1;
      for (const [to, hear] of channels.entries()) if (to !== next.from) hear(next.message);
    }
    return hops;
  };
  return { tabs, deliver };
};

describe('here and away in the tabs of one browser', () => {
  it('are the same after a choice in one of them, which reports it to the service once', () => {
    const { tabs, deliver } = makeTabs(3);
    for (const tab of tabs) tab.signIn('here');
    tabs[0]?.choose('away');
    assert.equal(deliver(), 1);
    assert.deepEqual(
      tabs.map((tab) => tab.shown()),
      ['away', 'away', 'away'],
    );
    assert.deepEqual(
      tabs.map(({ sent }) => sent),
      [[], ['away'], ['away']],
    );
  });

  it('come to rest when a person who is away signs out and in again', () => {
    const { tabs, deliver } = makeTabs(2);
    for (const tab of tabs) tab.signIn('away');
    deliver();
    for (const tab of tabs) tab.signOut();
    for (const tab of tabs) tab.signIn('away');
    assert.ok(deliver() < MOST_HOPS, 'the tabs answer each other without end');
    assert.deepEqual(
      tabs.map((tab) => tab.shown()),
      ['away', 'away'],
    );
  });

  it('come to rest when a tab that slept hears two choices at once', () => {
    const { tabs, deliver } = makeTabs(2);
    for (const tab of tabs) tab.signIn('here');
    tabs[0]?.choose('away');
    tabs[0]?.choose('here');
    assert.ok(deliver() < MOST_HOPS, 'the tabs answer each other without end');
    assert.deepEqual(
      tabs.map((tab) => tab.shown()),
      ['here', 'here'],
    );
  });

  it('are heard again after signing in a second time', () => {
    const { tabs, deliver } = makeTabs(2);
    for (const tab of tabs) tab.signIn('away');
    for (const tab of tabs) tab.signOut();
    for (const tab of tabs) tab.signIn('away');
    deliver();
    tabs[1]?.choose('here');
    deliver();
    assert.equal(tabs[0]?.shown(), 'here');
  });
});
