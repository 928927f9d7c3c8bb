import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Clock, Digest, Ids } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { ConfirmationKind } from './confirmation.ts';
import type { ConfirmationStore } from './confirmation-store.ts';

export type NewConfirmation = {
  kind: ConfirmationKind;
  /** Confirmed record. */
  ref: string;
  locale: Locale;
  /** Validity in milliseconds. */
  lifeMs: number;
  subjectKey?: string;
};
export type OpenedConfirmation = {
  /** Secret after `#`. */
  link: string;
  /** Records delivery. */
  confirmationHash: string;
};
/** @param scope service: for accounts */
export type OpenConfirmation = (
  scope: ShopScope | ServiceScope,
  wanted: NewConfirmation,
) => Promise<OpenedConfirmation>;

/** Makes a one-time link; stores only the secret's hash. */
export const makeOpenConfirmation =
  (deps: {
    confirmations: ConfirmationStore;
    ids: Ids;
    digest: Digest;
    clock: Clock;
    origin(): string;
  }): OpenConfirmation =>
  async (scope, { lifeMs, subjectKey, ...wanted }) => {
    const secret = deps.ids.secret();
    const confirmationHash = deps.digest.sha256Hex(secret);
    const now = deps.clock.now();
    await deps.confirmations.insert(scope, {
      ...wanted,
      secretHash: confirmationHash,
      shopId: scope.shopId,
      subjectKey: subjectKey ?? null,
      delivery: null,
      createdAt: now,
      usedAt: null,
      actingSince: null,
      expiresAt: new Date(now.getTime() + lifeMs),
    });
    return { link: `${deps.origin()}/confirm/#${secret}`, confirmationHash };
  };
