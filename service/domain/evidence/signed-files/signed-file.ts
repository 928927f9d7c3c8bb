import type { Json } from '../../model/base/canonical-json.ts';
import type { EvidenceKey } from '../evidence.ts';
import type { Judge } from '../judge-signature.ts';
import type { Verdict } from '../verify-evidence.ts';
import { type ActivityFile, readActivity, verifyActivity } from './activity-file.ts';
import { ACTIVITY_FORMAT } from './activity-form.ts';
import {
  CERTIFICATE_FORMAT,
  type CertificateFile,
  readCertificate,
  verifyCertificate,
} from './certificate-file.ts';

/** Signed file other than consent evidence. */
export type SignedFile = CertificateFile | ActivityFile;

const READERS: Readonly<Record<string, (value: { [key: string]: Json }) => SignedFile | null>> = {
  [CERTIFICATE_FORMAT]: readCertificate,
  [ACTIVITY_FORMAT]: readActivity,
};

/**
 * @param compact null: foreign escape
 * @returns undefined: another format; null: not canonical
 */
export const readSignedFile = (
  value: { [key: string]: Json },
  compact: string | null,
): SignedFile | null | undefined => {
  const { format } = value;
  if (typeof format !== 'string' || !Object.hasOwn(READERS, format)) return undefined;
  return JSON.stringify(value) === compact ? (READERS[format]?.(value) ?? null) : null;
};

/** Verifies a signed file. Rules: CO-9, PR-5, PR-6. */
export const verifySignedFile = (
  file: SignedFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Verdict> =>
  file.type === 'certificate' ? verifyCertificate(file, keys, judge) : verifyActivity(file, keys, judge);
