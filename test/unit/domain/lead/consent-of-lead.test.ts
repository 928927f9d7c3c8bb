import assert from 'node:assert/strict';
import { pageOf } from '../../../../service/domain/model/consent/consent-hash.ts';
import type { PolicyBinding } from '../../../../service/domain/model/notice/policy-binding.ts';
import { aBinding } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const consentUnder = async (changes: Partial<PolicyBinding> = {}) => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  await scene.stores.policyBindings.put(shop.scope, aBinding({ shopId: shop.id, ...changes }));
  await scene.useCases.publishNotices(shop.scope);
  const input = await shop.fillForm({ page: 'https://sklep.example/kontakt' });
  const { lead } = await shop.send(input);
  const [event] = await shop.ledger();
  assert.ok(event);
  return { lead, input, event, form: scene.ports.digest.sha256Hex(input.ref) };
};

describe('the consent that comes with a contact form', () => {
  it('names the lead, the form, the notice, the page, and the box that started empty [D5, CO-1, CO-8]', async () => {
    const { lead, input, event, form } = await consentUnder();
    const { action, purpose, formId, method, control, noticeId, ref, sessionRef, actor, via } = event;
    assert.deepEqual(
      { action, purpose, formId, method, control, noticeId, actor, via, page: pageOf(event) },
      {
        action: 'granted',
        purpose: 'reply',
        formId: 'offline_form',
        method: 'checkbox',
        control: { id: 'consent-reply', initialState: 'unchecked' },
        noticeId: input.noticeId,
        actor: 'visitor',
        via: 'widget',
        page: 'https://sklep.example/kontakt',
      },
    );
    assert.deepEqual([ref.value, sessionRef.value], [lead.id, form]);
    assert.match(lead.id, /^led_/, 'the search for consents without a lead goes by this prefix');
  });

  it('keeps the notice with it, also when the settings changed and nothing was published since [D5, CO-4]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    await scene.stores.shops.update(shop.scope, { leadRetentionDays: 90 });
    const { lead } = await shop.sendForm();
    assert.ok(lead.noticeId);
    const notice = await scene.stores.notices.get(shop.scope, lead.noticeId);
    assert.match(notice?.content.retentionText ?? '', /90/);
  });

  it('names the adapter that reported the policy page, with its version', async () => {
    const adapter = {
      platform: 'wordpress',
      version: '1.2.3',
      platformVersion: '6.8',
      takesTasks: true,
      door: null,
    };
    assert.equal((await consentUnder({ adapter })).event.adapterVersion, 'wordpress 1.2.3');
  });

  it('names no adapter where a person typed the link to the policy', async () => {
    assert.equal((await consentUnder({ source: 'link', adapter: null })).event.adapterVersion, null);
  });
});
