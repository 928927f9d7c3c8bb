import { linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationOutcome } from '../model/confirmation/confirmation-handlers.ts';
import { type ConfirmationDeps, findOpenConfirmation } from './look-at-confirmation.ts';

/** Does what the link is for, once. @throws DomainError link_invalid, and what the kind itself refuses */
export const makeConfirm =
  (deps: ConfirmationDeps) =>
  async (secret: string): Promise<ConfirmationOutcome> => {
    const { confirmation, handler } = await findOpenConfirmation(deps, secret);
    const { secretHash } = confirmation;
    if (!(await deps.confirmations.use(secretHash, deps.clock.now()))) throw linkInvalid();
    try {
      return await handler.confirm(confirmation);
    } catch (error) {
      // Nothing was done, so the person may press again.
      await deps.confirmations.release(secretHash);
      throw error;
    }
  };
