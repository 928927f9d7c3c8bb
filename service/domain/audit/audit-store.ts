import type { AuditEntry } from '../ports.ts';
import type { ShopScope } from '../tenancy.ts';

/** Who did what; ids only, never a text, never an address. Append-only. */
export type AuditStore = {
  append(entry: AuditEntry & { id: `aud_${string}`; at: Date }): Promise<void>;
  /** Newest first, at most `limit`. */
  listByShop(scope: ShopScope, limit: number): Promise<readonly (AuditEntry & { id: string; at: Date })[]>;
};
