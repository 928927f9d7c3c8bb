import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import type { Agreement, DocumentState } from '../../../service/domain/model/agreement/agreement.ts';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { withKey } from '../../../service/domain/model/conversation/ways-back.ts';
import { anAgreementDocument } from '../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  newBoot,
  openSession,
  type Reply,
} from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene } from '../../support/scenes/marketing-scene.ts';
import { wholeInbox } from '../../support/scenes/whole-inbox.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { followedUp, watchOutbox } from '../../support/surroundings/outbox.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

type Outcome = { status: number; code: string | null };
type Scene = {
  service: TestService;
  merchant: Merchant;
  staff: FrameClient & { token: string };
  visitor: FrameClient;
  token: string;
  conversationId: string;
  cardId: string;
  session: Reply;
  chatSecret: string;
  optinSecret: string;
  /** Secret of a mailed link back into the chat. */
  linkSecret: string;
};

const outcome = ({ status, body }: Reply): Outcome => ({ status, code: body?.code ?? null });
const overSocket = async (client: FrameClient, frame: Record<string, unknown>): Promise<Outcome> => {
  const ref = randomUUID();
  client.send({ ...frame, ref });
  const answer = await client.next((one) => one.ref === ref && ['message.ack', 'problem'].includes(one.t));
  return answer.t === 'problem' ? { status: 403, code: answer.code } : { status: 201, code: null };
};
const post = async ({ service, merchant }: Scene, path: string, body: object, token?: string) =>
  outcome(
    await call(service, 'POST', path, {
      body: { ...body, ...(path.startsWith('/v1/staff') ? {} : { shop: merchant.shop.key }) },
      ...(token === undefined ? {} : { token }),
    }),
  );
const text = 'Proszę o kontakt: zaneta@person.example';

const PATHS: Readonly<Record<string, (scene: Scene) => Promise<Outcome>>> = {
  'an enquiry': (scene) => post(scene, '/v1/visitor/leads', leadBody(scene.merchant.shop, scene.session)),
  'an enquiry with a box for offers': (scene) => {
    const { noticeId } = scene.session.body.form.marketing;
    const marketing = { noticeId, channels: ['email', 'phone'] };
    return openSession(scene.service, scene.merchant.shop).then((fresh) => {
      const session = fresh.body.form === null ? scene.session : fresh;
      return post(scene, '/v1/visitor/leads', leadBody(scene.merchant.shop, session, { marketing }));
    });
  },
  'the link of a double opt-in': async ({ service, optinSecret: secret }) =>
    outcome(await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } })),
  'a list of addresses brought along': ({ service, merchant, staff: { token } }) =>
    call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/marketing/import`, {
      token,
      body: { channel: 'email', csv: 'email\nkto@person.example', note: 'stary system', dryRun: false },
    }).then(outcome),
  'a first message over HTTP': (scene) =>
    post(scene, '/v1/visitor/messages', { ref: randomUUID(), boot: newBoot(), text, locale: 'pl' }),
  'a first message over the socket': async ({ service, merchant }) => {
    const visitor = await connectVisitor(service, merchant.shop);
    const answer = await overSocket(visitor, { t: 'message.send', text, boot: newBoot() });
    await visitor.close();
    return answer;
  },
  'a later message over HTTP': (scene) =>
    post(scene, '/v1/visitor/messages', { ref: randomUUID(), text, locale: 'pl' }, scene.token),
  'a later message over the socket': ({ visitor }) => overSocket(visitor, { t: 'message.send', text }),
  'a consultant’s answer over the socket': ({ staff, conversationId }) =>
    overSocket(staff, { t: 'message.send', conversationId, text }),
  'a request for data': (scene) =>
    post(
      scene,
      `/v1/staff/conversations/${scene.conversationId}/cards`,
      { ref: randomUUID(), purpose: 'order_help', fields: [{ kind: 'phone' }] },
      scene.staff.token,
    ),
  'an answer to a request for data': (scene) =>
    post(
      scene,
      '/v1/visitor/cards/answer',
      { ref: randomUUID(), cardId: scene.cardId, values: ['zaneta@person.example'] },
      scene.token,
    ),
  'the store’s word about its customer': (scene) => {
    const { service, merchant, token } = scene;
    const claims = identityClaims(merchant.shop.key, service.ports.clock.now());
    return post(
      scene,
      '/v1/visitor/identity',
      { token: signIdentity(merchant.adapterSecret, claims) },
      token,
    );
  },
  'the chat, by the link of a mail': (scene) =>
    post(scene, '/v1/visitor/come-back', { secret: scene.linkSecret }),
  'the link to a talk, by mail': async ({ service, chatSecret: secret }) =>
    outcome(
      await call(service, 'POST', '/v1/visitor/chat-receipt/mail', {
        body: { secret, email: 'kto@person.example' },
      }),
    ),
};

const DAY_MS = 24 * 3_600_000;
type Standing = { head: Partial<Agreement> | null; documents?: readonly DocumentState[] };
const NOTHING_BINDS: Readonly<Record<string, Standing>> = {
  'no agreement was begun': { head: null },
  'one is on offer': { head: null, documents: ['offered'] },
  'one waits for the link in the mail': { head: null, documents: ['accepted_pending_mail'] },
  'one was printed': { head: null, documents: ['printed'] },
  'the signed scan waits for the operator': { head: null, documents: ['received_signed'] },
  'the only one was superseded': {
    head: { state: 'terminated', bindingId: null },
    documents: ['superseded'],
  },
  'it was ended': { head: { state: 'terminated', bindingId: null }, documents: ['terminated'] },
  'it is called active and no document binds': { head: { state: 'active', bindingId: null } },
};
const SOMETHING_BINDS: Readonly<Record<string, Standing>> = {
  'an agreement binds': { head: { state: 'active' }, documents: ['active'] },
  'the old one binds while a new one is on offer': {
    head: { state: 'active' },
    documents: ['active', 'offered'],
  },
};

describe('every way to keep or send something about a person', () => {
  const rowless = new Set<string>();
  const withoutRows = (stores: Stores = makeMemoryStores()): Stores => ({
    ...stores,
    agreements: {
      ...stores.agreements,
      get: async (scope) => (rowless.has(scope.shopId) ? null : stores.agreements.get(scope)),
    },
  });
  const outbox = watchOutbox(withoutRows());
  let sink: SmtpSink;
  let service: TestService;
  before(async () => {
    sink = await startSmtpSink();
    const env = { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env };
    service = await startTestService({ stores: outbox.stores, env, hasRounds: false });
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  const setScene = async (of = service): Promise<Scene> => {
    const { shopWithBoxes, send } = marketingScene(of);
    const merchant = await shopWithBoxes();
    const scope = scopeOfShop(merchant.shop.id);
    await of.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    await of.useCases.publishNotices(scope);
    const staff = await connectStaff(of, merchant.email);
    const visitor = await connectVisitor(of, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
    const { token } = await visitor.next('message.ack');
    const { conversationId } = await staff.next(
      ({ t, event }) => t === 'event.new' && event.kind === 'message',
    );
    const asked = await call(of, 'POST', `/v1/staff/conversations/${conversationId}/cards`, {
      token: staff.token,
      body: { ref: randomUUID(), purpose: 'order_help', fields: [{ kind: 'email' }] },
    });
    assert.equal(asked.status, 201, asked.text);
    const card = await visitor.next(({ t, event }) => t === 'event.new' && event.kind === 'card');
    assert.equal((await send(merchant, ['email'])).reply.status, 201);
    const optinSecret = await mailedSecret(of, sink, scope, EMAIL);
    await followedUp(of);
    const link = await call(of, 'POST', '/v1/visitor/chat-receipt', {
      body: { shop: merchant.shop.key },
      token,
    });
    const linkSecret = newBoot();
    const until = new Date(of.ports.clock.now().getTime() + DAY_MS);
    const hash = of.ports.digest.sha256Hex(linkSecret);
    await of.stores.conversations.changeWays(scope, conversationId, (ways) =>
      withKey(ways, { kind: 'link', hash, until }),
    );
    return {
      service: of,
      merchant,
      staff,
      visitor,
      token,
      conversationId,
      cardId: card.event.cardId,
      session: await openSession(of, merchant.shop),
      chatSecret: link.body.url.split('#c.')[1],
      optinSecret,
      linkSecret,
    };
  };
  const leave = async ({ staff, visitor }: Scene): Promise<void> => {
    await staff.close();
    await visitor.close();
  };
  const stand = async ({ merchant }: Scene, { head, documents = [] }: Standing): Promise<void> => {
    const shopId = merchant.shop.id;
    const scope = scopeOfShop(shopId);
    const made = documents.map((state) => anAgreementDocument({ shopId, state }));
    for (const document of made) await service.stores.agreementDocuments.insert(scope, document);
    const binding = made.find(({ state }) => state === 'active');
    if (head === null) rowless.add(shopId);
    else {
      const bindingId = binding?.id ?? null;
      await service.stores.agreements.put(scope, anAgreement({ shopId, bindingId, ...head }));
    }
  };
  const kept = async ({ merchant, conversationId }: Scene): Promise<unknown> => {
    const { stores } = service;
    const scope = scopeOfShop(merchant.shop.id);
    const shops = scopeOfShops([merchant.shop.id]);
    return {
      leads: await stores.leads.list(shops, new Date(8e14), 100),
      consents: await stores.consents.head(scope),
      conversations: await wholeInbox(stores, shops, new Date(0)),
      cards: await stores.cards.listByConversation(scope, conversationId as never),
      subscriptions: await Promise.all(
        (['email', 'phone'] as const).flatMap((channel) =>
          (['pending', 'confirmed', 'imported'] as const).map((state) =>
            stores.subscriptions.count(scope, channel, state),
          ),
        ),
      ),
      receipts: await stores.chatReceipts.list(scope, '', 100),
      waysBack: (await stores.conversations.find(shops, conversationId as never))?.waysBack,
      mails: (await outbox.readMails(service)).length,
    };
  };

  for (const [name, standing] of Object.entries(NOTHING_BINDS)) {
    it(`is shut while ${name}, and nothing is stored or sent [D7]`, async () => {
      const scene = await setScene();
      await stand(scene, standing);
      const before = await kept(scene);
      for (const [path, attempt] of Object.entries(PATHS)) {
        assert.deepEqual(await attempt(scene), { status: 403, code: 'dpa_required' }, path);
        assert.deepEqual(await kept(scene), before, `${path} left something behind`);
      }
      assert.equal((await openSession(service, scene.merchant.shop)).body.reason, 'dpa_required');
      await leave(scene);
    });
  }

  for (const [name, standing] of Object.entries(SOMETHING_BINDS)) {
    it(`is open while ${name} [D7]`, async () => {
      const scene = await setScene();
      await stand(scene, standing);
      for (const [path, attempt] of Object.entries(PATHS)) {
        const { status, code } = await attempt(scene);
        assert.ok(status < 300, `${path}: ${status} ${code}`);
      }
      await leave(scene);
    });
  }

  it('needs no agreement where the shop runs the service itself [D7]', async () => {
    const own = await startTestService({ stores: withoutRows(), env: sink.env });
    try {
      const scene = await setScene(own);
      rowless.add(scene.merchant.shop.id);
      for (const [path, attempt] of Object.entries(PATHS)) {
        const { status, code } = await attempt(scene);
        assert.ok(status < 300, `${path}: ${status} ${code}`);
      }
      await leave(scene);
    } finally {
      await own.stop();
    }
  });

  it('leaves people their rights when the agreement has ended: to ask, to take their copy, to erase [D7, RT-7]', async () => {
    const ask = (scene: Scene) =>
      post(scene, '/v1/requests', { kind: 'access', email: 'zaneta@person.example', locale: 'pl' });
    const scene = await setScene();
    await stand(scene, { head: { state: 'terminated', bindingId: null } });
    assert.equal((await ask(scene)).status, 202);
    const secret = scene.chatSecret;
    const by = (act: string) =>
      call(service, 'POST', `/v1/visitor/chat-receipt/${act}`, { body: { secret } });
    assert.equal((await by('download')).status, 200);
    assert.equal((await by('erase')).status, 204);
    await leave(scene);

    const never = await setScene();
    await stand(never, { head: null });
    const mails = (await outbox.readMails(service)).length;
    assert.deepEqual(await ask(never), { status: 403, code: 'dpa_required' });
    assert.equal((await outbox.readMails(service)).length, mails);
    await leave(never);
  });
});
