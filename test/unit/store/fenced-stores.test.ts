import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../service/domain/model/base/tenancy.ts';
import { fenceMails, fencePushes } from '../../../service/outbound/fence/fenced-senders.ts';
import { fenceStores } from '../../../service/store/fenced-stores.ts';
import { assertRefused } from '../../support/assert-refused.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';

describe('a process that may have been replaced', () => {
  it('reaches no store in the middle of what it does, except to find out whether it counts', async () => {
    let isAlive = true;
    const inner = makeMemoryStores();
    const stores = fenceStores(inner, () => isAlive);
    const job = async (): Promise<void> => {
      await stores.shops.allIds();
      isAlive = false;
      await stores.mails.removeExpired(SERVICE_SCOPE, new Date());
    };
    await assertRefused(job(), 'unavailable');
    for (const [name, store] of Object.entries(stores)) {
      if (typeof store === 'function' || ['leases', 'processes'].includes(name)) continue;
      for (const [method, call] of Object.entries(store as unknown as Record<string, () => unknown>)) {
        if (
          ['onCaughtUp', 'memoryCounts', 'drain'].includes(method) ||
          `${name}.${method}` === 'shopArchive.rows'
        )
          continue;
        await assertRefused(Promise.resolve(call()), 'unavailable');
      }
    }
    assert.equal(await stores.leases.current(), null);
    assert.deepEqual(await stores.processes.all(), []);
  });

  it('is not ready while the database answers a ping', async () => {
    let isAlive = true;
    const stores = fenceStores(makeMemoryStores(), () => isAlive);
    await stores.ping();
    isAlive = false;
    await assertRefused(stores.ping(), 'unavailable');
  });

  it('sends no mail and no push', async () => {
    const sent: string[] = [];
    const mailer = fenceMails({ isSet: true, send: async () => String(sent.push('mail')) }, () => false);
    await assertRefused(mailer.send({} as Parameters<typeof mailer.send>[0]), 'unavailable');
    const push = async () => {
      sent.push('push');
      return 'delivered' as const;
    };
    const sender = fencePushes({ publicKey: null, hosts: [], hostOf: () => null, send: push }, () => false);
    assert.equal(await sender.send({ endpoint: '', p256dh: '', auth: '' }, 'text'), 'failed');
    assert.deepEqual(sent, []);
  });
});
