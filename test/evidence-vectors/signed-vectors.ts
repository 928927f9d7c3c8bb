import { ACTIVITY_FORMAT } from '../../service/domain/evidence/signed-files/activity-form.ts';
import {
  CERTIFICATE_FORMAT,
  certificateText,
} from '../../service/domain/evidence/signed-files/certificate-file.ts';
import {
  type AuditRow,
  auditHeadText,
  FIRST_AUDIT_HASH,
  placeAct,
} from '../../service/domain/model/audit/audit.ts';
import { canonicalJson } from '../../service/domain/model/base/canonical-json.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';
import { earlierSigner, foreignSigner, SHOP, sha256Hex, signer, witnessSigner } from './vector-ledger.ts';

/** `kept`: earlier exports of the same log. `expect`: `genuine` or `not_valid`. */
export type SignedVector = {
  readonly file: string;
  readonly says: string;
  readonly expect: 'genuine' | 'not_valid';
  readonly kept: readonly string[];
  readonly bytes: Buffer;
};

// biome-ignore lint/suspicious/noExplicitAny: a forger alters any value
type Loose = any;

const body = {
  format: CERTIFICATE_FORMAT,
  id: 'dep_AAAAAAAAAAAAAAAAAAAAAA',
  locale: 'pl',
  shop: { ...SHOP, url: 'https://sklep.example' },
  controller: { name: 'Pod Lipą sp. z o.o.', address: 'ul. Lipowa 1, Kraków', email: 'dane@sklep.example' },
  processor: 'Operator S.A.',
  requestedAt: '2026-10-01T08:00:00.000Z',
  reason: 'owner',
  exportedAt: null,
  deletedAt: '2026-10-31T08:00:00.000Z',
  removed: { consents: 4, leads: 7 },
  kept: [
    { collection: 'agreementDocuments', rows: 1, reason: 'agreement', until: '2032-10-31T08:00:00.000Z' },
  ],
  keysDestroyed: true,
  backupDays: 30,
};
const certificate = (changes: Loose = {}, by = signer) => {
  const whole = { ...body, ...changes };
  return { ...whole, ...by.sign(certificateText(sha256Hex(canonicalJson(whole)))) };
};
/** Another encoding of the same 64 bytes: four bits of the last character are unused. */
const withSpareBits = (signature: string): string =>
  `${signature.slice(0, -1)}${String.fromCharCode(signature.charCodeAt(signature.length - 1) + 1)}`;
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

const log = (count: number): AuditRow[] => {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = {
      id: `aud_${String(seq).padStart(22, '0')}` as const,
      at: new Date(Date.UTC(2026, 9, seq, 8)),
      actor: 'system' as const,
      shopId: SHOP.id as ShopId,
      organisationId: null,
      action: 'retention.run',
      target: SHOP.id,
      outcome: 'ok' as const,
      details: { removed: seq },
    };
    const previousHash = rows.at(-1)?.hash ?? FIRST_AUDIT_HASH;
    rows.push(placeAct(entry, { seq, previousHash }, sha256Hex(`salt ${seq}`), { sha256Hex }));
  }
  return rows;
};
/** Names at the time of the export, which are not signed. */
const named = (row: Loose) => ({ ...row, shopName: SHOP.name, actorName: null, targetName: SHOP.name });
const activity = (
  rows: readonly Loose[],
  by = signer,
  end: Loose = rows.at(-1),
  changes: Loose = {},
): string =>
  JSON.stringify({
    format: ACTIVITY_FORMAT,
    generatedAt: '2026-11-01T08:00:00.000Z',
    shop: { id: SHOP.id },
    chain: {
      head: { seq: end?.seq, hash: end?.hash },
      signature: by.sign(auditHeadText(SHOP.id as ShopId, end)),
    },
    acts: rows.toReversed().map(named),
    ...changes,
  });
const rewritten = (): AuditRow[] => {
  const rows = log(1);
  for (const { hash: _, previousHash: __, commitment: ___, salt, seq, ...act } of log(4).slice(1)) {
    const entry = { ...act, target: act.target ?? '', details: { removed: 0 } };
    const previousHash = rows.at(-1)?.hash ?? '';
    rows.push(placeAct(entry, { seq, previousHash }, salt ?? '', { sha256Hex }));
  }
  return rows;
};

type Case = readonly [name: string, says: string, text: string, kept?: readonly string[]];
const FILES = {
  certificate: 'signed/genuine/certificate.json',
  earlier: 'signed/genuine/activity-earlier.json',
};

const good = (): Case[] => {
  const { kept: _, backupDays: __, ...bare } = body;
  const first = { ...bare, ...signer.sign(certificateText(sha256Hex(canonicalJson(bare)))) };
  const forgotten = log(4).map((row) => ({ ...row, target: null, salt: null }));
  return [
    ['certificate', 'a certificate of deletion, as it is downloaded', pretty(certificate())],
    [
      'certificate-other-order',
      'one with its keys in another order',
      pretty(Object.fromEntries(Object.entries(certificate()).toReversed())),
    ],
    ['certificate-bare', 'one that says nothing of backups or of what is kept', pretty(first)],
    ['activity-earlier', 'an activity log with two entries', activity(log(2))],
    ['activity', 'the same log later, compared with the copy', activity(log(4)), [FILES.earlier]],
    ['activity-later', 'a log whose oldest entries were removed at their end', activity(log(4).slice(2))],
    [
      'activity-later-beside',
      'a log that begins behind the end of the copy, so that nothing is compared',
      activity(log(4).slice(2)),
      [FILES.earlier],
    ],
    ['activity-forgotten', 'one whose targets were forgotten', activity(forgotten)],
  ];
};
const OTHER_SHOP = 'shp_BBBBBBBBBBBBBBBBBBBBBB' as ShopId;
const { signature: SIGNATURE } = certificate();
const forgedCertificates = (): Case[] => [
  [
    'certificate-altered',
    'another number of deleted records',
    pretty({ ...certificate(), removed: { consents: 4, leads: 8 } }),
  ],
  ['certificate-more', 'a field more', pretty({ ...certificate(), note: 'x' })],
  ['certificate-foreign-key', 'signed with another key', pretty(certificate({}, foreignSigner))],
  ['certificate-witness-key', 'signed with the key of a witness', pretty(certificate({}, witnessSigner))],
  [
    'certificate-key-of-before',
    'signed with a key that was no longer in use',
    pretty(certificate({}, earlierSigner)),
  ],
  [
    'certificate-key-twice',
    'a key twice',
    pretty(certificate()).replace('"processor"', '"processor": "Other S.A.",\n  "processor"'),
  ],
  ['certificate-escape', 'a letter as an escape', pretty(certificate()).replace('"owner"', '"\\u006fwner"')],
  ['certificate-number', 'a number as 7.0', pretty(certificate()).replace('"leads": 7', '"leads": 7.0')],
  ['certificate-padded', 'a padded signature', pretty({ ...certificate(), signature: `${SIGNATURE}==` })],
  [
    'certificate-lone-surrogate',
    'half of a character, which no text in UTF-8 holds',
    pretty(certificate({ processor: '\ud800' })),
  ],
  [
    'certificate-spare-bits',
    'a signature whose spare bits are set',
    pretty({ ...certificate(), signature: withSpareBits(SIGNATURE) }),
  ],
];
const forgedLogs = (): Case[] => {
  const rows = log(4);
  const [end] = rows.toReversed() as [AuditRow];
  const changed = (at: number, changes: Loose) =>
    rows.map((row, place) => (place === at ? { ...row, ...changes } : row));
  const invented = {
    ...end,
    chain: OTHER_SHOP,
    shopId: OTHER_SHOP,
    action: 'lead.export',
    target: 'led_X',
    salt: null,
  };
  const ofOther = (row: AuditRow) => ({ ...row, chain: OTHER_SHOP, shopId: OTHER_SHOP });
  return [
    ['activity-altered', 'another act in an entry', activity(changed(1, { action: 'lead.read' }))],
    ['activity-target', 'another target in an entry', activity(changed(1, { target: 'led_X' }))],
    [
      'activity-target-without-salt',
      'another target in an entry, and no salt that opens it',
      activity(changed(1, { target: 'led_X', salt: null })),
    ],
    ['activity-salt-alone', 'a salt without its target', activity(changed(1, { target: null }))],
    [
      'activity-time-respelled',
      'the time of an entry in another spelling',
      activity(changed(1, { at: '2026-10-02T08:00:00Z' })),
    ],
    [
      'activity-other-shop',
      'told as the log of another shop',
      activity(rows.map(ofOther), signer, end, { shop: { id: OTHER_SHOP } }),
    ],
    ['activity-other-shop-in-entries', 'entries that name another shop', activity(rows.map(ofOther))],
    [
      'activity-invented-beside',
      'invented entries of another shop with the signed hash, beside the true ones',
      activity([...[1, 2].map((seq) => ({ ...invented, seq })), ...rows.slice(2)], signer, end),
    ],
    [
      'activity-other-log-beside',
      'an entry of another log beside its own',
      activity([...rows, { ...end, chain: 'service', shopId: null }], signer, end),
    ],
    ['activity-empty', 'all entries left out', activity([], signer, end)],
    ['activity-without-shop', 'no shop', activity(rows, signer, end, { shop: undefined })],
    ['activity-more', 'a field more in an entry', activity(changed(1, { note: 'x' }))],
    ['activity-entry-removed', 'an entry left out', activity(rows.filter(({ seq }) => seq !== 2))],
    ['activity-cut', 'the newest entry left out', activity(rows.slice(0, 3), signer, rows[3])],
    ['activity-foreign-key', 'its end signed with another key', activity(rows, foreignSigner)],
    [
      'activity-unsigned',
      'the log of several shops, without a signed end',
      activity(rows, signer, end, { shop: null, chain: null }),
    ],
    [
      'activity-rewritten',
      'written anew with the key of the service, and an earlier copy',
      activity(rewritten()),
      [FILES.earlier],
    ],
    [
      'activity-beside',
      'beside a copy that is not genuine',
      activity(rows),
      ['signed/not_valid/activity-foreign-key.json'],
    ],
  ];
};

export const signedVectors = (): SignedVector[] =>
  (
    [
      ['genuine', good()],
      ['not_valid', [...forgedCertificates(), ...forgedLogs()]],
    ] as const
  ).flatMap(([expect, cases]) =>
    cases.map(([name, says, text, kept = []]) => ({
      file: `signed/${expect}/${name}.json`,
      says,
      expect,
      kept,
      bytes: Buffer.from(text),
    })),
  );
