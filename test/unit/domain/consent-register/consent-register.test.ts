import assert from 'node:assert/strict';
import type { RegisterWish } from '../../../../service/domain/consent-register/register-entries.ts';
import { readRegister } from '../../../../service/domain/evidence/read-register.ts';
import type { RegisterEntry } from '../../../../service/domain/evidence/register-file.ts';
import { registerStory } from '../../../../service/domain/evidence/register-story.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { canonicalJson, type Json } from '../../../../service/domain/model/base/canonical-json.ts';
import type { Period } from '../../../../service/domain/model/consent/consent-store.ts';
import { NO_MARKETING } from '../../../../service/domain/model/shop/shop.ts';
import { LOCALES, type MarketingChannel } from '../../../../service/protocol/vocabulary.ts';
import { alterEveryPart } from '../../../support/alter-every-part.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aLedgerEpoch } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const ALL: RegisterWish = { purpose: null, noticeId: null, state: null, from: null, to: null };
const ALWAYS = { from: null, to: null };

const withConsents = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({
    fields: { name: 'optional', email: 'optional', phone: 'optional' },
    marketing: { ...NO_MARKETING, email: true, phone: true },
  });
  await shop.showPolicy();
  const send = async (email: string, channels: readonly MarketingChannel[]) => {
    const { form } = await scene.useCases.openForm(await shop.now(), shop.scope, 'pl');
    const noticeId = form?.marketing?.notice.id;
    assert.ok(noticeId);
    const values = { email, phone: '', message: 'Dzień dobry' };
    return shop.sendForm(channels.length === 0 ? { values } : { values, marketing: { noticeId, channels } });
  };
  const linkOf = async () => {
    const mail = (await shop.mails()).findLast(({ kind }) => kind === 'optin_confirmation');
    return String(mail?.content.link);
  };
  const { receiptSecret } = await send('a@kunde.example', []);
  await scene.useCases.withdrawLead(receiptSecret);
  await send('b@kunde.example', ['email']);
  const link = await linkOf();
  await scene.useCases.sendMails();
  await scene.useCases.confirm(link.slice(link.indexOf('#') + 1));
  await send('c@kunde.example', ['email']);
  const access = await accessTo(scene, [[shop, 'auditor']]);
  const counts = (given: Period = ALWAYS) => scene.useCases.countRegister(access, shop.id, given);
  const exported = async (form: 'csv' | 'json', wish = ALL): Promise<string> => {
    const parts: string[] = [];
    for await (const part of await scene.useCases.exportRegister(access, shop.id, wish, form))
      parts.push(part);
    return parts.join('');
  };
  const judge = { sha256Hex: scene.ports.digest.sha256Hex, readKey: scene.ports.readKey };
  const judged = (text: string) => judgeEvidenceText(text, scene.ports.signer.publicKeys(), judge);
  const isValid = async (text: string): Promise<boolean> => {
    const judgement = await judged(text);
    return judgement.kind !== 'unreadable' && judgement.verdict.valid;
  };
  return { scene, shop, access, counts, exported, judged, isValid };
};
const entriesIn = (text: string): readonly RegisterEntry[] => JSON.parse(text).entries;

describe('the register of consents', () => {
  it('counts every purpose by version of its notice and by what became of the consents [CO-9]', async () => {
    const { counts } = await withConsents();
    const { versions } = await counts();
    const told = versions.map(({ purpose, stands, withdrawn, unconfirmed, unsent, ended }) => ({
      ...{ purpose, stands, withdrawn, unconfirmed, unsent, ended },
    }));
    assert.deepEqual(
      told.sort((a, b) => (a.purpose < b.purpose ? -1 : 1)),
      [
        { purpose: 'marketing_email', stands: 1, withdrawn: 0, unconfirmed: 1, unsent: 1, ended: 0 },
        { purpose: 'reply', stands: 2, withdrawn: 1, unconfirmed: 0, unsent: 0, ended: 0 },
      ],
    );
    assert.ok(versions.every(({ since }) => since !== null));
  });

  it('says of consents from before a restored backup that a withdrawal may be missing, as their proofs do [CO-9]', async () => {
    const { scene, shop, counts, exported } = await withConsents();
    await scene.stores.consents.openEpoch(shop.scope, (place) =>
      aLedgerEpoch({ shopId: shop.id, ...place, epoch: 2 }),
    );
    await shop.sendForm();
    const told = (await counts()).versions.map(({ purpose, stands, gap, withdrawn, unconfirmed }) => ({
      ...{ purpose, stands, gap, withdrawn, unconfirmed },
    }));
    assert.deepEqual(
      told.sort((a, b) => (a.purpose < b.purpose ? -1 : 1)),
      [
        { purpose: 'marketing_email', stands: 0, gap: 1, withdrawn: 0, unconfirmed: 1 },
        { purpose: 'reply', stands: 1, gap: 2, withdrawn: 1, unconfirmed: 0 },
      ],
    );
    const states = entriesIn(await exported('json')).map(({ purpose, state }) => `${purpose} ${state}`);
    assert.deepEqual(states.sort(), [
      'marketing_email gap',
      'marketing_email unconfirmed',
      'reply gap',
      'reply gap',
      'reply stands',
      'reply withdrawn',
    ]);
    assert.equal(entriesIn(await exported('json', { ...ALL, state: 'gap' })).length, 3);
  });

  it('tells a sign-up whose mail a server took from one whose mail still waits [MK-2]', async () => {
    const { scene, shop, counts } = await withConsents();
    const access = await accessTo(scene, [[shop, 'manager']]);
    const onList = async () => {
      const numbers = await scene.useCases.marketingNumbers(access, shop.id);
      return numbers.map(({ channel, pending, unsent }) => [channel, pending, unsent]);
    };
    assert.deepEqual(await onList(), [
      ['email', 1, 1],
      ['phone', 0, 0],
    ]);
    await scene.useCases.sendMails();
    assert.deepEqual((await onList())[0], ['email', 1, 0]);
    const offers = (await counts()).versions.find(({ purpose }) => purpose === 'marketing_email');
    assert.deepEqual([offers?.unconfirmed, offers?.unsent], [1, 0]);
  });

  it('counts those given in a period', async () => {
    const { scene, counts } = await withConsents();
    const now = scene.clock.now();
    assert.deepEqual((await counts({ from: null, to: now })).versions, []);
    assert.equal((await counts({ from: now, to: null })).versions.length, 2);
  });

  it('counts a consent that ended with its record apart from one that was taken back', async () => {
    const { scene, counts, exported } = await withConsents();
    scene.clock.forward(200 * 86_400_000);
    await scene.useCases.sweepExpired();
    const replies = (await counts()).versions.find(({ purpose }) => purpose === 'reply');
    assert.deepEqual([replies?.stands, replies?.withdrawn, replies?.ended], [0, 1, 2]);
    const states = entriesIn(await exported('json', { ...ALL, purpose: 'reply' })).map(({ state }) => state);
    assert.deepEqual(states.sort(), ['ended', 'ended', 'withdrawn']);
  });

  it('says how many go by time within thirty days', async () => {
    const { scene, counts } = await withConsents();
    const endingNow = async () =>
      (await counts()).versions.map(({ purpose, ending }) => `${purpose} ${ending}`).sort();
    assert.deepEqual(await endingNow(), ['marketing_email 0', 'reply 0']);
    scene.clock.forward(151 * 86_400_000);
    assert.deepEqual(await endingNow(), ['marketing_email 0', 'reply 2']);
  });

  it('lists each consent with its place, its hash and what became of it, and nothing about the person [CO-9]', async () => {
    const { shop, exported } = await withConsents();
    const text = await exported('json');
    const ledger = await shop.ledger();
    const given = ledger.filter(({ action }) => action === 'granted');
    assert.deepEqual(
      entriesIn(text).map(({ id, seq, hash }) => ({ id, seq, hash })),
      given.map(({ id, seq, hash }) => ({ id, seq, hash })),
    );
    for (const { subjectKey, ref } of given) {
      assert.ok(!text.includes(subjectKey) && !text.includes(ref.value ?? subjectKey));
    }
    const [confirmed, waiting] = entriesIn(text).filter(({ purpose }) => purpose === 'marketing_email');
    assert.equal(confirmed?.state, 'stands');
    assert.notEqual(confirmed?.mailSentAt, null);
    assert.equal(waiting?.state, 'unconfirmed');
    assert.equal(waiting?.mailSentAt, null);
  });

  it('exports what is asked for: a purpose, a notice, a state', async () => {
    const { exported } = await withConsents();
    const all = entriesIn(await exported('json'));
    const withdrawn = entriesIn(await exported('json', { ...ALL, state: 'withdrawn' }));
    assert.deepEqual(
      withdrawn,
      all.filter(({ state }) => state === 'withdrawn'),
    );
    assert.equal(withdrawn.length, 1);
    const noticeId = all[0]?.noticeId as RegisterWish['noticeId'];
    const under = entriesIn(await exported('json', { ...ALL, noticeId }));
    assert.deepEqual(
      under,
      all.filter((entry) => entry.noticeId === noticeId),
    );
  });

  it('is signed as a whole: each altered, removed or added part of the JSON is seen [CO-9]', async () => {
    const { exported, isValid } = await withConsents();
    const text = await exported('json');
    assert.equal(await isValid(text), true);
    const alterations = alterEveryPart(JSON.parse(text) as Json);
    assert.ok(alterations.length > 100);
    for (const { what, value } of alterations) {
      assert.equal(await isValid(canonicalJson(value)), false, what);
    }
    const other = {
      ...JSON.parse(text),
      seal: JSON.parse(await exported('json', { ...ALL, purpose: 'reply' })).seal,
    };
    assert.equal(await isValid(canonicalJson(other)), false, 'the seal of another export');
    assert.equal(await isValid(text.replace('"count":5', '"count":5.0')), false, 'another spelling');
  });

  it('is signed as a whole as CSV too: each line that is cut, doubled or moved is seen [CO-9]', async () => {
    const { exported, isValid } = await withConsents();
    const csv = await exported('csv');
    assert.equal(await isValid(csv), true);
    assert.equal(await isValid(csv.replaceAll('\r\n', '\n')), true, 'line ends of another system');
    const lines = csv.trimEnd().split('\r\n');
    for (let at = 1; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      assert.equal(
        await isValid(lines.filter((_, other) => other !== at).join('\r\n')),
        false,
        `without ${at}`,
      );
      const doubled = lines.flatMap((one, other) => (other === at ? [line, line] : [one]));
      assert.equal(await isValid(doubled.join('\r\n')), false, `doubled ${at}`);
    }
    assert.equal(await isValid(csv.replace('withdrawn', 'stands')), false);
    const [json, table] = [JSON.parse(await exported('json')), readRegister(csv)];
    assert.equal(table?.count, json.set.count);
    assert.deepEqual(table?.statement.filter, json.filter);
  });

  it('keeps every sign of its statement as CSV, whatever the shop is called [CO-9]', async () => {
    const { shop, exported, isValid } = await withConsents();
    await shop.change({ name: 'Herbata, -50 %; "=1+1"' });
    assert.equal(await isValid(await exported('csv')), true);
  });

  it('says how far the ledger reached, and lists nothing behind that', async () => {
    const { shop, exported } = await withConsents();
    const parts = await exported('json');
    const { asOf } = JSON.parse(parts);
    const last = (await shop.ledger()).at(-1);
    assert.deepEqual(asOf.head, { seq: last?.seq, hash: last?.hash, at: last?.occurredAt.toISOString() });
  });

  it('is told in each language, genuine or not', async () => {
    const { exported, judged } = await withConsents();
    const csv = await exported('csv', { ...ALL, state: 'stands' });
    for (const text of [csv, csv.replace('reply', 'replY')]) {
      const judgement = await judged(text);
      assert.ok(judgement.kind === 'register');
      for (const locale of LOCALES) {
        const story = registerStory(judgement.register, judgement.verdict, locale);
        assert.equal(story.verdict.valid, text === csv);
        assert.doesNotMatch(JSON.stringify(story), /undefined|\{(n|when)\}/);
      }
    }
  });

  it('is one shop\u2019s alone, for those who may see its proofs; opening and export are written down [SE-1, PR-6]', async () => {
    const { scene, shop, access, counts, exported } = await withConsents();
    const other = await scene.openShop();
    await assertRefused(scene.useCases.countRegister(access, other.id, ALWAYS), 'not_found');
    await assertRefused(scene.useCases.exportRegister(access, other.id, ALL, 'csv'), 'not_found');
    const consultant = await accessTo(scene, [[shop, 'consultant']]);
    await assertRefused(scene.useCases.countRegister(consultant, shop.id, ALWAYS), 'forbidden');
    await assertRefused(scene.useCases.exportRegister(consultant, shop.id, ALL, 'csv'), 'forbidden');
    await counts();
    await exported('csv');
    const acts = (await shop.acts()).map(({ action, actor }) => ({ action, actor }));
    for (const action of ['consent.register', 'consent.register_export']) {
      assert.ok(
        acts.some((act) => act.action === action && act.actor === access.staff.id),
        action,
      );
    }
  });
});
