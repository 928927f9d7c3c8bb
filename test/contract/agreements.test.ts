import assert from 'node:assert/strict';
import type { AgreementDocument } from '../../service/domain/agreement/agreement.ts';
import { scopeOfShop } from '../../service/domain/tenancy.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { AT, aCompany, anAgreement, aShopId, later } from '../support/builders.ts';
import { onEveryStore } from './on-every-store.ts';

const aDocument = (changes: Partial<AgreementDocument> = {}): AgreementDocument => ({
  id: randomIds.next('dpa'),
  shopId: aShopId(),
  state: 'offered',
  method: 'electronic',
  locale: 'pl',
  templateVersion: '1.0.0',
  variables: {
    operator: {
      name: 'Operator S.A.',
      address: 'Kraków',
      country: 'PL',
      registration: 'KRS',
      email: 'o@operator.example',
      signatory: 'Ł',
      dpo: '',
      reviewedOn: null,
      restoredOn: null,
    },
    company: {
      ...aCompany(),
      instructionEmail: 'i@sklep.example',
      signatoryName: 'Ż',
      signatoryRole: 'prezes',
      dpo: '',
    },
    position: { kind: 'controller' },
    shop: { id: 'shp_x', name: 'x', url: 'https://x.example' },
    leadRetentionDays: 180,
    conversationRetentionDays: 90,
    dataTypes: ['conversation'],
    serviceUrl: 'https://chat.example',
    subProcessorVersion: 0,
    subProcessors: [],
  },
  text: '# Umowa',
  sha256: 'a'.repeat(64),
  agencyId: null,
  createdBy: randomIds.next('stf'),
  createdAt: AT,
  acceptance: null,
  authorityFile: null,
  scan: null,
  countersigned: null,
  activeAt: null,
  priorId: null,
  endedAt: null,
  endedBy: null,
  endReason: null,
  seal: null,
  expiresAt: null,
  ...changes,
});

onEveryStore('stores of agreements', (kit) => {
  it('keep a document as it was, change it only from the state it is in, and only for its shop [PR-2, SE-1]', async () => {
    const { agreementDocuments } = kit.stores;
    const document = aDocument();
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
    const past = aDocument({ shopId, expiresAt: later(1) });
    const binding = aDocument({ shopId, state: 'active' });
    await agreementDocuments.insert(scope, past);
    await agreementDocuments.insert(scope, binding);
    const gone = await agreementDocuments.removeExpired(later(2));
    assert.deepEqual(gone, [{ id: past.id, shopId }]);
    assert.deepEqual(await agreementDocuments.listByShop(scope), [binding]);
  });

  it('note what a shop was told only while the same document binds [D7]', async () => {
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
