import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { NO_MARKETING } from '../../../service/domain/model/shop/shop.ts';
import type { TestService } from '../service/start-service.ts';
import { linksSent, mailedSecret, newestLinkMail } from '../surroundings/mailed-link.ts';
import type { SmtpSink } from '../surroundings/smtp-sink.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from './chat-actors.ts';

const BOTH = { ...NO_MARKETING, email: true, phone: true };
export const EMAIL = 'zaneta.kowalska@example.net';
export const PHONE = '+48 600 700 800';

/**
 * A shop with boxes for offers, and acts of its visitors.
 * @param sink mail server of the service; null if no mail is read
 */
export const marketingScene = (service: TestService, sink: SmtpSink | null = null) => {
  const { stores } = service;
  const shopWithBoxes = async (changes: Partial<Shop> = {}) => {
    const merchant = await makeMerchant(service, { marketing: BOTH, ...changes });
    await pushPolicy(service, merchant);
    return merchant;
  };
  const send = async (
    { shop }: Merchant,
    channels: readonly string[],
    changes: Record<string, unknown> = {},
  ) => {
    const session = await openSession(service, shop);
    const { marketing } = session.body.form;
    const body = leadBody(shop, session, {
      ...(channels.length === 0 ? {} : { marketing: { noticeId: marketing.noticeId, channels } }),
      ...changes,
    });
    return { reply: await call(service, 'POST', '/v1/visitor/leads', { body }), body, marketing };
  };
  const eventsOf = async ({ shop }: Merchant) =>
    (await stores.consents.range(scopeOfShop(shop.id), 1, 99)).flatMap((entry) =>
      entry.kind === 'event' ? [entry.event] : [],
    );
  const keyOf = ({ shop }: Merchant, kind: 'email' | 'phone', value: string) =>
    service.ports.vault.subjectKey(scopeOfShop(shop.id), kind, value);
  const mailTo = async ({ shop }: Merchant): Promise<string | null> => {
    assert.ok(sink);
    await linksSent(service, scopeOfShop(shop.id));
    return newestLinkMail(service, sink, scopeOfShop(shop.id), EMAIL);
  };
  const confirmBy = async ({ shop }: Merchant) => {
    assert.ok(sink);
    const secret = await mailedSecret(service, sink, scopeOfShop(shop.id), EMAIL);
    return call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
  };
  const exportOf = async (merchant: Merchant, channel = 'email') => {
    const token = await signIn(service, merchant.email);
    const path = `/v1/staff/shops/${merchant.shop.id}/marketing/export?channel=${channel}`;
    const reply = await call(service, 'GET', path, { token });
    assert.equal(reply.status, 200, reply.text);
    return reply.text;
  };
  const importOf = async (merchant: Merchant, csv: string, dryRun = false) => {
    const token = await signIn(service, merchant.email);
    return call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/marketing/import`, {
      token,
      body: { channel: 'email', csv, note: 'Newsletter z 2024 r., zgody w starym systemie', dryRun },
    });
  };
  const unsubscribe = async (merchant: Merchant, channel = 'email') => {
    const secret = /\/unsubscribe\/#(\S{43})/.exec(await exportOf(merchant, channel))?.[1] ?? '';
    const look = await call(service, 'POST', '/v1/unsubscribe/look', { body: { secret } });
    assert.equal(look.status, 200, look.text);
    return { secret, reply: await call(service, 'POST', '/v1/unsubscribe/confirm', { body: { secret } }) };
  };
  return { shopWithBoxes, send, eventsOf, keyOf, mailTo, confirmBy, exportOf, importOf, unsubscribe };
};
