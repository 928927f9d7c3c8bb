import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { EvidenceKey } from '../../../service/domain/evidence/evidence.ts';
import { sealedTextOf } from '../../../service/domain/evidence/read-evidence-file.ts';
import { judgeEvidenceText } from '../../../service/domain/evidence/verify-file.ts';
import { canonicalJson, type Json } from '../../../service/domain/model/base/canonical-json.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { placedOf } from '../../../service/domain/model/consent/consent-hash.ts';
import { readEd25519Key } from '../../../service/outbound/ed25519-keys.ts';
import type { EvidenceAnswer, EvidenceFile } from '../../../service/protocol/api/evidence-api.ts';
import { vectorKeys } from '../../evidence-vectors/vector-ledger.ts';
import { alterEveryPart } from '../../support/alter-every-part.ts';
import { dueAt } from '../../support/builders/due-at.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const judge = {
  sha256Hex: (text: string) => createHash('sha256').update(text).digest('hex'),
  readKey: readEd25519Key,
};
const judged = async (file: unknown, keys: readonly EvidenceKey[]) => {
  const judgement = await judgeEvidenceText(canonicalJson(file as Json), keys, judge);
  assert.ok(judgement.kind === 'judged', 'the file is read');
  return judgement.verdict;
};
// biome-ignore lint/suspicious/noExplicitAny: the tests alter any value
const copyOf = (value: unknown): any => JSON.parse(JSON.stringify(value));
const badOf = (verdict: { checks: { ok: boolean; finding: string }[] }) =>
  verdict.checks.filter((check) => !check.ok).map((check) => check.finding);

describe('evidence of a lead', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let leadId: string;
  let keys: EvidenceKey[];
  const shown = async (): Promise<EvidenceAnswer> =>
    (await call(service, 'GET', `/v1/staff/leads/${leadId}/evidence`, { token })).body;
  const evidence = async (): Promise<EvidenceFile> => (await shown()).evidence;
  const sendLead = async () => {
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const [lead] = (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads;
    const { consentEventId } = (await call(service, 'GET', `/v1/staff/leads/${lead.id}`, { token })).body;
    return { secret: String(sent.body.receiptSecret), leadId: String(lead.id), consentEventId };
  };
  const ofEvent = (id: string, page = '') =>
    call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/consents/${id}/evidence${page}`, { token });

  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
    await pushPolicy(service, merchant);
    for (let count = 0; count < 3; count += 1) await sendLead();
    const { body } = await call(service, 'GET', '/v1/staff/leads', { token });
    leadId = body.leads[1].id;
    keys = (await call(service, 'GET', '/.well-known/zgoda-keys.json')).body.keys;
  });
  after(() => service.stop());

  it('comes as one JSON with event, text, policy snapshot, hashes, signature and a good verdict [CO-9]', async () => {
    const { evidence: proof, verdict } = await shown();
    assert.equal(verdict.valid, true, JSON.stringify(verdict, null, 1));
    assert.equal(proof.format, 'zgoda-evidence/3');
    assert.equal(proof.subject.kind, 'lead');
    assert.equal(proof.events.length, 1);
    assert.match(JSON.stringify(proof.notice), /Wyrażam zgodę na przetwarzanie/);
    assert.match(proof.policySnapshot?.text ?? '', /Administratorem danych/);
    assert.deepEqual(proof.events[0]?.control, { id: 'consent-reply', initialState: 'unchecked' });
    assert.deepEqual(
      proof.chain.map((link) => link.seq),
      [1, 2, 3],
    );
  });

  it('tells the verdict and each check in the language that is asked for [CO-9]', async () => {
    const said = {
      pl: ['Dowód jest ważny.', 'Zapis, pozycja 2', 'Każde pole jest takie, jak je zapisano.'],
      en: ['The proof is valid.', 'Record, position 2', 'Every field is unchanged.'],
      de: ['Der Nachweis ist gültig.', 'Eintrag, Position 2', 'Jedes Feld ist unverändert.'],
    };
    for (const [locale, [text = '', name, finding]] of Object.entries(said)) {
      const path = `/v1/staff/leads/${leadId}/evidence?locale=${locale}`;
      const { told, verdict }: EvidenceAnswer = (await call(service, 'GET', path, { token })).body;
      assert.equal(told.tone, 'good');
      assert.ok(told.text.includes(text), told.text);
      assert.deepEqual(
        told.checks.map(({ ok }) => ok),
        verdict.checks.map(({ ok }) => ok),
      );
      assert.deepEqual(
        told.checks.find((check) => check.name === name),
        { name, ok: true, text: finding },
      );
    }
    assert.match((await shown()).told.text, /The proof is valid\./, 'English where none is named');
  });

  it('comes as one readable page in three languages, with the exact words and the verdict first [CO-9]', async () => {
    const said = {
      pl: ['Dowód jest ważny.', 'zaznaczyła puste pole'],
      en: ['The proof is valid.', 'ticked an empty box'],
      de: ['Der Nachweis ist gültig.', 'hat ein leeres Kästchen angekreuzt'],
    };
    for (const [locale, words] of Object.entries(said)) {
      const reply = await call(service, 'GET', `/v1/staff/leads/${leadId}/evidence/page?locale=${locale}`, {
        token,
      });
      assert.equal(reply.status, 200, reply.text);
      const { html, fileName } = reply.body;
      for (const part of [
        ...words,
        'Wyrażam zgodę na przetwarzanie moich danych osobowych',
        'Sklep Testowy sp. z o.o.',
      ]) {
        assert.ok(html.includes(part), `${locale}: ${part}`);
      }
      assert.ok(html.indexOf(words[0]) < html.indexOf('Wyrażam zgodę'), 'the verdict stands on top');
      assert.match(fileName, /^zgoda-[A-Z0-9]+\.html$/);
      assert.doesNotMatch(html, /<script|src=|@import|url\(/, 'it fetches nothing and runs nothing');
      assert.doesNotMatch(html, /\bundefined\b|\bnull\b|\{[a-z]+\}/);
    }
  });

  it('holds no address, name or message of the person', async () => {
    const page = await call(service, 'GET', `/v1/staff/leads/${leadId}/evidence/page?locale=pl`, { token });
    for (const text of [JSON.stringify(await evidence()), page.text])
      assert.doesNotMatch(text, /Kowalska|zaneta|600 700|herbata jest/);
  });

  it('verifies with the published key alone, and fails when any part is altered, removed or added [CO-9]', async () => {
    const proof = await evidence();
    assert.equal((await judged(proof, keys)).valid, true);
    const alterations = alterEveryPart(proof as unknown as Json).filter(
      ({ what }) => what !== 'format altered',
    );
    assert.ok(alterations.length > 200);
    for (const { what, value } of alterations) {
      if (what === 'format removed') continue;
      const verdict = await judged(value, keys);
      assert.equal(verdict.valid, false, what);
      assert.ok(
        verdict.checks.some((check) => !check.ok && check.detail.length > 20),
        'and says what is wrong',
      );
    }
    const otherKey = keys.map((key) => ({ ...key, keyId: 'f'.repeat(16) }));
    assert.ok(badOf(await judged(proof, otherKey)).includes('key_unknown'));
  });

  it('that was signed again with another key under the name of ours fails [CO-9]', async () => {
    const { seal: _, ...unsealed } = await evidence();
    const { privateKey } = generateKeyPairSync('ed25519');
    const own = sign(null, Buffer.from(sealedTextOf(unsealed as unknown as Json)), privateKey);
    const [key] = keys;
    assert.ok(key);
    const forged = { ...unsealed, seal: { keyId: key.keyId, signature: own.toString('base64url') } };
    assert.deepEqual(badOf(await judged(forged, keys)), ['seal_wrong']);
  });

  it('names the newest entry of the ledger at its time, so that a withdrawal up to then is in it [CO-9]', async () => {
    const { asOf, chain } = await evidence();
    const { seq, hash } = await service.stores.consents.head(scopeOfShop(merchant.shop.id));
    assert.deepEqual([asOf.head?.seq, asOf.head?.hash], [seq, hash]);
    assert.equal(chain.at(-1)?.hash, hash);
  });

  it('is judged in public without login, and nothing of it is kept [CO-9]', async () => {
    const proof = await evidence();
    const text = JSON.stringify(proof);
    const good = await call(service, 'POST', '/v1/verify', { body: { evidence: text } });
    assert.equal(good.status, 200, good.text);
    assert.equal(good.body.valid, true);
    const altered = text.replace('Wyrażam zgodę', 'Wyrażam zgodą');
    assert.notEqual(altered, text);
    const bad = await call(service, 'POST', '/v1/verify', { body: { evidence: altered } });
    assert.deepEqual(badOf(bad.body), ['seal_wrong', 'notice_text_altered']);
    const by = (given: readonly object[]) =>
      call(service, 'POST', '/v1/verify', { body: { evidence: text, keys: given } });
    const withKeys = await by(vectorKeys());
    assert.equal(withKeys.body.valid, false, 'given keys count, not those of the service');
    for (const given of [
      keys.map((key) => ({ ...key, keyId: 'f'.repeat(16) })),
      [...keys, ...keys],
      keys.map((key) => ({ ...key, until: 'never' })),
    ]) {
      const { status, body } = await by(given);
      assert.deepEqual([status, Object.keys(body.fields)], [422, ['keys']], JSON.stringify(given));
    }
    for (const body of [{ evidence: '{"format":"other"}' }, { evidence: '{}' }, { evidence: proof }, {}]) {
      assert.equal((await call(service, 'POST', '/v1/verify', { body })).status, 422);
    }
    const second = text.replace('zgoda-evidence/3', 'zgoda-evidence/2');
    const older = await call(service, 'POST', '/v1/verify', { body: { evidence: second } });
    assert.equal(older.status, 422);
    assert.match(JSON.stringify(older.body.fields), /Ask the shop for a new file/);
  });

  it('never changes when the policy page changes: the old snapshot still opens [D5]', async () => {
    const before = await evidence();
    await pushPolicy(service, merchant, {
      title: 'Nowa polityka',
      text: 'Zupełnie nowa treść polityki. '.repeat(40),
    });
    const after = await evidence();
    assert.deepEqual(after.notice, before.notice);
    assert.deepEqual(after.policySnapshot, before.policySnapshot);
    assert.equal((await judged(after, keys)).valid, true);
  });

  it('of any purpose comes by its event: a card and a marketing box as well as a lead [CO-9, D5]', async () => {
    const scope = scopeOfShop(merchant.shop.id);
    const { noticeId } = (await call(service, 'GET', `/v1/staff/leads/${leadId}`, { token })).body;
    for (const [purpose, formId, kind] of [
      ['card.order_help', 'data_request', 'card'],
      ['marketing_email', 'marketing_optin', 'subscription'],
    ] as const) {
      const event = await service.useCases.recordConsent(scope, {
        purpose,
        formId,
        method: 'checkbox',
        control: { id: 'box', initialState: 'unchecked' },
        noticeId,
        ref: `crd_${'a'.repeat(22)}`,
        sessionRef: 'session',
        subjectKey: 'key',
        subjectKind: 'email',
        pageOrigin: null,
        address: null,
        via: 'widget',
        widgetVersion: '0.1.0',
        adapterVersion: null,
      });
      const { status, body } = await ofEvent(event.id);
      assert.equal(status, 200);
      assert.equal(body.evidence.subject.kind, kind);
      assert.equal((await judged(body.evidence, keys)).valid, true, JSON.stringify(body.verdict));
    }
    assert.equal((await ofEvent(`cse_${'x'.repeat(22)}`)).status, 404);
    const other = await signIn(service, (await makeMerchant(service)).email);
    const { consentEventId } = (await call(service, 'GET', `/v1/staff/leads/${leadId}`, { token })).body;
    const path = `/v1/staff/shops/${merchant.shop.id}/consents/${consentEventId}/evidence`;
    assert.equal(
      (await call(service, 'GET', path, { token: other })).status,
      404,
      'and only to its own shop',
    );
  });

  it('still verifies after a withdrawal erased what it named, and says so [D5]', async () => {
    const { secret, consentEventId } = await sendLead();
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    const { body } = await ofEvent(consentEventId);
    assert.equal(body.evidence.subject.state, 'erased');
    assert.equal(body.evidence.subject.id, null);
    assert.deepEqual(
      body.evidence.events.map((event: { action: string }) => event.action),
      ['granted', 'withdrawn'],
    );
    const verdict = await judged(copyOf(body.evidence), keys);
    assert.equal(verdict.valid, true, JSON.stringify(verdict));
    assert.ok(verdict.checks.some((check) => check.finding === 'ref_erased'));
    const pretended = copyOf(body.evidence);
    pretended.subject.state = 'kept';
    assert.ok(badOf(await judged(pretended, keys)).includes('ref_missing'));
    const page = (await ofEvent(consentEventId, '/page?locale=pl')).body;
    assert.match(page.html, /Dane zostały usunięte, tak jak powinny/);
  });

  it('still verifies after its own time: a signed place in the chain is left [D5, RE-1]', async () => {
    const { secret, consentEventId } = await sendLead();
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    const scope = scopeOfShop(merchant.shop.id);
    await sendLead();
    const due = dueAt(new Date(Date.now() + 400 * 24 * 3_600_000)).proofs;
    const before = (await ofEvent(consentEventId)).body;
    assert.ok((await service.stores.consents.expire(scope, due, 10)) >= 2);
    assert.equal(
      (await judged(copyOf(before.evidence), keys)).valid,
      true,
      'a file from before still verifies',
    );
    const { body } = await ofEvent(consentEventId);
    assert.equal(body.evidence.subject.state, 'expired');
    assert.deepEqual([body.evidence.events, body.evidence.notice], [[], null]);
    assert.equal((await judged(copyOf(body.evidence), keys)).valid, true, JSON.stringify(body.verdict));
    const forged = copyOf(body.evidence);
    forged.chain[1].hash = 'f'.repeat(64);
    assert.ok((await judged(forged, keys)).valid === false);
    const { seq } = await service.stores.consents.head(scope);
    const links = (await service.stores.consents.range(scope, 1, seq)).map(placedOf);
    for (const [index, link] of links.entries()) {
      if (index > 0) assert.equal(link.previousHash, links[index - 1]?.hash);
    }
  });

  it('writes down who looked at a lead and its proof [PR-6]', async () => {
    await call(service, 'GET', `/v1/staff/leads/${leadId}`, { token });
    const rows = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 50);
    const actions = rows.map((row) => row.action);
    assert.ok(['lead.read', 'lead.evidence', 'consent.evidence'].every((action) => actions.includes(action)));
    assert.doesNotMatch(JSON.stringify(rows), /@|Kowalska/);
  });
});
