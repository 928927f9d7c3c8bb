import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  codePointsLeft,
  isStale,
  reduce,
  screenOf,
  unreadOf,
} from '../../../../plugin-assets/widget/state/reduce.ts';
import { type Action, initialState, type State } from '../../../../plugin-assets/widget/state/state.ts';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import { aForm, aMessage, aSession } from './widget-builders.ts';

const run = (...actions: Action[]): State => actions.reduce(reduce, initialState);
const set = (change: Partial<State>): Action => ({ t: 'set', change });
const arrives = (event: ReturnType<typeof aMessage>): Action => ({ t: 'event.new', event });
const texts = ({ lines }: State) => lines.map((line) => (line.kind === 'message' ? line.text : line.kind));

describe('widget state: what happened in the conversation', () => {
  it('shows every event once and in order, in whatever order and however often frames come', () => {
    const total = 12;
    const seqs = Array.from({ length: total }, (_, index) => index + 1);
    const frames = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: total }).map((seq): Action => arrives(aMessage(seq))),
        fc.tuple(fc.integer({ min: 1, max: total }), fc.integer({ min: 0, max: 5 })).map(
          ([from, count]): Action => ({
            t: 'events.batch',
            events: seqs.slice(from - 1, from - 1 + count).map((seq) => aMessage(seq)),
            more: false,
            last: total,
          }),
        ),
        fc
          .integer({ min: 0, max: total })
          .map((last): Action => ({ t: 'session.pong', n: 1, now: '', last })),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(frames, (actions) => {
        const state = run(...actions);
        assert.deepEqual(
          state.lines.map(({ seq }) => seq),
          seqs.slice(0, state.last),
          'no hole, nothing twice',
        );
        const known = Math.max(0, ...actions.map((action) => headOf(action)));
        assert.equal(isStale(state), known > state.last, 'a known event that is missing is asked for');
        const whole = reduce(state, {
          t: 'events.batch',
          events: seqs.slice(state.last).map((seq) => aMessage(seq)),
          more: false,
          last: total,
        });
        assert.equal(whole.last, total);
        assert.equal(isStale(whole), false);
      }),
    );
  });

  it('learns from a sign of life that an event was lost on the way', () => {
    const state = run(arrives(aMessage(1)), { t: 'session.pong', n: 1, now: '', last: 2 });
    assert.equal(isStale(state), true);
    assert.equal(isStale(reduce(state, arrives(aMessage(2)))), false);
  });

  it('starts from nothing after a reset, and asks for everything', () => {
    const state = run(arrives(aMessage(1)), arrives(aMessage(2)), { t: 'events.reset', reason: 'erased' });
    assert.deepEqual(state.lines, []);
    assert.equal(isStale(state), true);
  });

  it('does not put a read mark into the conversation, but counts what was seen', () => {
    const read = { kind: 'read', seq: 2, id: 'e2', at: '', author: 'staff', upTo: 1 } as const;
    const state = run(arrives(aMessage(1)), { t: 'event.new', event: read });
    assert.deepEqual(texts(state), ['text 1']);
    assert.equal(state.seenByStaff, 1);
  });

  it('counts messages of the shop that were not before the eyes yet', () => {
    const answer = (seq: number) => arrives(aMessage(seq, { author: 'staff' }));
    const state = run(arrives(aMessage(1)), answer(2), answer(3));
    assert.equal(unreadOf(state), 2);
    assert.equal(unreadOf(reduce(state, set({ seenByVisitor: 2 }))), 1);
  });

  it('offers the form once the service says that nobody has answered, until somebody does', () => {
    const offer = { kind: 'form', seq: 2, id: 'e2', at: '', state: 'offered' } as const;
    const state = run(arrives(aMessage(1)), { t: 'event.new', event: offer });
    assert.deepEqual([texts(state), state.isFormOffered], [['text 1'], true]);
    assert.equal(reduce(state, arrives(aMessage(3))).isFormOffered, true, 'the waiting goes on');
    assert.equal(reduce(state, arrives(aMessage(3, { author: 'staff' }))).isFormOffered, false);
    const sent = { ...offer, seq: 3, state: 'sent' } as const;
    assert.equal(reduce(state, { t: 'event.new', event: sent }).isFormOffered, false);
  });
});

const headOf = (action: Action): number =>
  action.t === 'event.new'
    ? action.event.seq
    : action.t === 'events.batch' || action.t === 'session.pong'
      ? action.last
      : 0;

describe('widget state: chat and form', () => {
  const live: Action = { t: 'session', session: aSession() };
  const away: Action = { t: 'mode.changed', mode: 'form' };
  const back: Action = { t: 'mode.changed', mode: 'live' };

  it('follows the mode by itself', () => {
    assert.equal(screenOf(run()), 'loading');
    assert.equal(screenOf(run(live)), 'chat');
    assert.equal(screenOf(run(live, away)), 'form');
    assert.equal(screenOf(run(live, away, back)), 'chat');
    assert.equal(screenOf(run(live, { t: 'mode.changed', mode: 'closed' })), 'closed');
  });

  it('keeps the typed text through every change of mode', () => {
    const state = run(live, set({ draft: 'Czy macie matchę?' }), away);
    assert.equal(state.draft, 'Czy macie matchę?');
    assert.equal(reduce(state, back).draft, 'Czy macie matchę?');
  });

  it('carries unanswered messages into the form, and out of it again', () => {
    const asked = run(live, arrives(aMessage(1)), arrives(aMessage(2)), set({ draft: 'halo' }));
    const form = reduce(asked, set({ wish: 'form' }));
    assert.equal(form.draft, 'text 1\ntext 2\nhalo');
    assert.equal(reduce(form, set({ wish: null })).draft, 'halo');
  });

  it('does not carry what was answered, or what went with a form already', () => {
    const answered = run(live, arrives(aMessage(1)), arrives(aMessage(2, { author: 'staff' })), away);
    assert.equal(answered.draft, '');
    const sent = run(live, arrives(aMessage(1)), set({ carriedUpTo: 1 }), away);
    assert.equal(sent.draft, '');
  });

  it('gives a refused message back to the field', () => {
    const message = { ref: 'r', text: 'za późno' };
    const state = run(live, set({ draft: 'i jeszcze' }), { t: 'refused', message, code: 'nobody_here' });
    assert.equal(state.draft, 'za późno\ni jeszcze');
    assert.equal(state.refusal, 'nobody_here');
  });

  it('offers a conversation that was ended nothing but a new one', () => {
    const event = { kind: 'status', seq: 1, id: 'e', at: '', status: 'closed' } as const;
    assert.equal(run(live, { t: 'event.new', event }).isClosed, true);
  });
});

describe('widget state: consent', () => {
  const opened: Action = { t: 'session', session: aSession({ mode: 'form' }) };
  const ticked = [opened, set({ hasTicked: true })];
  const other = aSession({ mode: 'form', form: aForm({ noticeId: 'ntc_other' }) });

  it('starts without a tick and never sets one by itself [CO-1, CO-8]', () => {
    const actions = fc.constantFrom<Action>(
      opened,
      { t: 'session', session: other },
      { t: 'mode.changed', mode: 'live' },
      { t: 'mode.changed', mode: 'form' },
      { t: 'notice.changed' },
      set({ faults: { email: 'x' }, problem: 'invalid_request' }),
      set({ draft: 'text' }),
      set({ wish: 'form' }),
    );
    fc.assert(
      fc.property(fc.array(actions), (list) => {
        assert.equal(run(...list).hasTicked, false);
      }),
    );
  });

  it('keeps the visitor’s choice when the form failed under the same notice [CO-1]', () => {
    const state = run(...ticked, set({ faults: { email: 'x' } }), opened);
    assert.equal(state.hasTicked, true);
  });

  it('takes the tick back when the notice is another one, and says why [CO-1, CO-4]', () => {
    const state = run(...ticked, { t: 'session', session: other });
    assert.equal(state.hasTicked, false);
    assert.equal(state.problem, 'notice_stale');
  });

  it('keeps what was typed when the notice changes [CO-4]', () => {
    const state = run(...ticked, set({ draft: 'tekst' }), { t: 'session', session: other });
    assert.equal(state.draft, 'tekst');
  });
});

describe('widget state: the message box', () => {
  it('counts down from the longest message that the protocol allows', () => {
    assert.equal(codePointsLeft(''), LIMITS.maxTextCodePoints);
    assert.equal(codePointsLeft('😀'), LIMITS.maxTextCodePoints - 1);
  });
});
