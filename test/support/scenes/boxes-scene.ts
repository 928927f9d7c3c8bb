import assert from 'node:assert/strict';
import type { Subscription } from '../../../service/domain/model/marketing/subscription.ts';
import { NO_MARKETING, type Shop } from '../../../service/domain/model/shop/shop.ts';
import type { MarketingChannel } from '../../../service/protocol/vocabulary.ts';
import { anAgreement } from '../builders/builders.ts';
import { makeDomainScene } from '../domain-scene.ts';
import { accessTo } from './access-to.ts';

export const EMAIL = 'zaneta@example.net';
export const PHONE = '+48 600 700 800';
const FIELDS: Shop['fields'] = { name: 'optional', email: 'optional', phone: 'optional' };

export const withBoxes = async (options: Parameters<typeof makeDomainScene>[0] = {}) => {
  const scene = makeDomainScene(options);
  const shop = await scene.openShop({
    fields: FIELDS,
    marketing: { ...NO_MARKETING, email: true, phone: true },
  });
  if (options.deployment !== undefined)
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
  const tickWith = async (phone: string, channels: readonly MarketingChannel[]) => {
    const { form } = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
    const noticeId = form?.marketing?.notice.id;
    assert.ok(noticeId);
    const input = await shop.fillForm({
      marketing: { noticeId, channels },
      values: { email: EMAIL, phone, message: 'Dzień dobry' },
    });
    await shop.send(input);
    return input;
  };
  const tick = (...channels: MarketingChannel[]) => tickWith(PHONE, channels);
  const keyOf = (channel: MarketingChannel) =>
    scene.ports.vault.subjectKey(shop.scope, channel, channel === 'email' ? EMAIL : PHONE);
  const entry = async (channel: MarketingChannel): Promise<Subscription | null> =>
    scene.stores.subscriptions.find(shop.scope, channel, await keyOf(channel));
  const isSuppressed = async (channel: MarketingChannel) =>
    scene.stores.suppressions.has(shop.scope, channel, await keyOf(channel));
  const offers = async () => (await shop.ledger()).filter(({ purpose }) => purpose.startsWith('marketing_'));
  let link = '';
  const confirmBy = async () => {
    link = (await shop.mails()).at(-1)?.content.link ?? link;
    await scene.useCases.sendMails();
    return scene.useCases.confirm(link.slice(link.indexOf('#') + 1));
  };
  const unsubscribeSecret = async (channel: MarketingChannel) => {
    const row = await entry(channel);
    assert.ok(row);
    return scene.ports.digest.keyed('unsubscribe', row.id);
  };
  const exportedNumbers = async (): Promise<string[]> => {
    const owner = await accessTo(scene, [[shop, 'owner']]);
    let text = '';
    for await (const part of await scene.useCases.exportSubscriptions(owner, shop.id, 'phone')) text += part;
    const lines = text.trim().split('\r\n');
    return lines.slice(1).map((line) => line.replace(/,.*/s, ''));
  };
  return {
    ...{ scene, shop, tick, tickWith, keyOf, entry, isSuppressed, offers },
    ...{ confirmBy, unsubscribeSecret, exportedNumbers },
  };
};
