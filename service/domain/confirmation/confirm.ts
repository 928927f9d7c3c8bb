import { linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationOutcome } from '../model/confirmation/confirmation-handlers.ts';
import { type ConfirmationDeps, findOpenConfirmation } from './look-at-confirmation.ts';

/**
 * Performs a link's act once; resumable.
 * @throws DomainError link_invalid, unavailable while running, and refusals of the kind
 */
export const makeConfirm =
  (deps: ConfirmationDeps) =>
  async (secret: string, password?: string): Promise<ConfirmationOutcome> => {
    const { confirmation, handler } = await findOpenConfirmation(deps, secret);
    const { secretHash } = confirmation;
    if (!(await deps.confirmations.begin(secretHash, deps.clock.now()))) throw linkInvalid();
    try {
      const outcome = await handler.confirm(confirmation, password);
      await deps.confirmations.end(secretHash);
      return outcome;
    } catch (error) {
      await deps.confirmations.release(secretHash);
      throw error;
    }
  };
