import type { Locale } from '../../../protocol/vocabulary.ts';
import type { Clock, Digest, Ids } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { ConfirmationKind } from './confirmation.ts';
import type { ConfirmationStore } from './confirmation-store.ts';

export type NewConfirmation = {
  kind: ConfirmationKind;
  /** Id of what is confirmed. */
  ref: string;
  locale: Locale;
  /** How long the link is good, in milliseconds. */
  lifeMs: number;
  subjectKey?: string;
};
export type OpenedConfirmation = {
  /** For the mail, with the secret behind `#`. */
  link: string;
  /** For the outbox, so that sending the mail is recorded with the link. */
  confirmationHash: string;
};
/** @param scope the shop it is about, or the service for an account */
export type OpenConfirmation = (
  scope: ShopScope | ServiceScope,
  wanted: NewConfirmation,
) => Promise<OpenedConfirmation>;

/** Makes a one-time link. Its secret is in the answer alone and kept as a hash. Decision 0081. */
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
