import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { MailContent } from '../../../service/domain/model/mail/mail.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { NO_MARKETING } from '../../../service/domain/model/shop/shop.ts';
import type { TestService } from '../service/start-service.ts';
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
/** The address that `leadBody` gives. */
export const EMAIL = 'zaneta.kowalska@example.net';
export const PHONE = '+48 600 700 800';

/** A shop with boxes for offers, and what people do with them. */
export const marketingScene = (service: TestService) => {
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
  const mailTo = async (merchant: Merchant): Promise<MailContent | null> => {
    const scope = scopeOfShop(merchant.shop.id);
    const key = await keyOf(merchant, 'email', EMAIL);
    const mail = (await stores.mails.findBySubject(scope, key)).find(
      (one) => one.kind === 'optin_confirmation',
    );
    return mail === undefined
      ? null
      : (JSON.parse(await service.ports.vault.open(scope, mail.sealed)) as MailContent);
  };
  const confirmBy = async (merchant: Merchant) => {
    const secret = /#(\S{43})/.exec((await mailTo(merchant))?.text ?? '')?.[1];
    assert.ok(secret, 'the mail holds a link');
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
