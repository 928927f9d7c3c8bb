import { ACTIVITY_FORMAT } from '../../service/domain/evidence/signed-files/activity-file.ts';
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
/** As the service exports it: newest first. */
const activity = (rows: readonly Loose[], by = signer, end: Loose = rows.at(-1)): string =>
  JSON.stringify({
    format: ACTIVITY_FORMAT,
    generatedAt: '2026-11-01T08:00:00.000Z',
    chain: {
      isWhole: true,
      since: rows[0]?.at ?? null,
      rows: rows.length,
      head: { seq: end?.seq, hash: end?.hash },
      signature: by.sign(auditHeadText(SHOP.id as ShopId, end)),
      fault: null,
    },
    acts: rows.toReversed(),
  });
/** Rewritten by an operator with the key: another second act, and everything behind it made anew. */
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
  return [
    ['certificate', 'a certificate of deletion, as it is downloaded', pretty(certificate())],
    ['certificate-bare', 'one that says nothing of backups or of what is kept', pretty(first)],
    ['activity-earlier', 'an activity log with two entries', activity(log(2))],
    ['activity', 'the same log later, compared with the copy', activity(log(4)), [FILES.earlier]],
    ['activity-later', 'a log whose oldest entries were removed at their end', activity(log(4).slice(2))],
    [
      'activity-forgotten',
      'one whose target was forgotten',
      activity(log(4).map((row) => ({ ...row, target: null, salt: null }))),
    ],
  ];
};
const forged = (): Case[] => {
  const rows = log(4);
  const changed = (at: number, changes: Loose) =>
    rows.map((row, place) => (place === at ? { ...row, ...changes } : row));
  return [
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
    ['activity-altered', 'another act in an entry', activity(changed(1, { action: 'lead.read' }))],
    ['activity-target', 'another target in an entry', activity(changed(1, { target: 'led_X' }))],
    ['activity-entry-removed', 'an entry left out', activity(rows.filter(({ seq }) => seq !== 2))],
    ['activity-cut', 'the newest entry left out', activity(rows.slice(0, 3), signer, rows[3])],
    ['activity-foreign-key', 'its end signed with another key', activity(rows, foreignSigner)],
    [
      'activity-unsigned',
      'the log of several shops, without a signed end',
      activity(rows).replace(/"chain":\{.*?"fault":null\}/, '"chain":null'),
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

/** Certificates of deletion and activity logs, good and forged. */
export const signedVectors = (): SignedVector[] =>
  (
    [
      ['genuine', good()],
      ['not_valid', forged()],
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
