import assert from 'node:assert/strict';
import { type Disclosure, isAbout, readDisclosure } from '../../../../service/domain/evidence/disclosure.ts';
import { readEvidenceFile } from '../../../../service/domain/evidence/read-evidence-file.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const ADDRESS = 'zaneta@example.net';

const consented = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ leadBasis: 'consent' });
  const input = await shop.fillForm({ values: { email: ' Zaneta@Example.net ', message: 'Czy jest 42?' } });
  const { lead, receiptSecret } = await shop.send(input);
  const evidence = async () => {
    assert.ok(lead.consentEventId);
    const { text, verdict } = await scene.useCases.consentEvidence(shop.scope, lead.consentEventId);
    assert.equal(verdict.valid, true);
    const read = readEvidenceFile(text);
    assert.equal(read.kind, 'file');
    return { text, file: read.kind === 'file' ? read.file.evidence : assert.fail() };
  };
  const asked = async (): Promise<Disclosure | null> => {
    const source = scene.useCases.subjectSources.find(({ name }) => name === 'consents');
    const subject = { subjectKeys: lead.subjectKeys, refs: [lead.id], email: ADDRESS, phone: null };
    const [section] = (await source?.collect(shop.scope, subject, 'pl')) ?? [];
    const given = section?.items[0]?.fields.find(({ key }) => key === 'disclosure');
    return given === undefined ? null : readDisclosure(given.value);
  };
  return { scene, shop, lead, receiptSecret, evidence, asked };
};
const judge = makeDomainScene().ports.digest;

describe('the disclosure of whom a consent is about', () => {
  it('is given to the person who asks, and shows that the record is about their address [RT-1, D5]', async () => {
    const { evidence, asked } = await consented();
    const { text, file } = await evidence();
    const disclosure = await asked();
    assert.ok(disclosure);
    assert.equal(disclosure.address, ADDRESS);
    assert.equal(await isAbout(file, disclosure, judge), true);
    assert.ok(!text.includes(disclosure.salt) && !text.includes(ADDRESS), 'the proof alone names nobody');
  });

  it('shows nothing with another address, another salt or another record', async () => {
    const [one, other] = [await consented(), await consented()];
    const { file } = await one.evidence();
    const [disclosure, foreign] = [await one.asked(), await other.asked()];
    assert.ok(disclosure && foreign);
    for (const altered of [
      { ...disclosure, address: 'ada@example.net' },
      { ...disclosure, salt: foreign.salt },
      { ...disclosure, event: foreign.event },
      foreign,
    ])
      assert.equal(await isAbout(file, altered, judge), false);
    assert.equal(readDisclosure(JSON.stringify({ ...disclosure, more: 1 })), null);
    assert.equal(readDisclosure('{"format":"zgoda-evidence/3"}'), null);
  });

  it('is read only as it is written, with a salt that holds no dot: no part of an address passes for it', () => {
    const whole = { format: 'zgoda-disclosure/1', event: 'cse_1', address: ADDRESS, salt: 'aB-_9' };
    assert.deepEqual(readDisclosure(JSON.stringify(whole)), whole);
    const others: object[] = [
      { ...whole, format: 'zgoda-disclosure/2' },
      { ...whole, salt: 'x.jan' },
      { ...whole, salt: '' },
      ...(['event', 'address', 'salt'] as const).flatMap((field) => [
        { ...whole, [field]: undefined },
        { ...whole, [field]: 1 },
      ]),
    ];
    for (const other of others)
      assert.equal(readDisclosure(JSON.stringify(other)), null, JSON.stringify(other));
    for (const text of ['', 'null', '[]', '"x"', '{']) assert.equal(readDisclosure(text), null, text);
  });

  it('is in the copy that the receipt gives, for the lead’s own address [RT-7]', async () => {
    const { scene, receiptSecret, evidence, asked } = await consented();
    const { receipt, scope } = await scene.useCases.findReceipt(receiptSecret);
    const { json } = await scene.useCases.copyLead(receipt, scope, receiptSecret);
    const { disclosures } = json as { disclosures: Disclosure[] };
    assert.deepEqual(disclosures, [await asked()]);
    const { file } = await evidence();
    assert.equal(await isAbout(file, disclosures[0] ?? assert.fail(), judge), true);
  });

  it('is not in the copy once the address was corrected: the record is about the earlier one [RT-4, RT-7]', async () => {
    const { scene, shop, lead, receiptSecret } = await consented();
    const leads = scene.useCases.subjectSources.find(({ name }) => name === 'leads');
    const subject = { subjectKeys: [], refs: [lead.id], email: null, phone: null };
    const change = { field: 'email', value: 'anna@example.net' } as const;
    await leads?.rectify?.(shop.scope, subject, change, 'stf_ada');
    const { receipt, scope } = await scene.useCases.findReceipt(receiptSecret);
    const { json, html } = await scene.useCases.copyLead(receipt, scope, receiptSecret);
    const { disclosures, disclosuresNote } = json as { disclosures: Disclosure[]; disclosuresNote: string };
    assert.deepEqual(disclosures, []);
    assert.match(disclosuresNote, /sprzed poprawienia/);
    assert.ok(html.includes(disclosuresNote), 'and says so to people');
  });

  it('is impossible after the withdrawal: the salt is gone, and the proof is valid [CO-7, RT-2]', async () => {
    const { scene, shop, receiptSecret, evidence, asked } = await consented();
    await scene.useCases.withdrawLead(receiptSecret);
    assert.equal(await asked(), null);
    assert.deepEqual(
      (await shop.ledger()).map(({ personSalt }) => personSalt ?? null),
      [null, null],
    );
    await evidence();
  });

  it('is not made for a notice that was shown: that record names no address [D2]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ leadBasis: 'request' });
    const { lead } = await shop.sendForm();
    const { text } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    assert.ok(!text.includes('personCommitment'));
  });
});
