import type { EvidenceEvent } from '../../service/domain/evidence/evidence.ts';
import type { EvidenceContent } from '../../service/domain/evidence/write-evidence.ts';
import type { ConsentEvent } from '../../service/domain/model/consent/consent.ts';
import type { NoticeId } from '../../service/protocol/vocabulary.ts';
import { contentNamed, type Forged } from './forged-vectors.ts';
import {
  contentOf,
  earlierSigner,
  fileText,
  foreignSignature,
  makeLedger,
  notice,
  signer,
  snapshot,
  type VectorLedger,
} from './vector-ledger.ts';

// biome-ignore lint/suspicious/noExplicitAny: a forger alters any value
type Loose = any;

export const resealed = (name: string, change: (content: Loose) => Partial<EvidenceContent>): string => {
  const content = contentNamed(name);
  return fileText({
    ...content,
    ...change(structuredClone({ ...content, notice: null, policySnapshot: null })),
  });
};
const events = (name: string, change: (event: Loose) => Partial<EvidenceEvent>) =>
  resealed(name, (content) => ({
    events: content.events.map((event: EvidenceEvent) => ({ ...event, ...change(event) })),
  }));

const recorded = (basis: 'consent' | 'request', ...actions: readonly ConsentEvent['action'][]): string => {
  const ledger = makeLedger();
  const about = 'led_AAAAAAAAAAAAAAAAAAAAAA';
  const events = actions.map((action) => ledger.append({ about, action }));
  return fileText(contentOf(ledger, events, { basis }));
};

const pressedFirst = (): string => {
  const { notice: offers, events: signUp } = contentNamed('offers-email-confirmed');
  const ledger = makeLedger();
  const events = signUp.map((event, at) =>
    ledger.append({
      ...(event as Loose),
      ...{ seq: at + 1, id: `cse_pressed${at}`, ofEvent: at === 0 ? null : 'cse_pressed0' },
      ...{ previousHash: ledger.head()?.hash ?? '0'.repeat(64), occurredAt: new Date(event.occurredAt) },
      ...(event.doi && { doi: { sentAt: event.doi.confirmedAt, confirmedAt: '2026-11-10T12:49:59.999Z' } }),
    }),
  );
  return fileText(contentOf(ledger, events, { kind: 'subscription', reference: null }, { notice: offers }));
};

export const datedVectors = (): Forged[] => [
  [
    'event-after-its-file',
    'a consent that is dated more than ten minutes after the file',
    resealed('consent-stands', ({ asOf }) => ({ asOf: { ...asOf, at: '2026-11-10T11:49:59.999Z' } })),
  ],
  [
    'pressed-before-its-mail',
    'a link that was pressed more than ten minutes before its mail went out',
    pressedFirst(),
  ],
];

export const alteredVectors = (): Forged[] => [
  [
    'half-a-sign-sealed',
    'half of a surrogate pair, which the service would never write',
    resealed('consent-stands', ({ subject }) => ({ subject: { ...subject, reference: '\ud83c' } })),
  ],
  [
    'created-on-no-day',
    '30 February as the date of the lead',
    resealed('consent-stands', ({ subject }) => ({
      subject: { ...subject, createdAt: '2026-02-30T12:00:00.000Z' },
    })),
  ],
  [
    'informed-beside-consent',
    'a consent and a request about the same lead',
    recorded('consent', 'granted', 'informed'),
  ],
  [
    'informed-twice',
    'the same notice shown twice with one request',
    recorded('request', 'informed', 'informed'),
  ],
  [
    'following-reversed',
    'a withdrawal before what it followed',
    resealed('consent-superseded-withdrawn', ({ events: [first, second, third] }) => ({
      events: [first, third, second],
    })),
  ],
  [
    'event-altered',
    'the version of the widget',
    events('consent-stands', () => ({ widgetVersion: '9.9.9' })),
  ],
  [
    'another-person',
    'the commitment of another address',
    events('consent-of-a-person', () => ({ personCommitment: 'a'.repeat(64) })),
  ],
  [
    'another-page',
    'the page of the event, beside its commitment',
    events('consent-stands', ({ pageOrigin }) => ({
      pageOrigin: { ...pageOrigin, value: 'https://other.example' },
    })),
  ],
  [
    'page-in-clear',
    'a page as a text, where its commitment was signed',
    events('consent-stands', ({ pageOrigin }) => ({ pageOrigin: pageOrigin.value })),
  ],
  [
    'event-back-dated',
    'the time of the event',
    events('consent-stands', () => ({ occurredAt: '2026-11-09T12:00:00.000Z' })),
  ],
  [
    'event-on-no-day',
    '30 February',
    events('consent-stands', () => ({ occurredAt: '2026-02-30T12:00:00.000Z' })),
  ],
  [
    'event-signed-by-another-key',
    'the signature of the event',
    events('consent-stands', ({ hash }) => ({ signature: foreignSignature(`zgoda-consent.v1.${hash}`) })),
  ],
  [
    'another-lead',
    'what the event is about',
    events('consent-stands', ({ ref }) => ({ ref: { ...ref, value: 'led_other' } })),
  ],
  [
    'subject-replaced',
    'the subject beside the event',
    resealed('consent-stands', ({ subject }) => ({ subject: { ...subject, id: 'led_other' } })),
  ],
  [
    'kept-without-a-name',
    'a record that names nothing though nothing was erased',
    events('consent-stands', ({ ref }) => ({ ref: { ...ref, salt: null, value: null } })),
  ],
  [
    'erased-with-a-name',
    'a record that was erased, under the id of what it was about',
    resealed('consent-erased', ({ subject }) => ({
      subject: { ...subject, id: 'led_AAAAAAAAAAAAAAAAAAAAAA' },
    })),
  ],
  [
    'erased-with-a-salt',
    'a salt that was left when its value was erased',
    events('consent-erased', ({ sessionRef }) => ({ sessionRef: { ...sessionRef, salt: 'session-2' } })),
  ],
  [
    'salt-without-value',
    'half of an opening',
    events('consent-stands', ({ sessionRef }) => ({ sessionRef: { ...sessionRef, salt: null } })),
  ],
  [
    'another-form',
    'the form that the event names',
    events('consent-stands', ({ sessionRef }) => ({ sessionRef: { ...sessionRef, value: 'form-x' } })),
  ],
  [
    'another-notice',
    'a notice that the event does not name',
    resealed('consent-stands', () => ({ notice: notice({ textPlain: 'Inne.' }) })),
  ],
  [
    'notice-altered',
    'words under the id of others',
    resealed('consent-stands', () => ({
      notice: { ...notice({ textPlain: 'Inne.' }), id: notice().id as NoticeId },
    })),
  ],
  [
    'notice-of-another-shop',
    'a notice of another shop',
    resealed('request-unrecorded', () => ({
      notice: notice({ shopId: 'shp_BBBBBBBBBBBBBBBBBBBBBB' as never }),
    })),
  ],
  [
    'policy-altered',
    'a word of the policy',
    resealed('consent-stands', () => ({ policySnapshot: { ...snapshot(), text: 'Inna treść.' } })),
  ],
  [
    'policy-without-notice',
    'a policy text that no notice names',
    resealed('bare-empty-ledger', () => ({ policySnapshot: snapshot() })),
  ],
  [
    'consent-missing',
    'no consent, though it is the basis',
    resealed('request-unrecorded', ({ subject }) => ({
      subject: { ...subject, basis: 'consent' },
      notice: notice(),
    })),
  ],
  [
    'consent-claimed',
    'a consent, though the basis is a request',
    resealed('consent-stands', ({ subject }) => ({ subject: { ...subject, basis: 'request' } })),
  ],
  [
    'informed-and-basis-consent',
    'a shown notice as a consent',
    resealed('request-informed', ({ subject }) => ({ subject: { ...subject, basis: 'consent' } })),
  ],
  [
    'consent-twice',
    'the same consent twice',
    resealed('consent-stands', (content) => ({ events: [content.events[0], content.events[0]] })),
  ],
  [
    'withdrawal-of-nothing',
    'a withdrawal of another consent',
    resealed('consent-withdrawn', (content) => ({
      events: content.events.map((event: Loose) =>
        event.action === 'withdrawn' ? { ...event, ofEvent: 'cse_x' } : event,
      ),
    })),
  ],
  [
    'events-reversed',
    'the events in another order',
    resealed('consent-withdrawn', (content) => ({ events: [...content.events].reverse() })),
  ],
];

/** Sealed with a leaked key, dated before its replacement on 1 June. */
const sealedEarlier = (ledger: VectorLedger, by: typeof signer): string => {
  const granted = ledger.append({ about: 'led_AAAAAAAAAAAAAAAAAAAAAA' }, by);
  ledger.other();
  const asOf = { at: '2026-05-31T12:00:00.000Z', head: ledger.head() };
  return fileText(contentOf(ledger, [granted], {}, { asOf }), earlierSigner);
};

export const misplacedVectors = (): Forged[] => {
  const stands = contentNamed('consent-stands');
  const withdrawn = contentNamed('consent-withdrawn');
  const sealedLate = fileText({ ...stands }, earlierSigner);
  return [
    [
      'over-without-place',
      'a record that is over, at no place',
      resealed('record-over', ({ subject, chain }) => ({
        subject: { ...subject, seq: null },
        chain: [{ ...chain.at(-1), kind: 'tombstone' }],
      })),
    ],
    [
      'place-of-another',
      'the place of the subject',
      resealed('consent-stands', ({ subject }) => ({ subject: { ...subject, seq: 3 } })),
    ],
    [
      'neighbour-missing',
      'no place before the record',
      resealed('consent-stands', ({ chain }) => ({ chain: chain.slice(1) })),
    ],
    [
      'place-too-many',
      'a place that does not belong to it',
      resealed('consent-stands', () => ({ chain: contentNamed('consent-withdrawn').chain })),
    ],
    [
      'chain-broken',
      'a place that does not follow the one before',
      resealed('consent-stands', ({ chain }) => ({
        chain: chain.map((link: Loose) =>
          link.seq === 3 ? { ...link, previousHash: 'f'.repeat(64) } : link,
        ),
      })),
    ],
    [
      'first-place-follows-another',
      'a place before the first of all',
      resealed('consent-stands', ({ chain }) => ({
        chain: chain.map((link: Loose) =>
          link.seq === 1 ? { ...link, previousHash: 'f'.repeat(64) } : link,
        ),
      })),
    ],
    [
      'neighbour-unsigned',
      'the signature of a place beside the record',
      resealed('consent-stands', ({ chain }) => ({
        chain: chain.map((link: Loose) =>
          link.seq === 1 ? { ...link, signature: foreignSignature('x') } : link,
        ),
      })),
    ],
    [
      'head-replaced',
      'another head',
      resealed('consent-stands', ({ asOf }) => ({
        asOf: { ...asOf, head: { ...asOf.head, hash: 'f'.repeat(64) } },
      })),
    ],
    [
      'head-before-the-record',
      'a head before the withdrawal',
      resealed('consent-withdrawn', ({ asOf }) => ({
        asOf: { ...asOf, head: { ...asOf.head, seq: 2, hash: withdrawn.chain[1]?.hash ?? '' } },
      })),
    ],
    [
      'tombstone-in-its-place',
      'a tombstone at the place of the event',
      resealed('consent-stands', ({ chain }) => ({
        chain: chain.map((link: Loose) => (link.seq === 2 ? { ...link, kind: 'tombstone' } : link)),
      })),
    ],
    [
      'over-without-tombstone',
      'an event at the place of a record that is over',
      resealed('record-over', ({ chain }) => ({
        chain: chain.map((link: Loose) => ({ ...link, kind: 'event' })),
      })),
    ],
    [
      'over-with-events',
      'events in a record that is over',
      resealed('record-over', () => ({ events: stands.events })),
    ],
    ['key-not-in-use', 'sealed with a key after its time', sealedLate],
    [
      'signed-by-a-later-key',
      'a consent signed with a key that began after the time of the file, without its withdrawal',
      sealedEarlier(makeLedger(), signer),
    ],
    [
      'neighbour-of-a-later-key',
      'a place that a key signed which began after the time of the file',
      sealedEarlier(makeLedger('2026-05-01T10:00:00.000Z'), earlierSigner),
    ],
    [
      'empty-ledger-with-places',
      'places of a ledger without a head',
      resealed('bare-empty-ledger', () => ({ chain: stands.chain })),
    ],
  ];
};
