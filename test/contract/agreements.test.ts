import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { anAgreementDocument } from '../support/builders/agreement-builders.ts';
import { AT, anAgreement, aShopId, later } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('stores of agreements', (kit) => {
  it('keep a document as it was, change it only from the state it is in, and only for its shop [PR-2, SE-1]', async () => {
    const { agreementDocuments } = kit.stores;
    const document = anAgreementDocument();
    const scope = scopeOfShop(document.shopId);
    await agreementDocuments.insert(scope, document);
    assert.deepEqual(await agreementDocuments.get(scope, document.id), document);
    assert.equal(await agreementDocuments.get(scopeOfShop(aShopId()), document.id), null);
    assert.equal(
      await agreementDocuments.update(scope, document.id, 'active', { state: 'terminated' }),
      null,
    );
    const printed = await agreementDocuments.update(scope, document.id, 'offered', { state: 'printed' });
    assert.deepEqual(printed, { ...document, state: 'printed' });
    assert.deepEqual(await agreementDocuments.listByShop(scope), [printed]);
  });

  it('drop what is past its time and keep what binds [RE-1]', async () => {
    const { agreementDocuments } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const past = anAgreementDocument({ shopId, expiresAt: later(1) });
    const binding = anAgreementDocument({ shopId, state: 'active' });
    await agreementDocuments.insert(scope, past);
    await agreementDocuments.insert(scope, binding);
    const gone = await agreementDocuments.removeExpired(SERVICE_SCOPE, later(2));
    assert.deepEqual(gone, [{ id: past.id, shopId }]);
    assert.deepEqual(await agreementDocuments.listByShop(scope), [binding]);
  });

  it('note what a shop was told only while the same document binds', async () => {
    const { agreements } = kit.stores;
    const head = anAgreement();
    const scope = scopeOfShop(head.shopId);
    await agreements.put(scope, head);
    const bindingId = head.bindingId ?? 'dpa_none';
    assert.equal(await agreements.setTold(scope, bindingId, { renewalTold: 'x' }), true);
    await agreements.put(scope, { ...head, state: 'terminated' });
    assert.equal(await agreements.setTold(scope, bindingId, { renewalTold: 'y' }), false);
    assert.equal((await agreements.get(scope))?.state, 'terminated');
  });

  it('note the first time at which a notice was sent, only while the same document binds [PR-3]', async () => {
    const { agreements } = kit.stores;
    const head = anAgreement();
    const scope = scopeOfShop(head.shopId);
    await agreements.put(scope, head);
    const bindingId = head.bindingId ?? 'dpa_none';
    const [first, second] = [
      { id: randomIds.next('spr'), at: later(1) },
      { id: randomIds.next('spr'), at: later(2) },
    ];
    await agreements.addSentNotice(scope, bindingId, first);
    await agreements.addSentNotice(scope, bindingId, { ...first, at: later(3) });
    await agreements.addSentNotice(scope, randomIds.next('dpa'), second);
    assert.deepEqual((await agreements.get(scope))?.subProcessorSent, [first]);
    await agreements.addSentNotice(scope, bindingId, second);
    assert.deepEqual((await agreements.get(scope))?.subProcessorSent, [first, second]);
  });

  it('keep a scan whole and for its shop alone [SE-1]', async () => {
    const { agreementFiles } = kit.stores;
    const scope = scopeOfShop(aShopId());
    const id = randomIds.next('dpa');
    const file = randomIds.next('doc');
    await agreementFiles.put(scope, id, file, ['a', 'b']);
    assert.deepEqual(await agreementFiles.get(scope, id, file), ['a', 'b']);
    assert.equal(await agreementFiles.get(scopeOfShop(aShopId()), id, file), null);
    assert.equal((await agreementFiles.removeByAgreement(scope, id)) > 0, true);
    assert.equal(await agreementFiles.get(scope, id, file), null);
  });

  it('let one of two writers make a version of the list of sub-processors [PR-3]', async () => {
    const { subProcessors } = kit.stores;
    const version = ((await subProcessors.current())?.version ?? 0) + 1;
    const list = { version, at: AT, by: randomIds.next('stf'), entries: [] };
    const made = await Promise.all([subProcessors.append(list), subProcessors.append(list)]);
    assert.deepEqual([...made].sort(), [false, true]);
    assert.deepEqual(await subProcessors.current(), list);
  });
});
