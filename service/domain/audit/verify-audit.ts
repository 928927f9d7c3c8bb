import {
  type AuditRow,
  auditHash,
  auditHeadText,
  chainOf,
  FIRST_AUDIT_HASH,
  isTargetOpen,
} from '../model/audit/audit.ts';
import type { AuditStore } from '../model/audit/audit-store.ts';
import type { Digest, EvidenceSigner } from '../model/base/ports.ts';
import type { ServiceScope, ShopScope } from '../model/base/tenancy.ts';

export type AuditFault = {
  readonly seq: number;
  readonly what: 'missing' | 'altered' | 'cut_off';
};
export type AuditVerdict = {
  readonly isWhole: boolean;
  /** Null: empty. */
  readonly since: Date | null;
  readonly rows: number;
  readonly head: { readonly seq: number; readonly hash: string };
  /** Ed25519 over the newest entry, proof for earlier ones. */
  readonly signature: { readonly keyId: string; readonly signature: string };
  readonly fault: AuditFault | null;
};

const PAGE = 500;

const faultOf = async (
  row: AuditRow,
  before: { seq: number; hash: string },
  digest: Pick<Digest, 'sha256Hex'>,
): Promise<AuditFault | null> => {
  if (row.seq !== before.seq + 1) return { seq: before.seq + 1, what: 'missing' };
  const isTrue =
    row.previousHash === before.hash &&
    auditHash(row, digest) === row.hash &&
    (await isTargetOpen(row, digest));
  return isTrue ? null : { seq: row.seq, what: 'altered' };
};

/** Finds missing, altered or truncated rows. Rule: PR-6. */
export const makeVerifyAudit =
  (deps: { audit: AuditStore; digest: Digest; signer: EvidenceSigner }) =>
  async (scope: ShopScope | ServiceScope): Promise<AuditVerdict> => {
    const marks = await deps.audit.marks(scope);
    let before = {
      seq: marks.removed?.seq ?? 0,
      hash: marks.removed?.hash ?? FIRST_AUDIT_HASH,
    };
    let since: Date | null = null;
    let rows = 0;
    let fault: AuditFault | null = null;
    for (;;) {
      const page = await deps.audit.range(scope, before.seq + 1, PAGE);
      for (const row of page) {
        fault ??= await faultOf(row, before, deps.digest);
        since ??= row.at;
        before = { seq: row.seq, hash: row.hash };
        rows += 1;
      }
      if (page.length < PAGE) break;
    }
    if (before.seq < marks.lastSeq) fault ??= { seq: before.seq + 1, what: 'cut_off' };
    const signature = deps.signer.sign(auditHeadText(chainOf(scope.shopId), before));
    return { isWhole: fault === null, since, rows, head: before, signature, fault };
  };
