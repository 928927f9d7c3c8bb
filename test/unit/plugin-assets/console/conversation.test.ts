import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  confirmWaiting,
  type Event,
  firstHeld,
  hasGap,
  mergeEvents,
  mergeSummary,
  messageState,
  newTalk,
} from '../../../../plugin-assets/console/state/conversation.ts';
import { aMessage, anAssignment, aRead, aStatus, aSummary } from './console-builders.ts';

/** A conversation of `count` events of every kind. */
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
const fresh = () => newTalk(aSummary({ last: 0 }));

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
        let talk = fresh();
        for (let at = 0; at < frames.length; at += size) {
          talk = mergeEvents(talk, frames.slice(at, at + size));
        }
        assert.deepEqual(talk.summary, inOrder.summary);
        assert.deepEqual(talk.events, inOrder.events);
        assert.deepEqual(talk.ahead, []);
      }),
    );
  });

  it('never shows an event before the one it follows, and knows what is missing', () => {
    fc.assert(
      fc.property(fc.subarray(story(30)), fc.integer({ min: 0, max: 30 }), (received, head) => {
        const talk = mergeEvents({ ...fresh(), head }, received);
        assert.deepEqual(
          seqs(talk.events),
          talk.events.map((_, at) => firstHeld(talk) + at),
        );
        assert.equal(talk.events.at(-1)?.seq ?? 0, talk.summary.last);
        const newest = Math.max(head, ...seqs(received), 0);
        assert.equal(hasGap(talk), talk.summary.last < newest);
      }),
    );
  });

  it('becomes complete when the missing events are asked for', () => {
    fc.assert(
      fc.property(fc.subarray(story(40)), fc.integer({ min: 1, max: 9 }), (received, page) => {
        const whole = story(40);
        let talk = mergeEvents({ ...fresh(), head: 40 }, received);
        for (let asked = 0; hasGap(talk); asked += 1) {
          assert.ok(asked <= 40, 'asks without end');
          const { last } = talk.summary;
          talk = mergeEvents(talk, whole.slice(last, last + page));
        }
        assert.deepEqual(seqs(talk.events), seqs(whole));
      }),
    );
  });

  it('joins older pages to the front without a hole', () => {
    const whole = story(20);
    let talk = newTalk({ ...mergeEvents(fresh(), whole.slice(0, 15)).summary });
    talk = mergeEvents(talk, whole.slice(15));
    assert.deepEqual(seqs(talk.events), [16, 17, 18, 19, 20]);
    talk = mergeEvents(talk, whole.slice(0, 7));
    assert.deepEqual(seqs(talk.events), [16, 17, 18, 19, 20]);
    talk = mergeEvents(talk, whole.slice(0, 15));
    assert.equal(talk.events.length, 20);
  });

  it('counts unread messages of the visitor and forgets them once staff have seen them', () => {
    let talk = mergeEvents(fresh(), [aMessage(1), aMessage(2)]);
    assert.equal(talk.summary.unread, 2);
    talk = mergeEvents(talk, [aRead(3, { author: 'staff', upTo: 2 })]);
    assert.equal(talk.summary.unread, 0);
    talk = mergeEvents(talk, [aMessage(4), aMessage(5), aRead(6, { author: 'staff', upTo: 4 })]);
    assert.equal(talk.summary.unread, 2);
  });

  it('says of an own message whether it is sent or seen', () => {
    let talk = mergeEvents(fresh(), [aMessage(1), aMessage(2, { author: 'staff' })]);
    assert.equal(messageState(talk, 2), 'sent');
    talk = mergeEvents(talk, [aRead(3, { author: 'visitor', upTo: 2 })]);
    assert.equal(messageState(talk, 2), 'seen');
  });

  it('shows an own message once, whichever of acknowledgement and event comes first', () => {
    const waiting = [{ ref: 'r1', text: 'Już sprawdzam', at: '', seq: null, refused: null }];
    const own = aMessage(2, { author: 'staff', ref: 'r1' });
    const before = { ...mergeEvents(fresh(), [aMessage(1)]), waiting };

    const ackFirst = mergeEvents(confirmWaiting(before, 'r1', 2), [own]);
    const eventFirst = confirmWaiting(mergeEvents(before, [own]), 'r1', 2);
    for (const talk of [ackFirst, eventFirst]) {
      assert.deepEqual(talk.waiting, []);
      assert.deepEqual(seqs(talk.events), [1, 2]);
    }
  });

  it('asks for the event of an own message when only the acknowledgement came', () => {
    const waiting = [{ ref: 'r1', text: 'Już', at: '', seq: null, refused: null }];
    const talk = confirmWaiting({ ...mergeEvents(fresh(), [aMessage(1)]), waiting }, 'r1', 2);
    assert.equal(hasGap(talk), true);
    assert.equal(talk.waiting[0]?.seq, 2);
  });

  it('takes a newer summary as a reason to ask, an older one not at all', () => {
    const talk = mergeEvents(fresh(), [aMessage(1), aMessage(2)]);
    const newer = mergeSummary(talk, aSummary({ last: 5 }));
    assert.equal(hasGap(newer), true);
    assert.equal(newer.summary.last, 2);
    assert.equal(mergeSummary(talk, aSummary({ last: 1, preview: 'alt' })), talk);
  });
});
