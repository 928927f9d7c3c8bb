import assert from 'node:assert/strict';
import { type AlertPerson, planAlerts } from '../../../service/domain/alert/plan-alerts.ts';
import type { Alert } from '../../../service/domain/model/alert/alert.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { DEFAULT_ALERTS, isQuiet, isTimeZone } from '../../../service/domain/model/staff/alert-settings.ts';
import type { Staff } from '../../../service/domain/model/staff/staff.ts';
import type { Team } from '../../../service/domain/model/team/team.ts';
import { aStaff } from '../../support/builders/staff-builders.ts';

const BEGAN = new Date('2026-11-24T10:00:00.000Z');
const inS = (seconds: number) => new Date(BEGAN.getTime() + seconds * 1000);

const chat = (changes: Partial<Conversation> = {}): Conversation =>
  ({
    id: 'cnv_1',
    shopId: 'shp_1',
    status: 'open',
    restrictedAt: null,
    assignedTo: null,
    unread: 1,
    waitingSince: BEGAN,
    lastAt: BEGAN,
    ...changes,
  }) as Conversation;
const person = (
  name: string,
  { staff, ...more }: { staff?: Partial<Staff> } & Partial<Omit<AlertPerson, 'staff'>> = {},
): AlertPerson => ({
  staff: { ...aStaff(), id: `stf_${name}`, name, ...staff },
  isOwner: false,
  presence: 'here',
  hasPush: true,
  hasActed: false,
  ...more,
});
const told = (
  people: readonly AlertPerson[],
  seconds: number,
  conversation = chat(),
  done: readonly Alert[] = [],
  teams: readonly Team[] = [],
): string[] =>
  planAlerts(conversation, people, teams, done, inS(seconds)).map(
    ({ staff, kind }) => `${staff.name} ${kind}`,
  );
const alert = (changes: Partial<Alert>): Alert => ({
  id: 'alr_1',
  shopId: 'shp_1',
  conversationId: 'cnv_1',
  staffId: 'stf_Ola',
  kind: 'mail',
  waitingSince: BEGAN,
  at: inS(60),
  result: 'queued',
  expiresAt: inS(86_400),
  ...changes,
});

describe('who is told of a visitor who waits', () => {
  const ola = person('Ola');
  const away = person('Jan', { presence: 'away' });
  const gone = person('Ewa', { presence: 'gone' });
  const boss = person('Szef', { presence: 'gone', isOwner: true, hasPush: false });

  it('somebody on call again, when the push failed or its process died', () => {
    const rung = (result: Alert['result'], presence: AlertPerson['presence'], seconds: number) =>
      told([person('Ola', { presence })], seconds, chat(), [alert({ kind: 'push', at: BEGAN, result })]);
    assert.deepEqual(rung('failed', 'on_call', 5), ['Ola push']);
    assert.deepEqual(rung('sending', 'on_call', 59), [], 'it is under way');
    assert.deepEqual(rung('sending', 'on_call', 60), ['Ola push', 'Ola mail']);
    assert.deepEqual(rung('delivered', 'on_call', 60), ['Ola mail']);
    assert.deepEqual(rung('sending', 'here', 60), ['Ola mail'], 'a console rings as well');
  });

  it('those on duty by push and mail, then an owner who is not', () => {
    const crew = [ola, away, boss];
    assert.deepEqual(told(crew, 0), []);
    assert.deepEqual(told(crew, 10), ['Ola push']);
    assert.deepEqual(told(crew, 60), ['Ola push', 'Ola mail']);
    assert.deepEqual(told(crew, 179), ['Ola push', 'Ola mail']);
    assert.deepEqual(told(crew, 180), ['Ola push', 'Ola mail', 'Szef owner_mail']);
  });

  it('by a phone at once where no console is open, unless the person wants it only beside one', () => {
    assert.deepEqual(told([ola, gone], 0), ['Ewa push']);
    const quiet = { alerts: { ...DEFAULT_ALERTS, ringsWhenClosed: false } };
    assert.deepEqual(told([ola, person('Ewa', { presence: 'gone', staff: quiet })], 0), []);
    assert.deepEqual(told([ola, person('Ewa', { presence: 'gone', hasPush: false })], 0), []);
  });

  it('everybody who could come, when nobody is there', () => {
    assert.deepEqual(told([away, gone], 60), ['Ewa push', 'Ewa mail']);
  });

  it('nobody any more once it was answered, taken and read, closed, restricted, or silent for ten minutes', () => {
    const held = { staffId: 'stf_Jan' as const, name: 'Jan' };
    for (const ended of [
      chat({ waitingSince: null }),
      chat({ assignedTo: held, unread: 0 }),
      chat({ status: 'closed' }),
      chat({ restrictedAt: BEGAN }),
    ])
      assert.deepEqual(told([ola, boss], 300, ended), []);
    assert.deepEqual(told([ola], 600), []);
    assert.deepEqual(told([ola], 600, chat({ lastAt: inS(1) })), ['Ola push', 'Ola mail']);
  });

  it('only the consultant who has the chat, and then an owner', () => {
    const held = chat({ assignedTo: { staffId: 'stf_Ola', name: 'Ola' } });
    const jan = person('Jan');
    assert.deepEqual(told([ola, jan, boss], 60, held), ['Ola push', 'Ola mail']);
    assert.deepEqual(told([ola, jan, boss], 180, held), ['Ola push', 'Ola mail', 'Szef owner_mail']);
  });

  it('once for each wait and kind, and by at most one mail an hour about a chat', () => {
    const done = [alert({}), alert({ id: 'alr_2', kind: 'push', result: 'delivered' })];
    assert.deepEqual(told([ola], 90, chat(), done), []);
    const again = chat({ waitingSince: inS(300), lastAt: inS(300) });
    assert.deepEqual(told([ola], 400, again, done), ['Ola push']);
    const later = chat({ waitingSince: inS(3_700), lastAt: inS(3_700) });
    assert.deepEqual(told([ola], 3_800, later, done), ['Ola push', 'Ola mail']);
  });

  it('by no mail who has just acted in a console; phones ring all the same', () => {
    assert.deepEqual(told([person('Ola', { hasActed: true })], 300), ['Ola push']);
    assert.deepEqual(told([ola, { ...boss, hasActed: true }], 300), ['Ola push', 'Ola mail']);
  });

  it('at the times and by the ways that each chose', () => {
    const slow = person('Ola', { staff: { alerts: { ...DEFAULT_ALERTS, mailAfterS: 300 } } });
    assert.deepEqual(told([slow], 299), ['Ola push']);
    assert.deepEqual(told([slow], 300), ['Ola push', 'Ola mail']);
    const noMail = person('Ola', { staff: { notices: { leads: true, chats: false } } });
    assert.deepEqual(told([noMail], 300), ['Ola push']);
  });

  it('never in quiet hours, by the clock of the person', () => {
    // 10:00 in London is 11:00 in Warsaw.
    const quietIn = (timeZone: string) =>
      person('Ola', {
        staff: { alerts: { ...DEFAULT_ALERTS, quiet: { from: '10:55', to: '11:30', timeZone } } },
      });
    assert.deepEqual(told([quietIn('Europe/Warsaw')], 60), []);
    assert.deepEqual(told([quietIn('Europe/London')], 60), ['Ola push', 'Ola mail']);
  });
});

describe('who is told of a chat that was handed over', () => {
  const ola = person('Ola', { presence: 'on_call' });
  const jan = person('Jan');
  const boss = person('Szef', { presence: 'gone', isOwner: true, hasPush: false });
  const rung = (changes: Partial<Alert> = {}) => alert({ kind: 'push', result: 'delivered', ...changes });
  const toOla = { assignedTo: { staffId: 'stf_Ola', name: 'Ola' }, handedAt: inS(120) } as const;

  it('whoever has it now, although the wait was rung there before, and once', () => {
    const handed = chat({ ...toOla, lastAt: inS(120) });
    assert.deepEqual(told([ola, jan], 120, handed, [rung({ at: BEGAN })]), ['Ola push']);
    const now = rung({ at: inS(120), waitingSince: inS(120) });
    assert.deepEqual(told([ola, jan], 179, handed, [now]), []);
    assert.deepEqual(told([ola, jan], 180, handed, [now]), ['Ola mail']);
    const taken = { ...handed, assignedTo: { staffId: 'stf_Ola', name: 'Ola' }, lastAt: inS(125) } as const;
    assert.deepEqual(told([ola, jan], 130, taken, [now]), [], 'taking it begins nothing anew');
  });

  it('everybody, when it went back to the queue, although they were told of the wait before', () => {
    const back = chat({ handedAt: inS(150), lastAt: inS(150) });
    assert.deepEqual(told([ola, jan], 150, back, [rung()]), ['Ola push']);
  });

  it('an owner by how long the visitor waits, through however many hands it goes', () => {
    const handed = chat({ ...toOla, lastAt: inS(120) });
    assert.deepEqual(told([ola, boss], 179, handed), ['Ola push']);
    assert.deepEqual(told([ola, boss], 180, handed), ['Ola push', 'Ola mail', 'Szef owner_mail']);
  });

  it('by the next wait, once the visitor was answered and writes again', () => {
    const again = chat({ ...toOla, waitingSince: inS(300), lastAt: inS(300) });
    const done = [rung({ at: inS(120), waitingSince: inS(120) })];
    assert.deepEqual(told([ola], 300, again, done), ['Ola push']);
    assert.deepEqual(told([ola], 300, again, [...done, rung({ id: 'alr_2', waitingSince: inS(300) })]), []);
  });
});

describe('quiet hours', () => {
  const at = (clock: string) => new Date(`2026-11-24T${clock}:00.000Z`);
  const from = (start: string, end: string) => ({ from: start, to: end, timeZone: 'UTC' });

  it('go over midnight, and begin and end on the minute', () => {
    const night = from('22:00', '07:30');
    assert.deepEqual(
      ['21:59', '22:00', '00:00', '07:29', '07:30'].map((clock) => isQuiet(night, at(clock))),
      [false, true, true, true, false],
    );
    const noon = from('12:00', '13:00');
    assert.deepEqual(
      ['11:59', '12:00', '12:59', '13:00'].map((clock) => isQuiet(noon, at(clock))),
      [false, true, true, false],
    );
    assert.equal(isQuiet(from('08:00', '08:00'), at('03:00')), true);
    assert.equal(isQuiet(null, at('03:00')), false);
  });

  it('keep to the clock when summer time ends', () => {
    const night = { from: '22:00', to: '07:00', timeZone: 'Europe/Warsaw' };
    assert.equal(isQuiet(night, new Date('2026-10-25T04:30:00.000Z')), true);
    assert.equal(isQuiet(night, new Date('2026-10-25T06:30:00.000Z')), false);
    assert.equal(isQuiet(night, new Date('2026-10-24T05:30:00.000Z')), false);
  });

  it('need a time zone that exists', () => {
    assert.deepEqual(['Europe/Warsaw', 'Mars/Olympus', ''].map(isTimeZone), [true, false, false]);
  });
});

describe('who is told of a visitor who waits for a team', () => {
  const ola = person('Ola');
  const away = person('Jan', { presence: 'away' });
  const gone = person('Ewa', { presence: 'gone' });
  const returns: Team = { id: 'tem_1', name: 'Zwroty', memberIds: ['stf_Ewa', 'stf_Jan'] };
  const handed = (at: number) => chat({ team: { id: 'tem_1', at: inS(at) }, handedAt: inS(at) });

  it('its members first, after a minute everybody', () => {
    assert.deepEqual(told([ola, away, gone], 30, handed(20), [], [returns]), ['Ewa push']);
    assert.deepEqual(told([ola, away, gone], 80, handed(20), [], [returns]), [
      'Ola push',
      'Ola mail',
      'Ewa push',
    ]);
  });

  it('everybody at once when nobody of it can come, it has no members, or it is not there any more', () => {
    assert.deepEqual(told([ola, away], 35, handed(20), [], [returns]), ['Ola push']);
    assert.deepEqual(told([ola, gone], 35, handed(20), [], [{ ...returns, memberIds: [] }]), [
      'Ola push',
      'Ewa push',
    ]);
    assert.deepEqual(told([ola, gone], 35, handed(20), [], []), ['Ola push', 'Ewa push']);
  });

  it('once more, although they were told of the wait before', () => {
    const before = [alert({ staffId: 'stf_Ewa', kind: 'push' })];
    assert.deepEqual(told([gone], 30, chat(), before), []);
    assert.deepEqual(told([gone], 30, handed(20), before, [returns]), ['Ewa push']);
    const now = [...before, alert({ staffId: 'stf_Ewa', kind: 'push', waitingSince: inS(20) })];
    assert.deepEqual(told([gone], 40, handed(20), now, [returns]), []);
  });
});
