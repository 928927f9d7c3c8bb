import assert from 'node:assert/strict';
import {
  type Conversation,
  type Event,
  newConversation,
} from '../../../../plugin-assets/console/state/conversation.ts';
import { firstNew } from '../../../../plugin-assets/console/state/first-new.ts';
import {
  closedRows,
  filtersOn,
  listCounts,
  NO_FILTER,
  sectionsOf,
} from '../../../../plugin-assets/console/state/lists.ts';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { aSummary } from './console-builders.ts';

const idsOf = (rows: readonly Conversation[]) => rows.map(({ summary }) => summary.id);
const row = (id: string, changes: Partial<ConversationSummary> = {}): Conversation =>
  newConversation(aSummary({ id, ...changes }));
const by = (staffId: string) => ({ assignedTo: { staffId, name: staffId } });

describe('lists of the inbox', () => {
  const sections = {
    waiting: [row('w', { locale: 'de' })],
    mine: [row('m', by('stf_me'))],
    others: [row('o', { ...by('stf_ola'), locale: 'de' })],
    closed: [row('c', { status: 'closed' })],
  };
  const shown = (...asked: [Parameters<typeof sectionsOf>[1], Parameters<typeof sectionsOf>[2]?]) => {
    const { waiting, mine, others, closed } = sectionsOf(sections, asked[0], asked[1] ?? NO_FILTER);
    return idsOf([...mine, ...waiting, ...others, ...closed]).join('');
  };

  it('show the queue, the own ones, all open ones, or closed ones', () => {
    const lists = ['queue', 'mine', 'all', 'closed'] as const;
    assert.deepEqual(
      lists.map((list) => shown(list)),
      ['w', 'm', 'mwo', 'c'],
    );
  });

  it('are filtered by consultant and language, and say how many filters are on', () => {
    assert.equal(shown('all', { ...NO_FILTER, staffId: 'stf_ola', locale: null }), 'o');
    assert.equal(shown('all', { ...NO_FILTER, staffId: null, locale: 'de' }), 'wo');
    assert.equal(shown('all', { ...NO_FILTER, staffId: 'stf_me', locale: 'de' }), '');
    const tagged = sectionsOf(
      sections,
      'all',
      { ...NO_FILTER, tagId: 'tag_x' },
      {
        [sections.waiting[0]?.summary.id ?? '']: ['tag_x'],
      },
    );
    assert.deepEqual([tagged.waiting.length, tagged.mine.length, tagged.others.length], [1, 0, 0]);
    assert.deepEqual([filtersOn(NO_FILTER), filtersOn({ ...NO_FILTER, staffId: 'x', locale: 'pl' })], [0, 2]);
  });

  it('count what is to be answered in each, as a lower bound while there are more pages', () => {
    assert.deepEqual(listCounts(sections, {}), { queue: '1', all: '1' });
    const unanswered = row('u', { ...by('stf_me'), waitingSince: '2026-11-02T09:00:00.000Z' });
    const own = { ...sections, mine: [...sections.mine, unanswered] };
    assert.deepEqual(listCounts(own, {}), { queue: '1', mine: '1', all: '2' });
    assert.deepEqual(listCounts(sections, { waiting: 'x' }), { queue: '1+', all: '1+' });
  });

  it('hold each closed chat once, the newest state of it, and none that was opened again', () => {
    const at = (minute: number) => `2026-11-02T09:${minute}:00.000Z`;
    const page = ['a', 'b', 'c'].map((id, n) => row(id, { status: 'closed', last: 5, lastAt: at(30 - n) }));
    const recent = [
      row('d', { status: 'closed', lastAt: at(40) }),
      row('a', { status: 'closed', lastAt: at(30) }),
    ];
    const known = {
      b: row('b', { status: 'open', last: 6 }),
      c: row('c', { status: 'closed', last: 7, lastAt: at(50) }),
    };
    assert.deepEqual(idsOf(closedRows(page, recent, known)), ['c', 'd', 'a']);
  });
});

describe('the first new message of a chat', () => {
  const opened = { status: 'open', last: 6, unread: 2, waitingSince: null, readByStaff: 0 } as const;
  const say = (seq: number, author: 'visitor' | 'staff'): Event => ({
    kind: 'message',
    seq,
    id: `evt_${seq}`,
    at: '2026-11-02T09:00:00.000Z',
    author,
    ref: `r${seq}`,
    text: 'x',
  });
  const events = [1, 2, 3, 4, 5, 6].map((seq) => say(seq, seq === 3 ? 'staff' : 'visitor'));

  it('stands behind what was answered or read', () => {
    assert.equal(firstNew(events, opened), 4);
    assert.equal(firstNew(events, { ...opened, readByStaff: 5 }), 6);
    assert.equal(firstNew(events, { ...opened, readByStaff: 6 }), null);
  });

  it('is none in a chat that is closed, or in which nothing is unread', () => {
    assert.equal(firstNew(events, { ...opened, status: 'closed' }), null);
    assert.equal(firstNew(events, { ...opened, unread: 0 }), null);
    assert.equal(firstNew(events, { ...opened, unread: 0, waitingSince: '2026-11-02T09:00:00.000Z' }), 4);
  });

  it('is not moved by what comes or is answered after the opening', () => {
    assert.equal(firstNew([...events, say(7, 'visitor'), say(8, 'staff')], opened), 4);
  });

  it('stands before an answer that crossed it', () => {
    const crossing = { ...say(6, 'staff'), seen: 4 } as Event;
    assert.equal(firstNew([...events.slice(0, 5), crossing], opened), 5);
    assert.equal(firstNew([crossing], opened), 'older');
  });

  it('may stand before what is loaded', () => {
    assert.equal(firstNew(events.slice(3), opened), 'older');
    assert.equal(firstNew(events.slice(3), { ...opened, readByStaff: 3 }), 4);
    assert.equal(firstNew([], opened), 'older');
  });
});
