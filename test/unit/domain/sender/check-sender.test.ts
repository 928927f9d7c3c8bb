import assert from 'node:assert/strict';
import type { DnsTexts } from '../../../../service/domain/model/mail/dns-texts.ts';
import { checkSender } from '../../../../service/domain/sender/check-sender.ts';

const SERVICE = { domain: 'zgoda.example', dkimSelector: 'zgoda' };
const OWN = { 'zgoda.example': ['v=spf1 ip4:192.0.2.10 include:_spf.relay.example -all'] };

/** DNS double; a name with null does not respond. */
const recorded = (records: Readonly<Record<string, readonly string[] | null>>): DnsTexts => ({
  of: async (name) => (name in records ? (records[name] ?? null) : []),
});
const check = (records: Record<string, readonly string[] | null>, service = SERVICE) =>
  checkSender(recorded({ ...OWN, ...records }), service, 'Biuro@Sklep.example');

describe('what DNS says about the sender of a shop', () => {
  for (const [when, record] of [
    ['includes the domain of the service', 'v=spf1 mx include:zgoda.example ~all'],
    ['names every server that the service names', 'v=spf1 ip4:192.0.2.10 +include:_spf.relay.example ~all'],
    ['leads on to the domain of the service', 'v=spf1 redirect=zgoda.example'],
    ['lets everybody send', 'v=spf1 +all'],
  ] as const) {
    it(`fits when the SPF record ${when}`, async () => {
      const { spf, isLikelySpam, domain } = await check({ 'sklep.example': ['other=1', record] });
      assert.deepEqual([spf, isLikelySpam, domain], ['ok', false, 'sklep.example']);
    });
  }

  it('fits when an included record includes the service', async () => {
    const records = {
      'sklep.example': ['v=spf1 include:_spf.sklep.example -all'],
      '_spf.sklep.example': ['v=spf1 include:zgoda.example -all'],
    };
    assert.equal((await check(records)).spf, 'ok');
  });

  it('does not fit without a record, with several, with one of others, or without one of the service', async () => {
    const of = async (records: Record<string, readonly string[]>) => {
      const { spf, isLikelySpam } = await check(records);
      return [spf, isLikelySpam];
    };
    assert.deepEqual(await of({ 'sklep.example': ['google-site-verification=x'] }), ['missing', true]);
    assert.deepEqual(await of({ 'sklep.example': ['v=spf1 -all', 'v=spf1 mx -all'] }), ['several', true]);
    assert.deepEqual(await of({ 'sklep.example': ['v=spf1 ip4:192.0.2.10 -all'] }), ['other', true]);
    assert.deepEqual(await of({ 'sklep.example': ['v=spf10 include:zgoda.example'] }), ['missing', true]);
    const without = { 'sklep.example': ['v=spf1 mx -all'], 'zgoda.example': [] };
    assert.deepEqual(await of(without), ['operator_missing', true]);
  });

  it('reads at most ten further records, also in a ring', async () => {
    const names: string[] = [];
    const dns: DnsTexts = {
      of: async (name) => {
        names.push(name);
        return name === 'zgoda.example'
          ? OWN['zgoda.example']
          : [`v=spf1 include:n${names.length}.example include:sklep.example`];
      },
    };
    const { spf } = await checkSender(dns, { ...SERVICE, dkimSelector: null }, 'a@sklep.example');
    assert.equal(spf, 'other');
    assert.ok(names.filter((name) => !name.startsWith('_dmarc')).length <= 12, names.join());
  });

  it('is believed by DKIM alone, where the key stands there', async () => {
    const key = { 'zgoda._domainkey.sklep.example': ['v=DKIM1; k=rsa; p=MIGfMA0GCSq'] };
    const { spf, dkim, isLikelySpam } = await check(key);
    assert.deepEqual([spf, dkim, isLikelySpam], ['missing', 'ok', false]);
    const revoked = { 'zgoda._domainkey.sklep.example': ['v=DKIM1; p='] };
    assert.equal((await check(revoked)).dkim, 'missing');
    assert.equal((await check({}, { ...SERVICE, dkimSelector: null as never })).dkim, 'unknown');
  });

  it('says what the domain, or the one above it, asks for failing mails', async () => {
    const at = { '_dmarc.sklep.example': ['v=DMARC1; p=reject; rua=mailto:x@sklep.example'] };
    assert.equal((await check(at)).dmarc, 'reject');
    const above = await checkSender(recorded({ ...OWN, ...at }), SERVICE, 'a@mail.sklep.example');
    assert.equal(above.dmarc, 'reject');
    assert.equal((await check({})).dmarc, null);
  });

  it('is not known while DNS does not answer', async () => {
    const { spf, isLikelySpam } = await check({ 'sklep.example': null });
    assert.deepEqual([spf, isLikelySpam], ['unknown', false]);
  });
});
