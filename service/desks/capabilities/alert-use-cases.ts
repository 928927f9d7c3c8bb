import { makeAlertStaff } from '../../domain/alert/alert-staff.ts';
import { makeNoteMailResult } from '../../domain/alert/note-mail-result.ts';
import { makeOnCall } from '../../domain/alert/on-call.ts';
import { makeOwnAlerts } from '../../domain/alert/own-alerts.ts';
import type { ResolveAccess } from '../../domain/model/staff/resolve-access.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeAlertUseCases = (deps: BaseDeps & { resolveAccess: ResolveAccess }) => {
  const onCall = makeOnCall(deps);
  return {
    ...onCall,
    ...makeAlertStaff({ ...deps, endOnCallOf: onCall.endOnCallOf }),
    ...makeOwnAlerts(deps),
    noteAlertMail: makeNoteMailResult(deps),
  };
};
export type AlertUseCases = ReturnType<typeof makeAlertUseCases>;
