import { canonicalJson, type Json } from '../../model/base/canonical-json.ts';
import type { EvidenceKey } from '../evidence.ts';
import { type Judge, makeJudgeSignature } from '../judge-signature.ts';
import { open, text } from '../open-value.ts';
import { judged, type Verdict } from '../verify-evidence.ts';

export const CERTIFICATE_FORMAT = 'zgoda-deletion-certificate/1';

/** What the signature of a certificate covers. @param hash SHA-256 of the canonical form of everything else in it */
export const certificateText = (hash: string): string => `zgoda-certificate.v1.${hash}`;

/** A certificate of deletion as it was handed in, not judged yet. */
export type CertificateFile = {
  readonly type: 'certificate';
  readonly id: string;
  readonly shop: string;
  readonly controller: string;
  readonly processor: string;
  readonly deletedAt: string;
  /** Rows that were deleted, and rows that stay with the processor. */
  readonly removed: number;
  readonly kept: number;
  /** Whether no key of the shop was left in the database then. */
  readonly keysDestroyed: boolean;
  /** Null where the operator states nothing about backups. */
  readonly backupDays: number | null;
  readonly keyId: string;
  readonly signature: string;
  /** Canonical form of everything that is signed. */
  readonly body: string;
};

const isMoment = (value: string): boolean => !Number.isNaN(Date.parse(value));
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Reads a certificate of deletion; null when it is not written as the service writes it. */
export const readCertificate = (value: { [key: string]: Json }): CertificateFile | null => {
  const { keyId, signature, ...signed } = value;
  const [shop, controller] = [open(signed.shop), open(signed.controller)];
  const deletedAt = text(signed.deletedAt);
  const kept = Array.isArray(signed.kept) ? signed.kept : [];
  if (text(keyId) === '' || text(signature) === '' || text(shop.name) === '' || !isMoment(deletedAt))
    return null;
  return {
    type: 'certificate',
    id: text(signed.id),
    shop: [text(shop.name), text(shop.url), text(shop.id)].filter(Boolean).join(', '),
    controller: ['name', 'address', 'email']
      .map((name) => text(controller[name]))
      .filter(Boolean)
      .join(', '),
    processor: text(signed.processor),
    deletedAt,
    removed: Object.values(open(signed.removed)).reduce<number>((sum, rows) => sum + count(rows), 0),
    kept: kept.reduce<number>((sum, one) => sum + count(open(one).rows), 0),
    keysDestroyed: signed.keysDestroyed === true,
    backupDays: typeof signed.backupDays === 'number' ? signed.backupDays : null,
    keyId: text(keyId),
    signature: text(signature),
    body: canonicalJson(signed),
  };
};

/** Judges a certificate of deletion: the service signed it, with a key that was in use then. Rules: PR-5, CO-9. */
export const verifyCertificate = (
  { body, keyId, signature, deletedAt }: CertificateFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Verdict> =>
  judged(null, async (say) => {
    const signed = { text: certificateText(await judge.sha256Hex(body)), keyId, signature };
    const finding = await makeJudgeSignature(keys, judge)(signed, deletedAt);
    const isGood = finding === 'signature';
    const told = isGood ? 'seal' : finding === 'signature_wrong' ? 'seal_wrong' : finding;
    say('seal', 'seal', told, !isGood, { keyId });
  });
