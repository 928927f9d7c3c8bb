import type { DepartureId, Locale, OrganisationId, ShopId } from '../../protocol/vocabulary.ts';

/** From asking to deletion; until then it can be taken back. Rule: PR-5. */
export const HOLD_DAYS = 30;
export const HOLD_MS = HOLD_DAYS * 24 * 3_600_000;
/** The certificate is proof of Art. 28(3)(g) as long as the agreement's own evidence. */
export const CERTIFICATE_YEARS = 6;

export type DepartureState = 'held' | 'cancelled' | 'deleting' | 'done';

/** A shop that leaves. After the deletion nothing in it names the shop but what is sealed with the service's key. */
export type Departure = {
  readonly id: DepartureId;
  /** Null once everything is deleted. */
  readonly shopId: ShopId | null;
  readonly organisationId: OrganisationId;
  readonly state: DepartureState;
  readonly locale: Locale;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  /** Who ends it: the shop's owner, the operator, or the end of the agreement, while no other binds. */
  readonly reason: 'owner' | 'operator' | 'agreement';
  readonly deleteAt: Date;
  /** When the last export began of which the owner took every part; null: there was none. */
  readonly exportedAt: Date | null;
  /** Sealed `CertificateBody`, from the moment when the deletion begins. */
  readonly sealed: string | null;
  readonly expiresAt: Date;
};

/** Proof that the processor keeps for itself. Rules: PR-2, SE-4. */
export type KeptProof = {
  readonly collection: string;
  readonly rows: number;
  readonly reason: 'agreement' | 'breach_register';
  readonly until: string;
};

/** What the certificate says; signed as canonical JSON. */
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
  /** Rows by collection, counted when the deletion began. */
  readonly removed: Readonly<Record<string, number>>;
  /** What stays with the processor, why and until when; rows by collection. Not in certificates of the first days. */
  readonly kept?: KeptProof[];
  /** Whether none of the keys of the shop was left in the database; looked at after the deletion. */
  readonly keysDestroyed: boolean;
  /** Days until backups are overwritten, as the operator states; absent where it states nothing, or has none. */
  readonly backupDays?: number;
};
export type Certificate = CertificateBody & {
  readonly keyId: string;
  readonly signature: string;
};
