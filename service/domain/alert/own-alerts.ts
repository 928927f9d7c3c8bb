import type { StaffId } from '../../protocol/vocabulary.ts';
import type { Alert, AlertStore } from '../model/alert/alert.ts';
import type { PushAddress, PushDevice } from '../model/alert/push.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Digest, FieldVault, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { type AlertSettings, alertsOf, isTimeZone } from '../model/staff/alert-settings.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import type { MembershipStore, StaffStore } from '../model/staff/staff-store.ts';
import { recordOwnAct } from '../staff/record-own-act.ts';
import { CHAT_GONE_MS } from './plan-alerts.ts';
import { type PushDeps, pushToAll, ringingDevices } from './push-to-staff.ts';
import { alertCatalog } from './texts/alert-catalog.ts';

type Deps = PushDeps & {
  staff: Pick<StaffStore, 'update' | 'listByIds'>;
  memberships: Pick<MembershipStore, 'listByStaff'>;
  alerts: AlertStore;
  vault: Pick<FieldVault, 'sealForService' | 'openForService'>;
  digest: Pick<Digest, 'keyed'>;
  ids: Ids;
  recordAct: RecordAct;
};

/** The oldest is removed. */
const MOST_DEVICES = 10;

const record = (deps: Deps, staffId: StaffId, action: 'staff.push_on' | 'staff.push_off', target: string) =>
  recordOwnAct(deps, staffId, { actor: staffId, action, target, outcome: 'ok' });

/** Own alert settings and push browsers. */
export const makeOwnAlerts = (deps: Deps) => ({
  async readOwnAlerts(staff: Staff): Promise<{
    settings: AlertSettings;
    publicKey: string | null;
    devices: readonly PushDevice[];
  }> {
    const { publicKey } = deps.push;
    return { settings: alertsOf(staff), publicKey, devices: await ringingDevices(deps, [staff.id]) };
  },

  /** @throws DomainError invalid_request for an unknown time zone */
  async setAlerts(staff: Staff, settings: AlertSettings): Promise<void> {
    if (settings.quiet !== null && !isTimeZone(settings.quiet.timeZone)) {
      throw new DomainError('invalid_request', 'This time zone is not known. Choose another one.', {
        fields: { 'quiet.timeZone': 'is not a time zone' },
      });
    }
    await deps.staff.update(staff.id, { alerts: settings });
  },

  /**
   * Until the session ends.
   * @throws DomainError invalid_request (unknown push service)
   */
  async addPushDevice(staff: Staff, sessionId: string, address: PushAddress): Promise<PushDevice> {
    const host = deps.push.hostOf(address);
    if (host === null) {
      throw new DomainError(
        'invalid_request',
        'The service does not send to the push service of this browser. Ask whoever runs the service.',
        { fields: { endpoint: 'is not of a known push service' } },
      );
    }
    const device: PushDevice = {
      id: deps.ids.next('psh'),
      staffId: staff.id,
      sessionId,
      endpointHash: deps.digest.keyed('push', address.endpoint),
      sealed: await deps.vault.sealForService(JSON.stringify(address)),
      host,
      createdAt: deps.clock.now(),
    };
    await deps.pushDevices.put(device);
    const all = await deps.pushDevices.listByStaff([staff.id]);
    for (const { id } of all.slice(0, -MOST_DEVICES)) await deps.pushDevices.remove(staff.id, id);
    await record(deps, staff.id, 'staff.push_on', device.id);
    return device;
  },

  /** @throws DomainError not_found */
  async removePushDevice(staff: Staff, id: string): Promise<void> {
    if (!(await deps.pushDevices.remove(staff.id, id))) throw notFound();
    await record(deps, staff.id, 'staff.push_off', id);
  },

  /** Null: no browser registered. */
  async sendTestPush(staff: Staff): Promise<'delivered' | 'failed' | null> {
    const devices = await ringingDevices(deps, [staff.id]);
    if (devices.length === 0) return null;
    const { testTitle, test } = alertCatalog[staff.locale];
    const result = await pushToAll(deps, devices, { title: testTitle, body: test, isTest: true });
    return result === 'delivered' ? result : 'failed';
  },

  async endPushOf(sessionId: string): Promise<void> {
    await deps.pushDevices.removeBySession(sessionId);
  },

  /** Returns the number of sessions. Rule: RE-1. */
  async sweepPushDevices(): Promise<number> {
    let ended = 0;
    for (const id of await deps.pushDevices.sessionIds(SERVICE_SCOPE)) {
      const session = await deps.sessions.get(id);
      if (session !== null && session.revokedAt === null && session.expiresAt > deps.clock.now()) continue;
      await deps.pushDevices.removeBySession(id);
      ended += 1;
    }
    return ended;
  },

  /** Oldest first; name null for a deleted account. */
  async readAlerts(scope: ShopScope, { id }: Pick<Conversation, 'id'>) {
    const alerts = await deps.alerts.listByConversations(scope, [id]);
    const ids = [...new Set(alerts.flatMap(({ staffId }) => staffId ?? []))];
    const names = new Map((await deps.staff.listByIds(ids)).map((one) => [one.id, shownName(one)]));
    const now = deps.clock.now().getTime();
    // Expired unsent.
    const isOver = ({ result, at }: Alert) => result === 'queued' && now - at.getTime() >= CHAT_GONE_MS;
    return alerts.map((alert) => ({
      alert: isOver(alert) ? { ...alert, result: 'failed' as const } : alert,
      name: alert.staffId === null ? null : (names.get(alert.staffId) ?? null),
    }));
  },

  forgetAlerts: (scope: ShopScope, conversationId: Conversation['id']): Promise<number> =>
    deps.alerts.removeByConversation(scope, conversationId),
});
export type OwnAlerts = ReturnType<typeof makeOwnAlerts>;
