import type { DepartureId, Locale, OrganisationId, ShopId } from '../../protocol/vocabulary.ts';

/** Rule: PR-5. */
export const HOLD_DAYS = 30;
export const HOLD_MS = HOLD_DAYS * 24 * 3_600_000;
/** Art. 28(3)(g), as the agreement's evidence. */
export const CERTIFICATE_YEARS = 6;

export type DepartureState = 'held' | 'cancelled' | 'deleting' | 'done';

/** Sealed with the service's key after deletion. */
export type Departure = {
  readonly id: DepartureId;
  /** Null after deletion. */
  readonly shopId: ShopId | null;
  readonly organisationId: OrganisationId;
  readonly state: DepartureState;
  readonly locale: Locale;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  /** `agreement`: none binds. */
  readonly reason: 'owner' | 'operator' | 'agreement';
  readonly deleteAt: Date;
  /** Complete downloads; null: none. */
  readonly exportedAt: Date | null;
  /** From the start of deletion. */
  readonly sealed: string | null;
  readonly expiresAt: Date;
};

/** Rules: PR-2, SE-4. */
export type KeptProof = {
  readonly collection: string;
  readonly rows: number;
  readonly reason: 'agreement' | 'breach_register';
  readonly until: string;
};

/** Signed as canonical JSON. */
export type CertificateBody = {
  readonly format: 'zgoda-deletion-certificate/1';
  readonly id: DepartureId;
  readonly locale: Locale;
  readonly shop: { readonly id: ShopId; readonly name: string; readonly url: string };
  readonly controller: { readonly name: string; readonly address: string; readonly email: string };
  readonly processor: string | null;
  readonly requestedAt: string;
  readonly reason: Departure['reason'];
  readonly exportedAt: string | null;
  readonly deletedAt: string;
  readonly removed: Readonly<Record<string, number>>;
  /** Absent in early certificates. */
  readonly kept?: KeptProof[];
  /** Checked after deletion. */
  readonly keysDestroyed: boolean;
  /** Absent: not stated, or none. */
  readonly backupDays?: number;
};
export type Certificate = CertificateBody & {
  readonly keyId: string;
  readonly signature: string;
};
