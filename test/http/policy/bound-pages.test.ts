import assert from 'node:assert/strict';
import {
  type Merchant,
  makeMerchant,
  openSession,
  POLICY_TEXT,
  pushPolicy,
  signedCall,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Row = { locale: string; policyLocale: string | null };

describe('a shop server is told which page the visitors of each language are bound to', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
  });
  after(() => service.stop());

  const page = (locale: string, isDefault: boolean, state: string) => ({
    locale,
    isDefault,
    state,
    reason: 'none',
    url: state === 'published' ? new URL(`/${locale}/`, merchant.shop.url).href : null,
    title: `Policy ${locale}`,
    pageId: '3',
    revision: null,
    modifiedAt: null,
    contentSha256: null,
    text: state === 'published' ? POLICY_TEXT : null,
  });
  const report = async (pl: string, de: string): Promise<Record<string, string | null>> => {
    const pages = [page('pl', true, pl), page('de', false, de)];
    const { status, text } = await pushPolicy(service, merchant, {}, { pages });
    assert.equal(status, 200, text);
    const check = await signedCall(service, merchant, 'GET', '/v1/adapter/health');
    const again = await pushPolicy(service, merchant, {}, { pages });
    assert.deepEqual(again.body.visitors, check.body.visitors, 'the same to whoever asks');
    const rows = check.body.visitors as Row[];
    return Object.fromEntries(rows.map(({ locale, policyLocale }) => [locale, policyLocale]));
  };

  it('each its own, and the default one where there is none', async () => {
    assert.deepEqual(await report('published', 'published'), { pl: 'pl', en: 'pl', de: 'de' });
    assert.deepEqual(await report('published', 'unpublished'), { pl: 'pl', en: 'pl', de: 'pl' });
    assert.deepEqual(await report('unpublished', 'published'), { pl: null, en: null, de: 'de' });
  });

  it('as the chat itself does: a German visitor gets the box of the Polish page while the German one is a draft', async () => {
    assert.equal((await report('published', 'unpublished')).de, 'pl');
    const { body } = await openSession(service, merchant.shop, 'de');
    assert.equal(body.form.notice.basis, 'consent');
    assert.equal((await report('unpublished', 'unpublished')).de, null);
    const without = await openSession(service, merchant.shop, 'de');
    assert.equal(without.body.form.notice.consent, null);
  });
});
