import assert from 'node:assert/strict';
import { newConversation } from '../../../../plugin-assets/console/state/conversation.ts';
import { reduce } from '../../../../plugin-assets/console/state/reduce.ts';
import { type Action, initialState, type State } from '../../../../plugin-assets/console/state/state.ts';
import {
  inboxOrder,
  inboxSections,
  nextToAnswer,
  toAnswer,
  waitingCount,
} from '../../../../plugin-assets/console/state/to-answer.ts';
import { aMe, aMessage, anAssignment, aSummary } from './console-builders.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute)).toISOString();
const mine = { assignedTo: { staffId: 'stf_ada', name: 'Ada' } };
const olas = { assignedTo: { staffId: 'stf_ola', name: 'Ola' } };
const waits = (minute: number) => ({ waitingSince: at(minute), wroteAt: at(minute), lastAt: at(minute) });

const run = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const holding = (...rows: Parameters<typeof aSummary>[0][]): State =>
  run(
    initialState,
    { type: 'signed-in', me: aMe(), presence: 'here' },
    ...rows.map((row): Action => ({ type: 'summary', conversation: aSummary(row) })),
  );
const idsOf = (rows: readonly { summary: { id: string } }[]) => rows.map(({ summary }) => summary.id);
const order = (state: State) => idsOf(inboxOrder(inboxSections(state, null)));
const happens = (state: State, conversationId: string, event: object): State =>
  run(state, {
    type: 'frame',
    frame: { t: 'event.new', shopId: 'shp_tea', conversationId, event: event as ReturnType<typeof aMessage> },
  });

describe('what a consultant has to answer', () => {
  const state = holding(
    { id: 'cnv_old', ...waits(1) },
    { id: 'cnv_new', ...waits(5) },
    { id: 'cnv_mine', ...mine, ...waits(4) },
    { id: 'cnv_mine_longer', ...mine, ...waits(3) },
    { id: 'cnv_answered', ...mine, wroteAt: at(2), lastAt: at(9) },
    { id: 'cnv_olas', ...olas, ...waits(0) },
  );
  const expected = ['cnv_mine_longer', 'cnv_mine', 'cnv_old', 'cnv_new', 'cnv_answered', 'cnv_olas'];

  it('stands first: own unanswered chats, then the queue, the longest waiting first', () => {
    assert.deepEqual(order(state), expected);
    assert.equal(waitingCount(state), 4);
    assert.equal(toAnswer(inboxSections(state, null)).length, 4);
  });

  it('is moved by no event of the system, nor by a second message of who waits', () => {
    const base = { id: 'evt_2', seq: 2, at: at(30) };
    const card = { ...base, kind: 'card', author: 'system', cardId: 'crd_1', state: 'asked' };
    const read = { ...base, kind: 'read', author: 'visitor', upTo: 1 };
    for (const id of ['cnv_old', 'cnv_mine_longer', 'cnv_answered', 'cnv_olas'])
      for (const event of [card, read]) assert.deepEqual(order(happens(state, id, event)), expected, id);
    assert.deepEqual(order(happens(state, 'cnv_old', aMessage(2, { at: at(30) }))), expected);
  });

  it('goes by what people do: taking, answering, handing over', () => {
    const taken = happens(state, 'cnv_new', { ...anAssignment(2, 'stf_ada', 'Ada'), by: 'stf_ada' });
    assert.deepEqual(order(taken).slice(0, 3), ['cnv_mine_longer', 'cnv_mine', 'cnv_new']);
    const answered = happens(taken, 'cnv_new', aMessage(3, { author: 'staff', staffId: 'stf_ada' }));
    assert.deepEqual(order(answered), [
      'cnv_mine_longer',
      'cnv_mine',
      'cnv_old',
      'cnv_new',
      'cnv_answered',
      'cnv_olas',
    ]);
    assert.equal(waitingCount(answered), 3);
  });

  it('is counted until it is answered, read or not', () => {
    assert.equal(waitingCount(holding({ ...mine, ...waits(1), unread: 0 })), 1);
  });

  it('counts the chats of a colleague who is away, because nobody else is there for them', () => {
    const away = run(state, {
      type: 'frame',
      frame: { t: 'presence.changed', shopId: 'shp_tea', here: [{ staffId: 'stf_ada', name: 'Ada' }] },
    });
    assert.deepEqual(order(away).slice(0, 4), ['cnv_mine_longer', 'cnv_mine', 'cnv_olas', 'cnv_old']);
    assert.equal(waitingCount(away), 5);
  });

  it('is opened one after another, past those that were left, and never the open one', () => {
    const sections = inboxSections(state, null);
    const next = (openId: string | null, ...passed: string[]) =>
      nextToAnswer(sections, openId, new Set(passed));
    assert.equal(next(null), 'cnv_mine_longer');
    assert.equal(next('cnv_answered'), 'cnv_mine_longer');
    assert.equal(next('cnv_mine', 'cnv_mine_longer', 'cnv_mine'), 'cnv_old');
    assert.equal(next('cnv_new', 'cnv_mine_longer', 'cnv_mine', 'cnv_old', 'cnv_new'), 'cnv_mine_longer');
  });

  it('is no chat whose answer is on its way, but one whose answer was refused', () => {
    const sent: Action = { type: 'sent', conversationId: 'cnv_mine_longer', ref: 'r1', text: 'Już', at: '' };
    const onItsWay = run(state, sent);
    assert.equal(nextToAnswer(inboxSections(onItsWay, null), null, new Set()), 'cnv_mine');
    const refused = run(onItsWay, { type: 'refused', ref: 'r1', code: 'conversation_closed' });
    assert.equal(nextToAnswer(inboxSections(refused, null), null, new Set()), 'cnv_mine_longer');
  });

  it('is nothing when nobody waits', () => {
    const none = { waiting: [], mine: [newConversation(aSummary(mine))], others: [], closed: [] };
    assert.equal(nextToAnswer(none, null, new Set()), null);
  });
});
