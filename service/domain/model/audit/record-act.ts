import type { AuditEntry, Clock, Digest, Ids } from '../base/ports.ts';
import { scopeOfRow } from '../base/tenancy.ts';
import { placeAct } from './audit.ts';
import type { AuditStore } from './audit-store.ts';

export type Act = Pick<AuditEntry, 'actor' | 'action' | 'target' | 'outcome'> & Partial<AuditEntry>;
export type RecordAct = (act: Act) => Promise<void>;

/** Ids, numbers and codes only. Rules: PR-6, MI-1. */
export const makeRecordAct =
  (deps: { audit: AuditStore; ids: Ids; clock: Clock; digest: Digest }): RecordAct =>
  async (act) => {
    const entry = {
      shopId: null,
      organisationId: null,
      details: {},
      ...act,
      id: deps.ids.next('aud'),
      at: deps.clock.now(),
    };
    const salt = deps.ids.secret();
    await deps.audit.append(scopeOfRow(entry), (place) => placeAct(entry, place, salt, deps.digest));
  };
