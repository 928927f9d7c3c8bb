import { canonicalJson, type Json } from '../model/base/canonical-json.ts';
import type { EvidenceSigner } from '../model/base/ports.ts';
import type { NoticeVersion, PolicySnapshot } from '../model/notice/notice.ts';
import {
  EVIDENCE_FORMAT,
  type EvidenceAsOf,
  type EvidenceEpoch,
  type EvidenceEvent,
  type EvidenceLink,
  type EvidenceSubject,
  type FileStatement,
} from './evidence.ts';
import { sealedTextOf } from './read-evidence-file.ts';

export type EvidenceContent = {
  readonly asOf: EvidenceAsOf;
  readonly shop: { readonly id: string; readonly name: string };
  readonly subject: EvidenceSubject;
  readonly notice: NoticeVersion | null;
  readonly events: readonly EvidenceEvent[];
  readonly policySnapshot: PolicySnapshot | null;
  readonly chain: readonly EvidenceLink[];
  readonly epochs: readonly EvidenceEpoch[];
  readonly witnesses?: readonly FileStatement[];
};

const noticeIn = ({ id, content, createdAt, origin }: NoticeVersion) => ({
  id,
  content,
  createdAt: createdAt.toISOString(),
  origin: {
    pageId: origin.pageId,
    revision: origin.revision,
    modifiedAt: origin.modifiedAt?.toISOString() ?? null,
    snapshotSha256: origin.snapshotSha256,
  },
});
const snapshotIn = ({ sha256, text, fetchedAt, source }: PolicySnapshot) => ({
  sha256,
  text,
  fetchedAt: fetchedAt.toISOString(),
  source,
});

/** Canonical JSON (RFC 8785), signed. Rule: CO-9. */
export const writeEvidence = (
  { asOf, shop, subject, notice, events, policySnapshot, chain, epochs, witnesses }: EvidenceContent,
  signer: Pick<EvidenceSigner, 'sign'>,
): string => {
  // Dates are text here.
  const unsealed = {
    format: EVIDENCE_FORMAT,
    asOf,
    shop,
    subject,
    notice: notice === null ? null : noticeIn(notice),
    events,
    policySnapshot: policySnapshot === null ? null : snapshotIn(policySnapshot),
    chain,
    epochs,
    ...(witnesses === undefined ? {} : { witnesses }),
  } as unknown as { [key: string]: Json };
  return canonicalJson({ ...unsealed, seal: signer.sign(sealedTextOf(unsealed)) });
};
