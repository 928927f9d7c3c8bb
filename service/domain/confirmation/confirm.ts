import { linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationOutcome } from '../model/confirmation/confirmation-handlers.ts';
import { type ConfirmationDeps, findOpenConfirmation } from './look-at-confirmation.ts';

/**
 * Does what the link is for, once. A crash in between leaves the link open for another press: each kind of act goes on
 * where it was cut short.
 * @throws DomainError link_invalid, unavailable while an act is under way, and what the kind itself refuses
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
      // Nothing was done, so the person may press again.
      await deps.confirmations.release(secretHash);
      throw error;
    }
  };
