import { makeConfirm } from '../../domain/confirmation/confirm.ts';
import {
  type ConfirmationDeps,
  makeLookAtConfirmation,
} from '../../domain/confirmation/look-at-confirmation.ts';

/** Links in mails that show something and act when a button is pressed. */
export const makeConfirmationUseCases = (deps: ConfirmationDeps) => ({
  lookAtConfirmation: makeLookAtConfirmation(deps),
  confirm: makeConfirm(deps),
});
