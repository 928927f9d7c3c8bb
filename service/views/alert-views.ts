import type { Alert } from '../domain/model/alert/alert.ts';
import type { PushDevice } from '../domain/model/alert/push.ts';
import type { AlertView, OwnAlerts } from '../protocol/api/account-api.ts';

export const pushDeviceView = (
  { id, host, createdAt, sessionId }: PushDevice,
  ownSession: string,
): OwnAlerts['devices'][number] => ({
  id,
  host,
  createdAt: createdAt.toISOString(),
  isThis: sessionId === ownSession,
});

export const alertView = ({ alert, name }: { alert: Alert; name: string | null }): AlertView => ({
  kind: alert.kind,
  name,
  at: alert.at.toISOString(),
  result: alert.result,
});
