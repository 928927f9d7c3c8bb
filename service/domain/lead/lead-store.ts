import type { LeadId, LeadState } from '../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../tenancy.ts';
import type { Lead, Receipt } from './lead.ts';

export type LeadStore = {
  /** Stores it once per `ref`; a repeat returns the stored one. Null when `formNonce` was used for another `ref`. */
  insert(scope: ShopScope, lead: Lead): Promise<{ lead: Lead; isRepeat: boolean } | null>;
  findByRef(scope: ShopScope, ref: string): Promise<Lead | null>;
  get(scope: ShopScope | ShopsScope, id: LeadId): Promise<Lead | null>;
  /** Newest first, created before `before`, at most `limit`. */
  list(scope: ShopsScope, before: Date, limit: number): Promise<readonly Lead[]>;
  setState(scope: ShopScope, id: LeadId, state: LeadState): Promise<Lead | null>;
  remove(scope: ShopScope, id: LeadId): Promise<boolean>;
  /** Removes leads whose `expiresAt` is past; returns what was removed. Rule: RE-1. */
  removeExpired(scope: ShopScope, now: Date): Promise<readonly Lead[]>;
};

export type ReceiptStore = {
  insert(scope: ShopScope, receipt: Receipt): Promise<void>;
  /** The secret is the credential; the scope comes from what it finds. */
  findBySecret(secretHash: string): Promise<Receipt | null>;
  setWithdrawn(scope: ShopScope, secretHash: string, at: Date): Promise<void>;
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
};
