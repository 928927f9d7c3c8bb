import assert from 'node:assert/strict';
import { readKept } from '../../../service/domain/evidence/kept-statements.ts';
import { judgeEvidenceText } from '../../../service/domain/evidence/verify-file.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Mailer, OutgoingMail } from '../../../service/domain/model/mail/mailer.ts';
import { readEd25519Key } from '../../../service/outbound/ed25519-keys.ts';
import { sha256HexOf } from '../../../service/outbound/sha256-digest.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;
const judge = { sha256Hex: sha256HexOf, readKey: readEd25519Key };

describe('the mail about the ledgers', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  const start = async (how: string): Promise<void> => {
    taken = [];
    service = await startTestService({
      overrides: { clock, mailer },
      env: { ZGODA_WITNESS_MAIL: how },
    });
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
  };
  afterEach(() => service.stop());
  const scope = () => scopeOfShop(merchant.shop.id);
  let taken: OutgoingMail[] = [];
  const mailer: Mailer = {
    isSet: true,
    async send(content) {
      taken.push(content);
      return '250 Ok';
    },
  };
  const mailsOf = async (): Promise<OutgoingMail[]> => {
    await service.useCases.sendMails();
    return taken.filter(({ text }) => /[0-9a-f]{64}/.test(text));
  };
  const day = async () => {
    clock.forward(DAY_MS);
    await service.useCases.stateHeads(0);
    return service.useCases.mailStatements();
  };

  it('goes to the owner once a period, and names no person who wrote', async () => {
    await start('monthly');
    assert.equal(await day(), 1);
    assert.equal(await day(), 0);
    const [mail, second] = await mailsOf();
    assert.ok(mail !== undefined && second === undefined);
    assert.equal(mail.to, merchant.email);
    const [entry] = await service.stores.consents.range(scope(), 1, 1);
    assert.ok(entry?.kind === 'event' && mail.text.includes(entry.event.hash));
    assert.doesNotMatch(mail.text, /zaneta|kowalska/i);
    clock.forward(29 * DAY_MS);
    assert.equal(await day(), 1);
  });

  it('goes each day where that is set, and never where it is off', async () => {
    await start('daily');
    assert.deepEqual([await day(), await day()], [1, 1]);
    await service.stop();
    await start('off');
    assert.equal(await day(), 0);
    assert.equal(await service.stores.headStatements.latest(), null);
  });

  it('shows that a file is not of that time, when its ledger was written anew [CO-9]', async () => {
    await start('daily');
    await day();
    const [mail] = await mailsOf();
    const kept = await readKept(mail?.text ?? '', judge);
    assert.equal(kept?.length, (await service.stores.headStatements.listSince('', 99)).length);
    const [entry] = await service.stores.consents.range(scope(), 1, 1);
    assert.ok(entry?.kind === 'event');
    const bad = async () => {
      const { text } = await service.useCases.consentEvidence(scope(), entry.event.id);
      const judgement = await judgeEvidenceText(text, service.ports.signer.publicKeys(), judge, kept ?? []);
      assert.ok(judgement.kind === 'judged');
      return judgement.verdict.checks.filter(({ ok }) => !ok).map(({ finding }) => finding);
    };
    assert.deepEqual(await bad(), []);
    // The operator states the same ledger anew, as if the mail had never been.
    const fresh = makeMemoryStores();
    Object.assign(service.stores.headStatements, fresh.headStatements);
    Object.assign(service.stores.witnessedSpans, fresh.witnessedSpans);
    await service.useCases.stateHeads(0);
    assert.deepEqual(await bad(), ['kept_not']);
  });
});
