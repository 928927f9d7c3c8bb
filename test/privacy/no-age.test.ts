import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { noticeCatalog } from '../../service/domain/notice/texts/notice-catalog.ts';
import { CARD_FIELDS, LEAD_FIELDS, LOCALES } from '../../service/protocol/vocabulary.ts';
import { call, leadBody, type Merchant, makeMerchant, openSession } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** Words for age or date of birth in the widget's languages, and such field names. */
const ASKS_AGE = /urodz|\bwiek|pełnoletn|birth|\bages?\b|years old|geburt|geboren|volljährig|\bAlter\b/i;
const folder = resolve(import.meta.dirname, '../../plugin-assets/widget/words');

describe('the age or date of birth of a visitor', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
  });
  after(() => service.stop());

  it('is asked of no visitor: not by the form, not by a card, not in any words of the widget [CH-1]', async () => {
    const words = await Promise.all(
      readdirSync(folder).map((name) => import(join(folder, name)) as Promise<{ words: object }>),
    );
    assert.ok(words.length >= 3 * LOCALES.length, 'the words were read');
    const { body } = await openSession(service, merchant.shop);
    const shown = [
      ...LEAD_FIELDS,
      ...CARD_FIELDS,
      ...Object.keys(body.form.fields),
      ...[...words.map((one) => one.words), ...Object.values(noticeCatalog)].map((one) =>
        JSON.stringify(one),
      ),
    ];
    assert.deepEqual(
      shown.filter((text) => ASKS_AGE.test(text)),
      [],
    );
    assert.ok(ASKS_AGE.test('Ihr Alter') && ASKS_AGE.test('data urodzenia') && ASKS_AGE.test('birthDate'));
  });

  it('is not taken when it is sent all the same [CH-1]', async () => {
    const session = await openSession(service, merchant.shop);
    for (const field of ['birthDate', 'age']) {
      const body = leadBody(merchant.shop, session, { [field]: '2012-01-01' });
      const refused = await call(service, 'POST', '/v1/visitor/leads', { body });
      assert.equal(refused.status, 422, field);
      assert.deepEqual(refused.body.fields, { [field]: 'is not known here' });
    }
  });
});
