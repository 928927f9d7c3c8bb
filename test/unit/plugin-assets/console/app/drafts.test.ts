import assert from 'node:assert/strict';
import {
  dropWithConversations,
  makeDrafts,
  noteOf,
} from '../../../../../plugin-assets/console/app/drafts.ts';
import type { Action } from '../../../../../plugin-assets/console/state/state.ts';

const HOUR_MS = 3_600_000;

const tab = () => {
  let kept: string | null = null;
  let now = 0;
  const storage = {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
    removeItem: () => {
      kept = null;
    },
  };
  const open = () => {
    const drafts = makeDrafts(
      () => storage,
      () => now,
    );
    drafts.belongTo('stf_ala');
    return drafts;
  };
  return {
    open,
    kept: () => kept,
    keep: (value: unknown) => {
      kept = JSON.stringify(value);
    },
    forward: (ms: number) => {
      now += ms;
    },
  };
};

describe('what a consultant typed and did not send', () => {
  it('outlives a reload for eight hours after it was changed last, and no longer', () => {
    const { open, kept, forward } = tab();
    open().set('cnv_1', 'Dzień');
    forward(7 * HOUR_MS);
    open().set('cnv_1', 'Dzień dobry');
    forward(8 * HOUR_MS - 1);
    const drafts = open();
    assert.equal(drafts.get('cnv_1'), 'Dzień dobry');
    forward(1);
    assert.equal(drafts.get('cnv_2'), '');
    assert.equal(kept(), null, 'a page that stays open lets go of it too');
    assert.equal(drafts.get('cnv_1'), '');
  });

  it('goes with its conversation, the note about it too, and what belongs to others stays [RT-2]', () => {
    const { open, kept } = tab();
    const drafts = open();
    drafts.set('cnv_1', 'Dzień dobry');
    drafts.set(noteOf('cnv_1'), 'Anna Nowak, tel. 600 700 800');
    drafts.set('cnv_2', 'Już sprawdzam');
    const listeners: ((state: never, action: Action) => void)[] = [];
    dropWithConversations(drafts, {
      subscribe: (listener) => {
        listeners.push(listener as never);
        return () => {};
      },
    });
    const hear = (action: unknown) => {
      for (const listener of listeners) listener({} as never, action as Action);
    };
    hear({ type: 'frame', frame: { t: 'conversation.gone', conversationId: 'cnv_1' } });
    assert.deepEqual([drafts.get('cnv_1'), drafts.get(noteOf('cnv_1'))], ['', '']);
    assert.doesNotMatch(kept() ?? '', /Anna|Dzień/);
    assert.equal(open().get('cnv_2'), 'Już sprawdzam');
    hear({ type: 'gone', conversationId: 'cnv_2' });
    assert.equal(kept(), null);
  });
});
