import assert from 'node:assert/strict';
import { openLead } from '../../../../service/domain/lead/read-leads.ts';
import type { Lead } from '../../../../service/domain/model/lead/lead.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const EMAIL = 'anna@example.net';
const PHONE = '+48 600 700 800';

const withShop = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ fields: { name: 'optional', email: 'optional', phone: 'optional' } });
  const { useCases, stores, ports } = scene;
  const find = async () => useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL });
  const held = async (wanted: string) =>
    (await find()).counts.find(({ source }) => source === wanted)?.count ?? 0;
  const leadsHeld = () => held('leads');
  const typed = () => held('typed');
  /** @param ids forms ticked by staff */
  const erase = async (ids: readonly string[] = []) => {
    const request = await useCases.requestDesk.register(shop.scope, {
      kind: 'erasure',
      channel: 'console',
      locale: 'en',
      subject: (await find()).subject,
      identity: 'order',
      actor: 'staff:stf_ada',
    });
    const ticked = await useCases.includeTyped(shop.scope, request, ids, 'staff:stf_ada');
    return (await useCases.runErasure.start(shop.scope, ticked, 'staff:stf_ada')).ended;
  };
  const messageOf = async ({ id }: Lead) => {
    const lead = await stores.leads.get(shop.scope, id);
    return lead === null ? null : (await openLead(ports.vault, lead)).values.message;
  };
  return { ...scene, shop, find, leadsHeld, typed, erase, messageOf };
};

describe('an address in the text of a contact form', () => {
  const FORMS = {
    'with a phone alone': { phone: PHONE, message: `Write to ${EMAIL}, Anna` },
    'with no address at all': { name: `Anna ${EMAIL}`, message: 'Dzień dobry' },
  };
  for (const [form, values] of Object.entries(FORMS)) {
    it(`finds a form ${form}, which goes with an erasure once it was ticked [RT-1, RT-2]`, async () => {
      const { shop, leadsHeld, typed, erase, messageOf } = await withShop();
      const { lead } = await shop.sendForm({ values });
      assert.deepEqual([await leadsHeld(), await typed()], [0, 1]);
      await erase();
      assert.equal(await messageOf(lead), values.message);
      assert.ok((await erase([lead.id])).removed);
      assert.equal(await messageOf(lead), null);
    });
  }

  it('is a mention beside an e-mail address: it is taken out, and the form stays [RT-2]', async () => {
    const { shop, leadsHeld, erase, messageOf } = await withShop();
    const { lead } = await shop.sendForm({
      values: { email: 'jan@example.net', message: `Ask ${EMAIL} too` },
    });
    assert.equal(await leadsHeld(), 0);
    assert.equal((await erase()).removed, 1);
    assert.equal(await messageOf(lead), 'Ask [···] too');
  });

  it('stays in a form that is held for a claim, and the erasure says so [RT-2]', async () => {
    const { clock, stores, shop, erase, messageOf } = await withShop();
    const { lead } = await shop.sendForm({
      values: { email: 'jan@example.net', message: `Ask ${EMAIL} too` },
    });
    await stores.leads.setMarks(shop.scope, lead.id, { heldAt: clock.now(), heldReason: 'claim' });
    const { removed, retained } = await erase();
    assert.equal(removed, 0);
    assert.deepEqual(retained.find(({ reason }) => reason === 'hold')?.count, 1);
    assert.equal(await messageOf(lead), `Ask ${EMAIL} too`);
  });

  it('names nobody in the ledger: the consent is of the fields alone', async () => {
    const { shop } = await withShop();
    const { lead } = await shop.sendForm({ values: { message: `Write to ${EMAIL}` } });
    assert.equal(lead.subjectKeys.length, 1);
    const granted = (await shop.ledger()).find(({ action }) => action === 'granted');
    assert.deepEqual([granted?.subjectKind, granted?.subjectKey], ['none', '']);
  });

  it('still finds its form after another field was corrected [RT-1, RT-4]', async () => {
    const { useCases, shop, find, typed } = await withShop();
    await shop.sendForm({ values: { phone: PHONE, message: `Write to ${EMAIL}, Anna` } });
    for (const source of useCases.subjectSources)
      await source.rectify?.(shop.scope, (await find()).subject, { field: 'name', value: 'Anna' }, 'stf_ada');
    assert.equal(await typed(), 1);
  });
});
