import { deepEqual, equal, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type RealProcesses, startRealProcesses } from '../../support/cluster/real-processes.ts';
import { isCluster } from '../../support/database/database.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  pushPolicy,
  type Reply,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { isMessage } from '../../support/scenes/live-chat.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import type { TestService } from '../../support/service/start-service.ts';

// Defined on a cluster only, so that nothing counts as skipped.
if (isCluster)
  describe('three real processes behind HAProxy, with Redis, on a set of three members', () => {
    let processes: RealProcesses;
    let service: TestService;
    let talking: Merchant;
    let absent: Merchant;
    let member: Awaited<ReturnType<typeof addMember>>;
    const clients: FrameClient[] = [];
    before(async () => {
      processes = await startRealProcesses(async (inside) => {
        talking = await makeMerchant(inside);
        member = await addMember(inside, talking.organisationId, 'consultant');
        absent = await makeMerchant(inside);
        await pushPolicy(inside, absent);
      });
      service = { origin: processes.origin } as TestService;
    });
    after(() => processes?.stop());
    afterEach(async () => {
      for (const client of clients.splice(0)) await client.close();
    });

    const kept = async <Client extends FrameClient>(client: Promise<Client>): Promise<Client> => {
      const open = await client;
      clients.push(open);
      return open;
    };
    const atEach = async <Result>(act: () => Promise<Result>): Promise<Result[]> => {
      const results: Result[] = [];
      for (const _ of processes.all) results.push(await act());
      return results;
    };
    const session = ({ shop }: Merchant): Promise<Reply> =>
      call(service, 'GET', `/v1/visitor/session?shop=${shop.key}&locale=pl`);
    const untilAll = async (ask: () => Promise<boolean>): Promise<void> => {
      while ((await atEach(ask)).includes(false));
    };
    const openChat = async () => {
      const consoles = await atEach(() => kept(connectStaff(service, talking.email)));
      await untilAll(async () => (await session(talking)).body.mode === 'live');
      const visitor = await kept(connectVisitor(service, talking.shop));
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      const token = String((await visitor.next('message.ack')).token);
      const told = await Promise.all(consoles.map((console) => console.next('conversation.new')));
      const ids = told.map(({ conversation }) => String(conversation.id));
      equal(new Set(ids).size, 1);
      return { consoles, visitor, token, id: String(ids[0]) };
    };

    it('a chat: every console and every tab of it shows every message once, in one order', async () => {
      const { consoles, visitor, token, id } = await openChat();
      const tabs = await atEach(() => kept(connectVisitor(service, talking.shop, { token, last: 0 })));
      const send = async (client: FrameClient, text: string, more = {}) => {
        const ref = randomUUID();
        // Resent like in the widget, as a busy database may confirm a process late.
        for (let code = 'unavailable'; code === 'unavailable'; ) {
          client.send({ t: 'message.send', ref, text, ...more });
          const answer = await client.next((frame) => 'ref' in frame && frame.ref === ref);
          code = answer.t === 'problem' ? answer.code : 'stored';
          ok(code === 'stored' || code === 'unavailable', code);
        }
      };
      const said = async (client: FrameClient, who: string, more = {}) => {
        for (const count of [1, 2, 3, 4, 5]) await send(client, `${who} ${count}`, more);
      };
      await Promise.all([
        said(visitor, 'v'),
        ...tabs.map((tab, at) => said(tab, `t${at}`)),
        ...consoles.map((console, at) => said(console, `s${at}`, { conversationId: id })),
      ]);
      const shown = await Promise.all(
        [...consoles, visitor, ...tabs].map(async (client, at) => {
          client.send({ t: 'events.resume', last: 0, ...(at < consoles.length && { conversationId: id }) });
          const { events } = await client.next('events.batch');
          return (events as { seq: number; text?: string }[]).flatMap(({ seq, text }) =>
            text === undefined ? [] : [`${seq} ${text}`],
          );
        }),
      );
      const [first = []] = shown;
      equal(first.length, 1 + 7 * 5);
      for (const list of shown) deepEqual(list, first);
      for (const who of ['v', 't0', 't1', 't2', 's0', 's1', 's2'])
        deepEqual(
          first.flatMap((line) => (line.includes(` ${who} `) ? [line.slice(-1)] : [])),
          ['1', '2', '3', '4', '5'],
        );
    });

    it('an erasure: every socket of the chat ends, every console lets it go, and no process takes more of it', async () => {
      const { consoles, visitor, token, id } = await openChat();
      const tabs = await atEach(() => kept(connectVisitor(service, talking.shop, { token })));
      const erased = await call(service, 'POST', '/v1/visitor/erase', {
        token,
        body: { shop: talking.shop.key },
      });
      ok(erased.status < 300, erased.text);
      for (const { closed } of [visitor, ...tabs]) equal((await closed).code, 4410);
      for (const console of consoles) {
        await console.next(({ t, conversationId }) => t === 'conversation.gone' && conversationId === id);
        console.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'Jest Pan tam?' });
        equal((await console.next(({ t }) => t === 'message.ack' || t === 'problem')).code, 'not_found');
      }
      const staffToken = await signIn(service, talking.email);
      const inboxes = await atEach(() => call(service, 'GET', '/v1/staff/inbox', { token: staffToken }));
      ok(inboxes.every(({ status, text }) => status === 200 && !text.includes(id)));
    });

    it('removed access: every console of the person ends to hear, and no process takes the token', async () => {
      const { token, visitor } = await openChat();
      const consoles = await atEach(() => kept(connectStaff(service, member.email)));
      const owner = await signIn(service, talking.email);
      const path = `/v1/staff/organisations/${talking.organisationId}/members/${member.id}`;
      const removed = await call(service, 'DELETE', path, { token: owner });
      ok(removed.status < 300, removed.text);
      for (const console of consoles) await console.next('access.changed');
      const held = consoles[0]?.token ?? '';
      const inboxes = await atEach(() => call(service, 'GET', '/v1/staff/inbox', { token: held }));
      ok(inboxes.every(({ text }) => !text.includes(talking.shop.id)));
      const other = await kept(connectVisitor(service, talking.shop, { token, last: 0 }));
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'po zmianie' });
      await other.next(isMessage('po zmianie'));
      for (const console of consoles) ok(!console.frames.some(isMessage('po zmianie')));
    });

    it('a lead: sent again to every process it is one, with its receipt and its proof at each', async () => {
      const body = leadBody(absent.shop, await session(absent));
      const sent = await atEach(() => call(service, 'POST', '/v1/visitor/leads', { body }));
      const secrets = sent.map((reply) => String(reply.body.receiptSecret));
      deepEqual(
        sent.map(({ status }) => status),
        [201, 201, 201],
      );
      equal(new Set(secrets).size, 1);
      const token = await signIn(service, absent.email);
      const lists = await atEach(() => call(service, 'GET', '/v1/staff/leads', { token }));
      deepEqual(
        lists.map((list) => list.body.leads.length),
        [1, 1, 1],
      );
      const receipts = await atEach(() =>
        call(service, 'POST', '/v1/visitor/receipt', { body: { secret: secrets[0] } }),
      );
      deepEqual(
        receipts.map(({ status }) => status),
        [200, 200, 200],
      );
    });

    it('a policy that is taken back: every widget hears it, and no process takes a form with its notice', async () => {
      const widgets = await atEach(() => kept(connectVisitor(service, absent.shop)));
      const before = await session(absent);
      const page = { locale: 'pl', isDefault: true, state: 'unpublished', reason: 'draft', url: null };
      const rest = {
        title: null,
        pageId: '3',
        revision: '2',
        modifiedAt: null,
        contentSha256: null,
        text: null,
      };
      const pushed = await signedCall(
        service,
        absent,
        'PUT',
        '/v1/adapter/policy',
        JSON.stringify({
          pushedAt: Date.now(),
          adapter: { platform: 'wordpress', version: '0.1.0', platformVersion: '6.1.9' },
          pages: [{ ...page, ...rest }],
        }),
        String(Math.floor(Date.now() / 1_000)),
      );
      equal(pushed.status, 200, pushed.text);
      for (const widget of widgets) await widget.next('notice.changed');
      const refused = await atEach(() =>
        call(service, 'POST', '/v1/visitor/leads', { body: leadBody(absent.shop, before) }),
      );
      deepEqual(
        refused.map(({ status }) => status),
        [409, 409, 409],
        refused[0]?.text,
      );
    });
  });
