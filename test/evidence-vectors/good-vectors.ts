import type { EvidenceSubject } from '../../service/domain/evidence/evidence.ts';
import type { EvidenceContent } from '../../service/domain/evidence/write-evidence.ts';
import type { ConsentEvent } from '../../service/domain/model/consent/consent.ts';
import type { StandingState } from '../../service/protocol/vocabulary.ts';
import {
  contentOf,
  earlierSigner,
  erased,
  makeLedger,
  notice,
  sha256Hex,
  snapshot,
} from './vector-ledger.ts';

export type Content = {
  readonly name: string;
  readonly says: string;
  readonly expect: StandingState;
  readonly content: EvidenceContent;
};

const change = (
  action: ConsentEvent['action'],
  ofEvent: ConsentEvent,
): Parameters<ReturnType<typeof makeLedger>['append']>[0] => ({
  about: ofEvent.ref.value ?? '',
  action,
  ofEvent: ofEvent.id,
  purpose: ofEvent.purpose,
  noticeId: ofEvent.noticeId,
  method: 'button',
  control: null,
  via: 'receipt',
  pageOrigin: null,
  ...(action === 'confirmed' ? CONFIRMED : {}),
});
const CONFIRMED: Partial<ConsentEvent> = {
  method: 'doi_link',
  via: 'email_link',
  doi: { sentAt: '2026-11-10T12:01:00.000Z', confirmedAt: '2026-11-10T13:00:00.000Z' },
};

const consent = (
  first: Partial<ConsentEvent> & { about?: string } = {},
  ...actions: readonly ConsentEvent['action'][]
) => {
  const ledger = makeLedger();
  ledger.other();
  const granted = ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA', ...first });
  const following = actions.map((action) => ledger.append(change(action, granted)));
  ledger.other();
  ledger.other();
  return { ledger, events: [granted, ...following] };
};

const ERASED: Partial<EvidenceSubject> = { id: null, reference: null, state: 'erased' };
const CHAT: Partial<EvidenceSubject> = { kind: 'conversation', reference: null, basis: 'request' };
const INFORMED: Partial<ConsentEvent> = {
  action: 'informed',
  method: 'button',
  control: null,
  subjectKey: '',
  subjectKind: 'none',
  pageOrigin: null,
};

const KNOWN = { epoch: 1, seq: 5, hash: sha256Hex('lost'), at: '2026-11-10T15:00:00.000Z' };
const aroundRestore = () => {
  const ledger = makeLedger();
  ledger.other();
  const before = ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' });
  ledger.restored(KNOWN);
  const after = ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' });
  ledger.other();
  return { before: { ledger, events: [before] }, after: { ledger, events: [after] } };
};

const acrossRestore = (
  action: ConsentEvent['action'] | null,
  place: 'before' | 'behind',
  first: Partial<ConsentEvent> & { about?: string } = {},
) => {
  const ledger = makeLedger();
  ledger.other();
  const granted = ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA', ...first });
  if (place === 'behind') ledger.restored(KNOWN);
  const following = action === null ? [] : [ledger.append(change(action, granted))];
  if (place === 'before') ledger.restored(null);
  ledger.other();
  return { ledger, events: [granted, ...following] };
};

const restoredTwice = () => {
  const ledger = makeLedger();
  ledger.restored(null);
  ledger.restored(null, { epoch: 7 });
  return { ledger, events: [ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' })] };
};

const RARE = [
  'clock-set-back',
  'record-over-with-basis',
  'restored-chat',
  'restored-confirmed',
  'restored-withdrawn',
];
export const folderOf = (name: string): string =>
  name.startsWith('person-') ? 'persons' : RARE.includes(name) ? 'rare' : 'good';

export const goodContents = (): Content[] => {
  const stands = consent();
  const withdrawn = consent({}, 'withdrawn');
  const superseded = consent({}, 'superseded');
  const asked = notice({
    purposes: [{ code: 'reply', basis: 'request', required: true, text: 'odpowiedź' }],
  });
  const informed = consent({ ...INFORMED, noticeId: asked.id });
  const chat = notice({
    surface: 'live_chat',
    purposes: [{ code: 'reply', basis: 'request', required: true, text: 'odpowiedź' }],
    fields: ['message'],
    textPlain: 'Rozmowę usuwamy po 90 dniach.',
    textHtml: '<p>Rozmowę usuwamy po 90 dniach.</p>',
    policy: null,
  });
  const talk = consent({
    ...INFORMED,
    formId: 'live_chat',
    noticeId: chat.id,
    about: 'cnv_AAAAAAAAAAAAAAAAAAAAAA',
  });
  const offers = notice({ surface: 'marketing_optin', fields: ['email', 'phone'], purposes: [] });
  const offer = {
    formId: 'marketing_optin',
    noticeId: offers.id,
    about: 'sub_AAAAAAAAAAAAAAAAAAAAAA',
  } as const;
  const pending = consent({ ...offer, purpose: 'marketing_email' });
  const confirmed = consent({ ...offer, purpose: 'marketing_email' }, 'confirmed');
  const phone = consent({ ...offer, purpose: 'marketing_phone', subjectKind: 'phone' });
  const lapsed = consent({ ...offer, purpose: 'marketing_email' }, 'expired');
  const card = consent({
    formId: 'data_request',
    purpose: 'card.order_help',
    about: 'crd_AAAAAAAAAAAAAAAAAAAAAA',
  });
  const over = consent();
  over.ledger.expire(2);
  const only = makeLedger();
  const first = only.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' });
  const newest = makeLedger();
  newest.other();
  const last = newest.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' });
  const earlier = makeLedger('2026-05-01T10:00:00.000Z');
  const old = earlier.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' }, earlierSigner);
  earlier.other();
  const subscription = { kind: 'subscription', reference: null } as const;
  const bare = { basis: null, id: 'led_BBBBBBBBBBBBBBBBBBBBBB' };
  const none = { notice: null, policySnapshot: null };
  const make = (
    name: string,
    says: string,
    expect: StandingState,
    { ledger, events }: { ledger: ReturnType<typeof makeLedger>; events: readonly ConsentEvent[] },
    subject: Partial<EvidenceSubject> = {},
    changes: Partial<EvidenceContent> = {},
  ): Content => ({ name, says, expect, content: contentOf(ledger, events, subject, changes) });
  return [
    make('consent-stands', 'a consent by a ticked box', 'stands', stands),
    make(
      'consent-page-in-clear',
      'from before pages were commitments: its text is signed',
      'stands',
      // A file may hold it, though the service writes none.
      consent({ pageOrigin: 'https://sklep.example/buty' as never }),
    ),
    make(
      'consent-of-a-person',
      'with the commitment by which the person can show that it is about them',
      'stands',
      consent({ personCommitment: sha256Hex('salt.anna@example.com') }),
    ),
    make('person-by-phone', 'the same for a phone number', 'stands', {
      ...consent({ subjectKind: 'phone', personCommitment: sha256Hex('salt-of-a-phone.+48123456789') }),
    }),
    make('person-in-letters', 'the same for an address beyond ASCII', 'stands', {
      ...consent({ personCommitment: sha256Hex('salt-of-letters.żaneta@łąka.example') }),
    }),
    make(
      'consent-policy-seen',
      'the service itself saw the policy page',
      'stands',
      stands,
      {},
      { policySnapshot: snapshot('link') },
    ),
    make(
      'consent-without-policy-text',
      'the text of the policy is no longer kept',
      'stands',
      stands,
      {},
      { policySnapshot: null },
    ),
    make('consent-withdrawn', 'a withdrawal before the data were erased', 'withdrawn', withdrawn),
    make(
      'consent-withdrawn-erased',
      'a withdrawal, after which nothing names the person',
      'withdrawn',
      { ...withdrawn, events: withdrawn.events.map(erased) },
      ERASED,
    ),
    make(
      'consent-superseded-withdrawn',
      'asked again, then withdrawn',
      'withdrawn',
      consent({}, 'superseded', 'withdrawn'),
    ),
    make('consent-superseded', 'the shop asked again', 'superseded', superseded),
    make(
      'consent-erased',
      'erased at the end of the lead',
      'erased',
      { ...stands, events: stands.events.map(erased) },
      ERASED,
    ),
    make(
      'record-over',
      'a tombstone',
      'over',
      { ...over, events: [] },
      { kind: null, id: null, reference: null, basis: null, createdAt: null, state: 'expired', seq: 2 },
      { ...none, chain: over.ledger.chain([2]) },
    ),
    make(
      'record-over-with-basis',
      'the basis of a record that is over, which says nothing any more',
      'over',
      { ...over, events: [] },
      { kind: null, id: null, reference: null, basis: 'consent', createdAt: null, state: 'expired', seq: 2 },
      { ...none, chain: over.ledger.chain([2]) },
    ),
    make(
      'request-informed',
      'a notice that was shown with a request',
      'informed',
      informed,
      { basis: 'request' },
      { notice: asked },
    ),
    make(
      'request-informed-erased',
      'the same after the erasure',
      'erased',
      { ...informed, events: informed.events.map(erased) },
      { ...ERASED, basis: 'request' },
      { notice: asked },
    ),
    make(
      'request-unrecorded',
      'a request from before notices were recorded',
      'unrecorded',
      { ...stands, events: [] },
      { ...bare, basis: 'request' },
      { notice: asked },
    ),
    make(
      'bare-empty-ledger',
      'a form without a notice, in a shop without any entry',
      'unrecorded',
      { ledger: makeLedger(), events: [] },
      bare,
      none,
    ),
    make(
      'restored-before',
      'a consent from before a backup was restored, with the gap behind it',
      'gap',
      aroundRestore().before,
    ),
    make(
      'restored-withdrawn',
      'a consent that was withdrawn before a backup was restored',
      'withdrawn',
      acrossRestore('withdrawn', 'before'),
    ),
    make(
      'restored-confirmed',
      'a sign-up from before a backup was restored, confirmed behind the gap',
      'stands',
      acrossRestore('confirmed', 'behind', { ...offer, purpose: 'marketing_email' }),
      subscription,
      { notice: offers },
    ),
    make(
      'restored-chat',
      'a notice that was shown before a backup was restored, which nobody withdraws',
      'informed',
      acrossRestore(null, 'before', { ...INFORMED, noticeId: asked.id }),
      { basis: 'request' },
      { notice: asked },
    ),
    make(
      'restored-after',
      'a consent in the second epoch, at a place that a lost entry had in the first',
      'stands',
      aroundRestore().after,
    ),
    make('restored-unknown', 'nobody knows what is missing, twice', 'stands', restoredTwice()),
    make(
      'chat-informed',
      'the line over a live chat, in a shop without a policy page',
      'informed',
      talk,
      CHAT,
      { notice: chat, policySnapshot: null },
    ),
    make(
      'chat-informed-erased',
      'the same after the visitor erased the chat',
      'erased',
      { ...talk, events: talk.events.map(erased) },
      { ...CHAT, ...ERASED },
      { notice: chat, policySnapshot: null },
    ),
    make(
      'chat-unrecorded',
      'a chat whose client named no notice',
      'unrecorded',
      { ...talk, events: [] },
      { ...CHAT, id: 'cnv_BBBBBBBBBBBBBBBBBBBBBB', basis: null },
      none,
    ),
    make(
      'offers-email-unconfirmed',
      'an address whose link was not used',
      'unconfirmed',
      pending,
      subscription,
      { notice: offers },
    ),
    make(
      'offers-email-confirmed',
      'an address with both halves of the opt-in',
      'stands',
      confirmed,
      subscription,
      { notice: offers },
    ),
    make('offers-email-lapsed', 'a sign-up that was not confirmed in time', 'lapsed', lapsed, subscription, {
      notice: offers,
    }),
    make('offers-phone', 'a number, by its box alone', 'stands', phone, subscription, { notice: offers }),
    make(
      'clock-set-back',
      'the clock of the service was set back by some minutes before the file was made',
      'stands',
      stands,
      {},
      { asOf: { at: '2026-11-10T11:50:00.000Z', head: stands.ledger.head() } },
    ),
    make('card-consent', 'a card', 'stands', card, { kind: 'card', reference: null }),
    make('first-and-only-place', 'the first place of all is also the head', 'stands', {
      ledger: only,
      events: [first],
    }),
    make('newest-place', 'the record is the head', 'stands', { ledger: newest, events: [last] }),
    make(
      'earlier-key',
      'signed with a key that was in use then',
      'stands',
      { ledger: earlier, events: [old] },
      { createdAt: '2026-05-01T11:00:00.000Z' },
    ),
  ];
};
