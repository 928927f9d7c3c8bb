import { makeAlertStaff } from '../../domain/alert/alert-staff.ts';
import { makeOwnAlerts } from '../../domain/alert/own-alerts.ts';
import type { BaseDeps } from '../base-deps.ts';

/** Staff are told of visitors who wait. */
export const makeAlertUseCases = (deps: BaseDeps) => ({
  ...makeAlertStaff(deps),
  ...makeOwnAlerts(deps),
});
export type AlertUseCases = ReturnType<typeof makeAlertUseCases>;
