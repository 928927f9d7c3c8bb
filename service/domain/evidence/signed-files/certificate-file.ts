import { canonicalJson, type Json } from '../../model/base/canonical-json.ts';
import type { EvidenceKey } from '../evidence.ts';
import { type Judge, makeJudgeSignature } from '../judge-signature.ts';
import { open, text } from '../open-value.ts';
import { judged, type Verdict } from '../verify-evidence.ts';

export const CERTIFICATE_FORMAT = 'zgoda-deletion-certificate/1';

/** Text under the signature. @param hash SHA-256 of the rest */
export const certificateText = (hash: string): string => `zgoda-certificate.v1.${hash}`;

/** Not verified. */
export type CertificateFile = {
  readonly type: 'certificate';
  readonly id: string;
  readonly shop: string;
  readonly controller: string;
  readonly processor: string;
  readonly deletedAt: string;
  readonly removed: number;
  readonly kept: number;
  readonly keysDestroyed: boolean;
  /** Null: not stated. */
  readonly backupDays: number | null;
  readonly keyId: string;
  readonly signature: string;
  /** Canonical signed text. */
  readonly body: string;
};

const isMoment = (value: string): boolean => !Number.isNaN(Date.parse(value));
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Null: another form. */
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

/** Verifies a certificate of deletion. Rules: PR-5, CO-9. */
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
