import assert from 'node:assert/strict';
import type { Alert } from '../../../service/domain/model/alert/alert.ts';
import type { PushDevice } from '../../../service/domain/model/alert/push.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { aShopId } from '../../support/builders/builders.ts';
import { onEveryStore } from '../on-every-store.ts';

const AT = new Date('2026-11-24T10:00:00.000Z');
const later = (ms: number) => new Date(AT.getTime() + ms);

const anAlert = (shopId: ShopId, changes: Partial<Alert> = {}): Alert => ({
  id: `alr_${randomIds.ref()}`,
  shopId,
  conversationId: randomIds.next('cnv'),
  staffId: randomIds.next('stf'),
  kind: 'push',
  waitingSince: AT,
  at: AT,
  result: 'sending',
  expiresAt: later(1_000),
  ...changes,
});
const aDevice = (changes: Partial<PushDevice> = {}): PushDevice => ({
  id: randomIds.next('psh'),
  staffId: randomIds.next('stf'),
  sessionId: randomIds.next('ses'),
  endpointHash: randomIds.secret(),
  sealed: 'sealed',
  host: 'push.example',
  createdAt: AT,
  ...changes,
});

onEveryStore('alerts about waiting visitors', (kit) => {
  it('are kept once, with what became of them', async () => {
    const [scope, other] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const { alerts } = kit.stores;
    const second = anAlert(scope.shopId, { at: later(5), kind: 'mail' });
    const first = anAlert(scope.shopId, { conversationId: second.conversationId });
    assert.deepEqual(await Promise.all([alerts.insert(scope, second), alerts.insert(scope, first)]), [
      true,
      true,
    ]);
    assert.equal(await alerts.insert(scope, { ...first, result: 'failed' }), false);
    await alerts.setResult(other, first.id, 'failed');
    await alerts.setResult(scope, first.id, 'delivered');
    const kept = [{ ...first, result: 'delivered' }, second];
    assert.deepEqual(await alerts.listByConversations(scope, [second.conversationId]), kept);
    assert.deepEqual(await alerts.listByConversations(other, [second.conversationId]), []);
    const third = anAlert(scope.shopId, { at: later(2) });
    assert.equal(await alerts.insert(scope, third), true);
    const both = [third.conversationId, second.conversationId];
    assert.deepEqual(await alerts.listByConversations(scope, both), [kept[0], third, second]);
  });

  it('go with their conversation, by time, and lose who left', async () => {
    const [scope, other] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const { alerts } = kit.stores;
    const [gone, ended, stays] = [
      anAlert(scope.shopId),
      anAlert(scope.shopId, { expiresAt: AT }),
      anAlert(scope.shopId),
    ];
    for (const alert of [gone, ended, stays]) await alerts.insert(scope, alert);
    assert.equal(await alerts.removeByConversation(other, gone.conversationId), 0);
    assert.equal(await alerts.removeByConversation(scope, gone.conversationId), 1);
    assert.equal(await alerts.removeExpired(other, AT), 0);
    assert.equal(await alerts.removeExpired(scope, AT), 1);
    await alerts.forgetStaff(SERVICE_SCOPE, stays.staffId ?? 'stf_none');
    assert.deepEqual(await alerts.listByConversations(scope, [stays.conversationId]), [
      { ...stays, staffId: null },
    ]);
    assert.deepEqual(await alerts.listByConversations(scope, [gone.conversationId]), []);
    assert.deepEqual(await alerts.listByConversations(scope, [ended.conversationId]), []);
  });
});

onEveryStore('browsers that ring', (kit) => {
  it('stand there once for each address, whoever signed in last', async () => {
    const { pushDevices } = kit.stores;
    const first = aDevice();
    const second = aDevice({ staffId: first.staffId, createdAt: later(1) });
    await pushDevices.put(second);
    await pushDevices.put(first);
    assert.deepEqual(await pushDevices.listByStaff([first.staffId]), [first, second]);
    const taken = aDevice({ endpointHash: first.endpointHash });
    await pushDevices.put(taken);
    assert.deepEqual(await pushDevices.listByStaff([first.staffId]), [second]);
    assert.deepEqual(await pushDevices.listByStaff([taken.staffId]), [taken]);
  });

  it('go alone, with their session and with their person', async () => {
    const { pushDevices } = kit.stores;
    const staffId = randomIds.next('stf');
    const [one, two, three] = [aDevice({ staffId }), aDevice({ staffId }), aDevice({ staffId })];
    for (const device of [one, two, three]) await pushDevices.put(device);
    const sessions = await pushDevices.sessionIds(SERVICE_SCOPE);
    for (const { sessionId } of [one, two, three]) assert.ok(sessions.includes(sessionId));
    assert.equal(await pushDevices.remove(randomIds.next('stf'), one.id), false);
    assert.equal(await pushDevices.remove(staffId, one.id), true);
    assert.equal(await pushDevices.remove(staffId, one.id), false);
    assert.equal(await pushDevices.removeBySession(two.sessionId), 1);
    assert.equal(await pushDevices.removeByStaff(staffId), 1);
    assert.deepEqual(await pushDevices.listByStaff([staffId]), []);
  });
});
