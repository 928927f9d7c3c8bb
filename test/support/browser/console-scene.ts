import { randomUUID } from 'node:crypto';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import type { ShownProduct } from '../../../service/protocol/fields.ts';
import {
  call,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../scenes/chat-actors.ts';
import { wholeInbox } from '../scenes/whole-inbox.ts';
import type { FrameClient } from '../service/frame-client.ts';
import type { TestService } from '../service/start-service.ts';

export const makeAdvancingClock = () => {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms: number) => {
      aheadMs += ms;
    },
  };
};
export type AdvancingClock = ReturnType<typeof makeAdvancingClock>;
/** The service refuses forms sent sooner than this, in milliseconds. */
const FILL_IN_MS = 3_000;

export type StartedConversation = { visitor: FrameClient; id: string; token: string };
export type ConsoleScene = {
  service: TestService;
  merchant: Merchant;
  secondShop: Shop;
};

export const makeConsoleScene = async (service: TestService): Promise<ConsoleScene> => {
  const merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
  await pushPolicy(service, merchant);
  const second = await makeMerchant(service, {
    organisationId: merchant.organisationId,
    name: 'Świece i Miód',
  });
  return { service, merchant, secondShop: second.shop };
};

export const openConversation = async (
  service: TestService,
  shop: Shop,
  text: string,
  page = 'https://shop.example.com/herbata-zielona?utm_source=x',
  product?: ShownProduct,
): Promise<StartedConversation> => {
  const visitor = await connectVisitor(service, shop);
  const session = await call(service, 'GET', `/v1/visitor/session?shop=${shop.key}&locale=pl`);
  const notice = session.body.chatNoticeId ?? undefined;
  visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot(), notice, page, product });
  const ack = await visitor.next((frame) => frame.t === 'message.ack' || frame.t === 'problem');
  if (ack.t === 'problem') throw new Error(`The message was refused: ${ack.code}`);
  const open = await wholeInbox(service.stores, scopeOfShops([shop.id]), new Date(Date.now() - 3_600_000));
  const newest = [...open].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())[0];
  if (newest === undefined) throw new Error('The conversation was not stored.');
  return { visitor, id: newest.id, token: String(ack.token) };
};

export const sayMore = async (
  { visitor }: StartedConversation,
  text: string,
  from: { page?: string; product?: ShownProduct } = {},
): Promise<void> => {
  const ref = randomUUID();
  visitor.send({ t: 'message.send', ref, text, ...from });
  await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
};

export const leaveLead = async (
  service: TestService,
  clock: AdvancingClock,
  shop: Shop,
  changes: Record<string, unknown> = {},
): Promise<{ reference: string; receiptSecret: string }> => {
  const session = await openSession(service, shop);
  if (session.body.form === null) throw new Error(`No form: ${session.text}`);
  clock.advance(FILL_IN_MS);
  const reply = await call(service, 'POST', '/v1/visitor/leads', {
    body: leadBody(shop, session, changes),
  });
  if (reply.status !== 201) throw new Error(`The lead was refused: ${reply.text}`);
  return reply.body;
};
