import assert from 'node:assert/strict';
import type { Event } from '../../../../plugin-assets/console/state/conversation.ts';
import { reduce } from '../../../../plugin-assets/console/state/reduce.ts';
import { canBeWrittenTo, ringing } from '../../../../plugin-assets/console/state/select.ts';
import { type Action, initialState, type State } from '../../../../plugin-assets/console/state/state.ts';
import { inboxSections, waitingCount } from '../../../../plugin-assets/console/state/to-answer.ts';
import type { StaffServerFrame } from '../../../../service/protocol/frames/staff-frames.ts';
import { aMe, aMessage, anAssignment, aRead, aShopAccess, aStatus, aSummary } from './console-builders.ts';

const run = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const frame = (sent: StaffServerFrame): Action => ({ type: 'frame', frame: sent });
const anInbox = (cursor: string, openId: string | null = null): Action => ({
  ...{ type: 'inbox', conversations: [], more: [], shopMore: null, cursor, openId },
});
const signedIn = run(
  initialState,
  {
    type: 'signed-in',
    me: aMe({ shops: [aShopAccess(), aShopAccess({ id: 'shp_wax', name: 'Świece' })] }),
    presence: 'here',
  },
  anInbox('2026-11-24T08:00:00.000Z'),
);
const newConversation = (changes = {}) =>
  frame({ t: 'conversation.new', conversation: aSummary({ last: 0, ...changes }) });
const newEvent = (event: ReturnType<typeof aMessage>, conversationId = 'cnv_1') =>
  frame({ t: 'event.new', shopId: 'shp_tea', conversationId, event });
const NOW = Date.UTC(2026, 10, 24, 9, 1);

describe('state of the console', () => {
  it('puts a new conversation among those that wait and rings until somebody takes it', () => {
    const waiting = run(signedIn, newConversation(), newEvent(aMessage(1)));
    assert.deepEqual(
      inboxSections(waiting, null).waiting.map((conversation) => conversation.summary.id),
      ['cnv_1'],
    );
    assert.equal(waitingCount(waiting), 1);
    assert.equal(ringing(waiting, NOW).length, 1);

    const taken = run(waiting, newEvent(anAssignment(2, 'stf_ola', 'Ola')));
    assert.equal(ringing(taken, NOW).length, 0);
    assert.equal(inboxSections(taken, null).others.length, 1);
  });

  it('does not ring while one is away, nor for a conversation of hours ago', () => {
    const waiting = run(signedIn, newConversation(), newEvent(aMessage(1)));
    assert.equal(ringing(reduce(waiting, { type: 'presence', presence: 'away' }), NOW).length, 0);
    assert.equal(ringing(waiting, NOW + 3 * 3_600_000).length, 0);
  });

  it('counts a chat that was closed unanswered and opened again', () => {
    const read = run(
      signedIn,
      newConversation(),
      newEvent(aMessage(1)),
      newEvent(anAssignment(2)),
      newEvent(aRead(3, { author: 'staff', upTo: 2, staffId: 'stf_ada' })),
      newEvent(aStatus(4, 'closed')),
    );
    assert.equal(waitingCount(read), 0);
    assert.equal(waitingCount(run(read, newEvent(aStatus(5, 'open')))), 1);
  });

  it('leaves an answered chat that was handed to somebody who is not here to them, until its visitor writes', () => {
    const answered = run(
      signedIn,
      frame({ t: 'presence.changed', shopId: 'shp_tea', here: [{ staffId: 'stf_ada', name: 'Ada' }] }),
      newConversation(),
      newEvent(aMessage(1)),
      newEvent(aMessage(2, { author: 'staff', staffId: 'stf_ada' })),
    );
    const handed = run(answered, newEvent({ ...anAssignment(3, 'stf_ola', 'Ola'), by: 'stf_ada' } as Event));
    assert.notEqual(handed.conversations.cnv_1?.summary.waitingSince, null);
    assert.deepEqual([ringing(handed, NOW).length, waitingCount(handed)], [0, 0]);
    const written = run(handed, newEvent(aMessage(4)));
    assert.deepEqual([ringing(written, NOW).length, waitingCount(written)], [1, 1]);
    const queued = run(
      handed,
      newEvent({ ...anAssignment(4), name: null, staffId: undefined, by: null } as Event),
    );
    assert.equal(ringing(queued, NOW).length, 1);
  });

  it('knows such a chat by its row alone, as after a reload', () => {
    const at = (seconds: number) => new Date(NOW - 60_000 + seconds * 1_000).toISOString();
    const row = { assignedTo: { staffId: 'stf_ola', name: 'Ola' }, last: 5, lastAt: at(5), unread: 1 };
    const loaded = (changes: object) =>
      run(
        signedIn,
        frame({ t: 'presence.changed', shopId: 'shp_tea', here: [{ staffId: 'stf_ada', name: 'Ada' }] }),
        { type: 'summary', conversation: aSummary({ ...row, ...changes }) },
      );
    const handed = loaded({ waitingSince: at(3), wroteAt: at(1) });
    assert.deepEqual([ringing(handed, NOW).length, waitingCount(handed)], [0, 0]);
    const written = run(handed, newEvent(aMessage(6)));
    assert.deepEqual([ringing(written, NOW).length, waitingCount(written)], [1, 1]);
    for (const rings of [
      { waitingSince: at(3), wroteAt: at(4) },
      { waitingSince: at(3), wroteAt: at(3) },
      { waitingSince: at(3), wroteAt: null },
      { waitingSince: at(3), wroteAt: undefined },
    ])
      assert.equal(ringing(loaded(rings), NOW).length, 1, JSON.stringify(rings));
  });

  it('keeps one inbox over all shops and filters by shop', () => {
    const both = run(signedIn, newConversation(), newConversation({ id: 'cnv_2', shopId: 'shp_wax' }));
    assert.equal(inboxSections(both, null).waiting.length, 2);
    assert.deepEqual(
      inboxSections(both, 'shp_wax').waiting.map((conversation) => conversation.summary.id),
      ['cnv_2'],
    );
  });

  it('notes a conversation it does not hold, so that it is fetched', () => {
    const state = run(signedIn, newEvent(aMessage(3), 'cnv_9'), newEvent(aMessage(4), 'cnv_9'));
    assert.deepEqual(state.unknown, ['cnv_9']);
    const fetched = reduce(state, { type: 'summary', conversation: aSummary({ id: 'cnv_9', last: 4 }) });
    assert.deepEqual(fetched.unknown, []);
  });

  it('learns from a pong which conversations moved', () => {
    const state = run(
      signedIn,
      newConversation({ last: 1 }),
      frame({
        t: 'session.pong',
        n: 1,
        now: '',
        cursor: '2026-11-24T09:00:00.000Z',
        heads: [
          { conversationId: 'cnv_1', shopId: 'shp_tea', last: 4 },
          { conversationId: 'cnv_7', shopId: 'shp_tea', last: 2 },
        ],
      }),
    );
    assert.equal(state.conversations.cnv_1?.head, 4);
    assert.deepEqual(state.unknown, ['cnv_7']);
    assert.equal(state.cursor, '2026-11-24T09:00:00.000Z');
  });

  it('starts a conversation anew when the service says reset', () => {
    const held = run(signedIn, newConversation(), newEvent(aMessage(1)));
    const reset = reduce(held, frame({ t: 'events.reset', conversationId: 'cnv_1', reason: 'unknown' }));
    assert.equal(reset.conversations.cnv_1?.isStale, true);
    const again = reduce(reset, { type: 'summary', conversation: aSummary({ last: 6, unread: 1 }) });
    assert.equal(again.conversations.cnv_1?.isStale, false);
    assert.equal(again.conversations.cnv_1?.summary.last, 6);
  });

  it('empties a conversation that the visitor erased, at once [RT-7]', () => {
    const held = run(signedIn, newConversation(), newEvent(aMessage(1)));
    const gone = reduce(held, frame({ t: 'conversation.gone', shopId: 'shp_tea', conversationId: 'cnv_1' }));
    assert.deepEqual(gone.conversations, {});
  });

  it('drops what the inbox no longer lists, but not what is unsent or newer than the list', () => {
    const held = run(
      signedIn,
      newConversation({ id: 'cnv_old' }),
      newConversation({ id: 'cnv_unsent' }),
      newConversation({ id: 'cnv_new', openedAt: '2026-11-24T10:00:01.000Z' }),
      { type: 'sent', conversationId: 'cnv_unsent', ref: 'r1', text: 'Już', at: '' },
    );
    const read = reduce(held, anInbox('2026-11-24T10:00:00.000Z'));
    assert.deepEqual(Object.keys(read.conversations).sort(), ['cnv_new', 'cnv_unsent']);
  });

  it('keeps the conversation on the screen that the inbox does not list, and asks whether it still is there [RT-7]', () => {
    const held = run(signedIn, newConversation({ id: 'cnv_old' }), newConversation({ id: 'cnv_other' }));
    const read = reduce(held, anInbox('2026-11-26T10:00:00.000Z', 'cnv_old'));
    assert.equal(read.conversations.cnv_old, held.conversations.cnv_old);
    assert.deepEqual([Object.keys(read.conversations), read.unknown], [['cnv_old'], ['cnv_old']]);
    const answered = reduce(read, { type: 'summary', conversation: aSummary({ id: 'cnv_old', last: 0 }) });
    assert.deepEqual(answered.unknown, []);
  });

  it('keeps unsent messages for the same person after the session ended, and nothing for another', () => {
    const ended = run(
      signedIn,
      newConversation(),
      { type: 'sent', conversationId: 'cnv_1', ref: 'r1', text: 'Już sprawdzam', at: '' },
      { type: 'signed-out', reason: 'expired' },
    );
    const same = reduce(ended, { type: 'signed-in', me: aMe(), presence: 'here' });
    assert.equal(same.conversations.cnv_1?.waiting.length, 1);
    const other = reduce(ended, { type: 'signed-in', me: aMe({ staffId: 'stf_eve' }), presence: 'here' });
    assert.deepEqual(other.conversations, {});
  });

  it('forgets everything at sign-out', () => {
    const out = run(signedIn, newConversation(), { type: 'signed-out', reason: 'none' });
    assert.deepEqual(out.conversations, {});
    assert.equal(out.me, null);
  });

  it('lets a conversation go from sight when access to its shop ends', () => {
    const held = run(signedIn, newConversation(), newConversation({ id: 'cnv_2', shopId: 'shp_wax' }));
    const less = reduce(held, { type: 'me-changed', me: aMe() });
    assert.deepEqual(Object.keys(less.conversations), ['cnv_1']);
  });

  it('lets chats, notes and mentions go from sight when the agency waits for its contract with the shop', () => {
    const ofChat = (conversationId: string, shopId: string) => ({ conversationId, shopId, at: '' });
    const note = (conversationId: string, shopId: string) => ({
      ...{ ...ofChat(conversationId, shopId), id: `nte_${shopId}`, staffId: 'stf_ola', name: 'Ola' },
      ...{ text: 'Stały klient', mentions: ['stf_ada'] },
    });
    const mention = (conversationId: string, shopId: string) => ({
      ...{ ...ofChat(conversationId, shopId), noteId: `nte_${shopId}`, label: 'AB3X', by: 'Ola' },
    });
    const held = run(
      signedIn,
      newConversation(),
      newConversation({ id: 'cnv_2', shopId: 'shp_wax' }),
      { type: 'notes', conversationId: 'cnv_1', notes: [note('cnv_1', 'shp_tea')] },
      { type: 'notes', conversationId: 'cnv_2', notes: [note('cnv_2', 'shp_wax')] },
      { type: 'mentions', mentions: [mention('cnv_1', 'shp_tea'), mention('cnv_2', 'shp_wax')] },
    );
    const me = aMe({ shops: [aShopAccess(), aShopAccess({ id: 'shp_wax', isWaiting: true })] });
    const ended = reduce(held, { type: 'signed-out', reason: 'expired' });
    for (const less of [
      reduce(held, { type: 'me-changed', me }),
      reduce(ended, { type: 'signed-in', me, presence: 'here' }),
    ]) {
      assert.deepEqual(Object.keys(less.conversations), ['cnv_1']);
      assert.deepEqual(Object.keys(less.notes), ['cnv_1']);
      assert.deepEqual(
        less.mentions.map(({ conversationId }) => conversationId),
        ['cnv_1'],
      );
    }
  });

  it('asks about a chosen file only while its conversation is there and open', () => {
    const open = run(signedIn, newConversation(), newEvent(aMessage(1)));
    assert.equal(canBeWrittenTo(open, 'cnv_1'), true);
    assert.equal(canBeWrittenTo(run(open, newEvent(aStatus(2, 'closed'))), 'cnv_1'), false);
    const erased = run(open, { type: 'gone', conversationId: 'cnv_1' });
    assert.equal(canBeWrittenTo(erased, 'cnv_1'), false);
    const away = run(open, { type: 'me-changed', me: aMe({ shops: [] }) });
    assert.equal(canBeWrittenTo(away, 'cnv_1'), false);
  });

  it('shows a conversation as closed at once and lets it be taken back', () => {
    const held = run(signedIn, newConversation(), newEvent(aMessage(1)));
    const closing = reduce(held, { type: 'closing', conversationId: 'cnv_1', isClosing: true });
    assert.equal(inboxSections(closing, null).closed.length, 1);
    assert.equal(ringing(closing, NOW).length, 0);
    const back = reduce(closing, { type: 'closing', conversationId: 'cnv_1', isClosing: false });
    assert.equal(inboxSections(back, null).waiting.length, 1);
    const closed = run(closing, newEvent(aStatus(2, 'closed')));
    assert.deepEqual(closed.closing, []);
  });

  it('marks a refused message and keeps its text', () => {
    const sent = run(signedIn, newConversation(), {
      type: 'sent',
      conversationId: 'cnv_1',
      ref: 'r1',
      text: 'Już',
      at: '',
    });
    const refused = reduce(sent, { type: 'refused', ref: 'r1', code: 'conversation_closed' });
    assert.deepEqual(refused.conversations.cnv_1?.waiting, [
      { ref: 'r1', text: 'Już', at: '', seq: null, refused: 'conversation_closed' },
    ]);
  });

  it('keeps a note that was told of while the others were being read', () => {
    const aNote = (id: string, at: string) =>
      ({ id, at, conversationId: 'cnv_1', staffId: 'stf_ola', mentions: [], text: id }) as never;
    const early = aNote('nte_1', '2026-11-24T09:00:00.000Z');
    const told = run(signedIn, frame({ t: 'note.new', note: aNote('nte_2', '2026-11-24T09:00:01.000Z') }));
    const read = run(told, { type: 'notes', conversationId: 'cnv_1', notes: [early] });
    assert.deepEqual(
      read.notes.cnv_1?.map(({ id }) => id),
      ['nte_1', 'nte_2'],
    );
  });

  it('updates policy state, page, product, presence and leads from their frames', () => {
    const aProduct = { name: 'Kubek', id: null, price: null, currency: null };
    const state = run(
      signedIn,
      newConversation(),
      { type: 'recent-leads', newCount: 3, quarantined: 0 },
      frame({ t: 'policy.changed', shopId: 'shp_tea', state: 'unpublished' }),
      frame({
        t: 'visitor.page',
        shopId: 'shp_tea',
        conversationId: 'cnv_1',
        page: 'https://a.example/b',
        product: aProduct,
      }),
      frame({ t: 'presence.changed', shopId: 'shp_tea', here: [{ staffId: 'stf_ola', name: 'Ola' }] }),
      frame({ t: 'typing.show', conversationId: 'cnv_1', on: true }),
      frame({ t: 'lead.changed', shopId: 'shp_tea', leadId: 'led_1' }),
      frame({ t: 'access.changed' }),
    );
    assert.equal(state.me?.shops[0]?.policyState, 'unpublished');
    assert.equal(state.shopVersions.shp_tea, 1);
    assert.equal(state.conversations.cnv_1?.summary.page, 'https://a.example/b');
    assert.equal(state.conversations.cnv_1?.summary.product, aProduct);
    assert.equal(state.hereByShop.shp_tea?.[0]?.name, 'Ola');
    assert.equal(state.conversations.cnv_1?.isVisitorTyping, true);
    assert.deepEqual(state.recentLeads, { newCount: 3, quarantined: 0, version: 1 });
    assert.equal(state.accessVersion, 1);
    const spoken = reduce(state, newEvent(aMessage(1)));
    assert.equal(spoken.conversations.cnv_1?.isVisitorTyping, false);
  });
});
