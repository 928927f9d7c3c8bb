import type { Clock, Digest } from '../model/base/ports.ts';
import {
  type Confirmation,
  isActing,
  isUsed,
  linkInvalid,
  needsDelivery,
  notDelivered,
  underWay,
} from '../model/confirmation/confirmation.ts';
import type {
  ConfirmationHandler,
  ConfirmationHandlers,
  ConfirmationQuestion,
} from '../model/confirmation/confirmation-handlers.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';

export type ConfirmationDeps = {
  confirmations: ConfirmationStore;
  handlers: ConfirmationHandlers;
  digest: Digest;
  clock: Clock;
};

/**
 * @throws DomainError link_invalid when used, expired or unknown; not_delivered while unsent; unavailable
 * while its act runs
 */
export const findOpenConfirmation = async (
  deps: ConfirmationDeps,
  secret: string,
): Promise<{ confirmation: Confirmation; handler: ConfirmationHandler }> => {
  const confirmation = await deps.confirmations.findBySecret(deps.digest.sha256Hex(secret));
  const now = deps.clock.now();
  if (confirmation === null || confirmation.expiresAt <= now) throw linkInvalid();
  if (isActing(confirmation, now)) throw underWay();
  if (isUsed(confirmation, now)) throw linkInvalid();
  const handler = deps.handlers[confirmation.kind];
  if (handler === undefined) throw linkInvalid();
  if (needsDelivery(confirmation.kind) && confirmation.delivery === null) throw notDelivered();
  return { confirmation, handler };
};

/** Describes a link without changing anything. @throws DomainError link_invalid, not_delivered */
export const makeLookAtConfirmation =
  (deps: ConfirmationDeps) =>
  async (secret: string): Promise<{ confirmation: Confirmation; question: ConfirmationQuestion }> => {
    const { confirmation, handler } = await findOpenConfirmation(deps, secret);
    return { confirmation, question: await handler.describe(confirmation) };
  };
