import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { makeFakeClock } from '../fakes/fake-clock.ts';
import type { FrameClient } from '../service/frame-client.ts';
import { startTestService, type TestService } from '../service/start-service.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  pushPolicy,
  type Reply,
} from './chat-actors.ts';

export const EMAIL = 'zaneta.karta@example.net';
export const PHONE = '+48 601 702 803';
export const DAY_MS = 24 * 3_600_000;
export const CARD_NUMBER = '4111 1111 1111 1111';

/**
 * A shop with a policy, an online consultant and visitors, new for each test.
 * @param settings environment of the service
 */
export const useChatScene = (settings: () => Promise<Record<string, string>> = async () => ({})) => {
  let service: TestService;
  let clock: ReturnType<typeof makeFakeClock>;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  before(async () => {
    clock = makeFakeClock('2026-11-24T09:00:00Z');
    service = await startTestService({ env: await settings(), overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const talk = async (text = 'Dzień dobry, gdzie jest moja paczka?', shop: Shop = merchant.shop) => {
    const visitor = await connectVisitor(service, shop);
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text, boot: newBoot() });
    const ack = await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    const told = await staff.next(({ t, event }) => t === 'event.new' && event.id === ack.id);
    return { visitor, token: String(ack.token), id: String(told.conversationId), ack, told };
  };
  const ask = (id: string, changes: Record<string, unknown> = {}, token = staff.token): Promise<Reply> =>
    call(service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token,
      body: {
        ref: randomUUID(),
        purpose: 'order_help',
        fields: [{ kind: 'email' }, { kind: 'phone' }],
        ...changes,
      },
    });
  const askedIn = async (visitor: FrameClient) =>
    (
      await visitor.next(
        ({ t, event }) => t === 'event.new' && event.kind === 'card' && event.state === 'asked',
      )
    ).event;
  const act = (
    how: string,
    token: string,
    cardId: string,
    more: Record<string, unknown> = {},
  ): Promise<Reply> =>
    call(service, 'POST', `/v1/visitor/cards/${how}`, {
      token,
      body: { shop: merchant.shop.key, ref: randomUUID(), cardId, ...more },
    });
  const cardsOf = (id: string, token = staff.token): Promise<Reply> =>
    call(service, 'GET', `/v1/staff/conversations/${id}/cards`, { token });
  const stored = (id: string) =>
    service.stores.cards.listByConversation(scopeOfShop(merchant.shop.id), id as never);
  const ledger = async () => (await service.stores.consents.head(scopeOfShop(merchant.shop.id))).seq;

  return {
    talk,
    ask,
    askedIn,
    act,
    cardsOf,
    stored,
    ledger,
    get service() {
      return service;
    },
    get clock() {
      return clock;
    },
    get merchant() {
      return merchant;
    },
    get staff() {
      return staff;
    },
  };
};
