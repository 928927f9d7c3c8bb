import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  confirmWaiting,
  type Event,
  firstHeld,
  hasGap,
  hasWrittenAfter,
  holdsAllAfter,
  mergeEvents,
  mergeSummary,
  messageState,
  newConversation,
} from '../../../../plugin-assets/console/state/conversation.ts';
import { aMessage, anAssignment, aRead, aStatus, aSummary } from './console-builders.ts';

const story = (count: number): Event[] =>
  Array.from({ length: count }, (_, at): Event => {
    const seq = at + 1;
    switch (seq % 5) {
      case 2:
        return anAssignment(seq);
      case 3:
        return aMessage(seq, { author: 'staff', staffId: 'stf_ada', name: 'Ada' });
      case 4:
        return aRead(seq, { author: 'visitor', upTo: seq - 1 });
      case 0:
        return seq % 10 === 0 ? aStatus(seq, 'open') : aRead(seq, { author: 'staff', upTo: seq - 1 });
      default:
        return aMessage(seq);
    }
  });
const seqs = (events: readonly Event[]) => events.map((event) => event.seq);
const fresh = () => newConversation(aSummary({ last: 0 }));

describe('order of a conversation in the console', () => {
  it('shows the same conversation whatever order, repeats and batches the frames came in', () => {
    const whole = story(24);
    const inOrder = mergeEvents(fresh(), whole);
    const deliveries = fc
      .tuple(fc.shuffledSubarray(whole, { minLength: 24 }), fc.array(fc.nat(23), { maxLength: 20 }))
      .chain(([shuffled, again]) => {
        const frames = [...shuffled];
        for (const at of again) frames.splice(at, 0, whole[at] ?? aMessage(1));
        return fc.tuple(fc.constant(frames), fc.integer({ min: 1, max: 6 }));
      });
    fc.assert(
      fc.property(deliveries, ([frames, size]) => {
        let conversation = fresh();
        for (let at = 0; at < frames.length; at += size) {
          conversation = mergeEvents(conversation, frames.slice(at, at + size));
        }
        assert.deepEqual(conversation.summary, inOrder.summary);
        assert.deepEqual(conversation.events, inOrder.events);
        assert.deepEqual(conversation.ahead, []);
      }),
    );
  });

  it('never shows an event before the one it follows, and knows what is missing', () => {
    fc.assert(
      fc.property(fc.subarray(story(30)), fc.integer({ min: 0, max: 30 }), (received, head) => {
        const conversation = mergeEvents({ ...fresh(), head }, received);
        assert.deepEqual(
          seqs(conversation.events),
          conversation.events.map((_, at) => firstHeld(conversation) + at),
        );
        assert.equal(conversation.events.at(-1)?.seq ?? 0, conversation.summary.last);
        const newest = Math.max(head, ...seqs(received), 0);
        assert.equal(hasGap(conversation), conversation.summary.last < newest);
      }),
    );
  });

  it('becomes complete when the missing events are asked for', () => {
    fc.assert(
      fc.property(fc.subarray(story(40)), fc.integer({ min: 1, max: 9 }), (received, page) => {
        const whole = story(40);
        let conversation = mergeEvents({ ...fresh(), head: 40 }, received);
        for (let asked = 0; hasGap(conversation); asked += 1) {
          assert.ok(asked <= 40, 'asks without end');
          const { last } = conversation.summary;
          conversation = mergeEvents(conversation, whole.slice(last, last + page));
        }
        assert.deepEqual(seqs(conversation.events), seqs(whole));
      }),
    );
  });

  it('joins older pages to the front without a hole', () => {
    const whole = story(20);
    let conversation = newConversation({ ...mergeEvents(fresh(), whole.slice(0, 15)).summary });
    conversation = mergeEvents(conversation, whole.slice(15));
    assert.deepEqual(seqs(conversation.events), [16, 17, 18, 19, 20]);
    conversation = mergeEvents(conversation, whole.slice(0, 7));
    assert.deepEqual(seqs(conversation.events), [16, 17, 18, 19, 20]);
    conversation = mergeEvents(conversation, whole.slice(0, 15));
    assert.equal(conversation.events.length, 20);
  });

  it('counts unread messages of the visitor until the consultant who has the conversation has seen them', () => {
    const read = (seq: number, upTo: number, staffId: string) =>
      aRead(seq, { author: 'staff', upTo, staffId });
    let conversation = mergeEvents(fresh(), [aMessage(1), aMessage(2), anAssignment(3)]);
    assert.equal(conversation.summary.unread, 2);
    conversation = mergeEvents(conversation, [read(4, 3, 'stf_ola')]);
    assert.equal(conversation.summary.unread, 2, 'a colleague who looks takes nothing');
    conversation = mergeEvents(conversation, [read(5, 4, 'stf_ada')]);
    assert.equal(conversation.summary.unread, 0);
    conversation = mergeEvents(conversation, [aMessage(6), aMessage(7), read(8, 6, 'stf_ada')]);
    assert.equal(conversation.summary.unread, 2);
  });

  it('says of an own message whether it is sent or seen', () => {
    let conversation = mergeEvents(fresh(), [aMessage(1), aMessage(2, { author: 'staff' })]);
    assert.equal(messageState(conversation, 2), 'sent');
    conversation = mergeEvents(conversation, [aRead(3, { author: 'visitor', upTo: 2 })]);
    assert.equal(messageState(conversation, 2), 'seen');
  });

  it('shows an own message once, whichever of acknowledgement and event comes first', () => {
    const waiting = [{ ref: 'r1', text: 'Już sprawdzam', at: '', seq: null, refused: null }];
    const own = aMessage(2, { author: 'staff', ref: 'r1' });
    const before = { ...mergeEvents(fresh(), [aMessage(1)]), waiting };

    const ackFirst = mergeEvents(confirmWaiting(before, 'r1', 2), [own]);
    const eventFirst = confirmWaiting(mergeEvents(before, [own]), 'r1', 2);
    for (const conversation of [ackFirst, eventFirst]) {
      assert.deepEqual(conversation.waiting, []);
      assert.deepEqual(seqs(conversation.events), [1, 2]);
    }
  });

  it('asks for the event of an own message when only the acknowledgement came', () => {
    const waiting = [{ ref: 'r1', text: 'Już', at: '', seq: null, refused: null }];
    const conversation = confirmWaiting({ ...mergeEvents(fresh(), [aMessage(1)]), waiting }, 'r1', 2);
    assert.equal(hasGap(conversation), true);
    assert.equal(conversation.waiting[0]?.seq, 2);
  });

  it('takes a newer summary as a reason to ask, an older one not at all', () => {
    const conversation = mergeEvents(fresh(), [aMessage(1), aMessage(2)]);
    const newer = mergeSummary(conversation, aSummary({ last: 5 }));
    assert.equal(hasGap(newer), true);
    assert.equal(newer.summary.last, 2);
    assert.equal(mergeSummary(conversation, aSummary({ last: 1, preview: 'alt' })), conversation);
  });

  it('does not claim to know what came after an event while the summary is ahead of what is loaded', () => {
    const loaded = mergeEvents(fresh(), story(3));
    assert.equal(holdsAllAfter(loaded, 3), true);
    const unread = aSummary({ last: 4, unread: 1 });
    for (const moved of [
      mergeSummary(loaded, unread),
      mergeSummary(newConversation(aSummary({ last: 3 })), unread),
    ]) {
      assert.equal(hasWrittenAfter(moved, 3), false);
      assert.equal(holdsAllAfter(moved, 3), false);
      const whole = mergeEvents(moved, [aMessage(4)]);
      assert.equal(hasWrittenAfter(whole, 3), true);
      assert.equal(holdsAllAfter(whole, 3), true);
    }
    assert.equal(holdsAllAfter({ ...loaded, isStale: true }, 3), false);
  });
});
