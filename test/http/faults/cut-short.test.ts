import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { composeDomain } from '../../../service/compose/compose-domain.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import type { UseCases } from '../../../service/desks/use-cases.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Mailer } from '../../../service/domain/model/mail/mailer.ts';
import { makeDyingStores } from '../../support/database/dying-stores.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Scene = {
  clock: ReturnType<typeof makeFakeClock>;
  merchant: Merchant;
};

const makeOutgoing = () => {
  const sent: string[] = [];
  const mailer: Mailer = {
    isSet: true,
    async send(mail) {
      sent.push(`${mail.to}: ${mail.subject}`);
      return '250 Ok';
    },
  };
  return { sent, mailer };
};

/** Long enough after earlier runs that their work is finished. In milliseconds. */
const APART_MS = 20 * 60_000;

/**
 * Ends a process after each step that follows a stored fact; another one resumes.
 * @param arrange stores the fact
 * @param follow the service's own jobs, repeated
 * @returns mails sent in each run
 */
const killAfterEachStep = async (
  arrange: (service: TestService, scene: Scene) => Promise<void>,
  follow: (useCases: UseCases, scene: Scene) => Promise<unknown>,
): Promise<string[][]> => {
  const kept = makeMemoryStores();
  const clock = makeFakeClock();
  const { sent, mailer } = makeOutgoing();
  // The follow-up job finds nothing, so that each step is run here.
  const blind: Stores = { ...kept, leads: { ...kept.leads, dueFollowUps: async () => [] } };
  const service = await startTestService({ stores: blind, overrides: { clock } });
  const { config, logger } = service;
  const { passwords } = service.ports;
  const runs: string[][] = [];
  for (let steps = 0, wasCutShort = true; wasCutShort; steps += 1) {
    clock.forward(APART_MS);
    const merchant = await makeMerchant(service, { receiptMail: true, name: 'Herbaciarnia' });
    const scene = { clock, merchant };
    await pushPolicy(service, merchant);
    await arrange(service, scene);

    const dying = makeDyingStores();
    // Sends nothing itself: mails cut off while being sent go out again by design.
    const first = composeDomain({
      config,
      stores: dying.over(kept),
      logger,
      overrides: { clock, passwords },
    });
    dying.dieAfter(steps);
    await follow(first.useCases, scene).catch(() => undefined);
    wasCutShort = dying.isDead();
    first.closePresence();

    const next = composeDomain({
      config,
      stores: kept,
      logger,
      overrides: { clock, mailer, passwords },
    });
    await next.useCases.sendMails();
    await follow(next.useCases, scene);
    await next.useCases.sendMails();
    next.closePresence();
    runs.push(sent.splice(0).sort());
  }
  await service.stop();
  return runs;
};

const assertEachOnce = (runs: readonly string[][], count: number): void => {
  assert.ok(runs.length > 3, 'it was never cut short');
  for (const [steps, sent] of runs.entries()) {
    assert.equal(sent.length, count, `killed after ${steps} steps: ${sent.join(' | ')}`);
    assert.equal(new Set(sent).size, count, `killed after ${steps} steps: ${sent.join(' | ')}`);
  }
};

describe('a process that is killed between a fact and what follows it', () => {
  it('tells staff of each enquiry once, and sends the visitor one receipt', async () => {
    const runs = await killAfterEachStep(
      async (service, { merchant, clock }) => {
        const session = await openSession(service, merchant.shop);
        clock.forward(5_000);
        const body = leadBody(merchant.shop, session);
        const reply = await call(service, 'POST', '/v1/visitor/leads', { body });
        assert.equal(reply.status, 201, reply.text);
      },
      (useCases) => useCases.followUpLeads(),
    );
    assertEachOnce(runs, 2);
  });

  it('tells staff once of a visitor who waits for an answer', async () => {
    const runs = await killAfterEachStep(
      async (service, { merchant, clock }) => {
        const owner = await connectStaff(service, merchant.email);
        const visitor = await connectVisitor(service, merchant.shop);
        visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
        await visitor.next('message.ack');
        await service.stores.conversations.drain();
        clock.forward(90_000);
        await owner.close();
      },
      async (useCases, { clock }) => {
        await useCases.alertWaiting();
        // A pause begun before the crash delays the mail.
        clock.forward(300_000);
        await useCases.alertWaiting();
      },
    );
    assertEachOnce(runs, 1);
  });

  it('tells owners once of a policy page that is no longer published', async () => {
    const runs = await killAfterEachStep(
      async (service, { merchant }) => {
        const scope = scopeOfShop(merchant.shop.id);
        const binding = await service.stores.policyBindings.get(scope);
        assert.ok(binding !== null);
        const pages = binding.pages.map((page) => ({ ...page, state: 'unpublished' as const }));
        await service.stores.policyBindings.put(scope, { ...binding, pages });
      },
      (useCases, { merchant }) => useCases.recheckPolicyLinks(scopeOfShop(merchant.shop.id), 60_000),
    );
    assertEachOnce(runs, 1);
  });

  it('makes up for a receipt that is missing', async () => {
    const stores = makeMemoryStores();
    const deaf: Stores = {
      ...stores,
      receipts: { ...stores.receipts, insert: () => Promise.reject(new Error('killed')) },
    };
    const blind: Stores = { ...deaf, leads: { ...stores.leads, dueFollowUps: async () => [] } };
    const first = await startTestService({ stores: blind });
    const merchant = await makeMerchant(first);
    await pushPolicy(first, merchant);
    const session = await openSession(first, merchant.shop);
    const reply = await call(first, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(reply.status, 500);
    await first.stop();
    const second = await startTestService({ stores });
    const [leadId] = await stores.leads.ids(scopeOfShop(merchant.shop.id));
    assert.ok(leadId !== undefined);
    const secret = second.ports.digest.keyed('receipt', leadId);
    assert.equal(await stores.receipts.findBySecret(second.ports.digest.sha256Hex(secret)), null);
    assert.equal(await second.useCases.followUpLeads(), 1);
    assert.notEqual(await stores.receipts.findBySecret(second.ports.digest.sha256Hex(secret)), null);
    await second.stop();
  });
});
