import type { StaffId } from '../../protocol/vocabulary.ts';
import type {
  PushAddress,
  PushDevice,
  PushDeviceStore,
  PushResult,
  PushSender,
} from '../model/alert/push.ts';
import type { Clock, FieldVault } from '../model/base/ports.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

export type PushDeps = {
  pushDevices: PushDeviceStore;
  push: PushSender;
  sessions: Pick<StaffSessionStore, 'get'>;
  vault: Pick<FieldVault, 'openForService'>;
  clock: Clock;
};

/** Service words and shop name only. Rule: SE-6. */
export type PushText = {
  readonly title: string;
  readonly body: string;
  /** Shown despite focus. */
  readonly isTest?: true;
};

/** Browsers with a live session; removes others. */
export const ringingDevices = async (
  deps: PushDeps,
  staffIds: readonly StaffId[],
): Promise<readonly PushDevice[]> => {
  if (deps.push.publicKey === null || staffIds.length === 0) return [];
  const ringing: PushDevice[] = [];
  for (const device of await deps.pushDevices.listByStaff(staffIds)) {
    const session = await deps.sessions.get(device.sessionId);
    const runs =
      session !== null &&
      session.staffId === device.staffId &&
      session.revokedAt === null &&
      session.expiresAt > deps.clock.now();
    if (runs) ringing.push(device);
    else await deps.pushDevices.removeBySession(device.sessionId);
  }
  return ringing;
};

const pushTo = async (deps: PushDeps, device: PushDevice, text: PushText): Promise<PushResult> => {
  const address: PushAddress = JSON.parse(await deps.vault.openForService(device.sealed));
  const result = await deps.push.send(address, JSON.stringify(text));
  // Browser reset or permission revoked.
  if (result === 'gone') await deps.pushDevices.remove(device.staffId, device.id);
  return result;
};

/** `delivered`: at least one; `gone`: none left. */
export const pushToAll = async (
  deps: PushDeps,
  devices: readonly PushDevice[],
  text: PushText,
): Promise<PushResult> => {
  const results = await Promise.all(
    devices.map((device) => pushTo(deps, device, text).catch((): PushResult => 'failed')),
  );
  if (results.includes('delivered')) return 'delivered';
  return results.includes('failed') ? 'failed' : 'gone';
};
