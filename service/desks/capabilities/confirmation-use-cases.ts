import { makeConfirm } from '../../domain/confirmation/confirm.ts';
import {
  type ConfirmationDeps,
  makeLookAtConfirmation,
} from '../../domain/confirmation/look-at-confirmation.ts';

export const makeConfirmationUseCases = (deps: ConfirmationDeps) => ({
  lookAtConfirmation: makeLookAtConfirmation(deps),
  confirm: makeConfirm(deps),
});
