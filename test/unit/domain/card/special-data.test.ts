import assert from 'node:assert/strict';
import { checkChatSettings } from '../../../../service/domain/model/card/chat-settings.ts';
import { DEFAULT_PURPOSES } from '../../../../service/domain/model/card/default-purposes.ts';
import { namesSpecialData } from '../../../../service/domain/model/card/special-data.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aShop } from '../../../support/builders/builders.ts';

describe('a card’s own field', () => {
  for (const label of [
    'PESEL i stan zdrowia',
    'Alergie',
    'wyznanie',
    'Przynależność: związki zawodowe',
    'NUMER DOWODU OSOBISTEGO',
    'Numer dowodu',
    'seria i nr dowodu',
    'identity document',
    'Ausweisnummer',
    'state of health',
    'Religion',
    'passport number',
    'Krankheiten',
    'Nummer des Personalausweises',
  ]) {
    it(`may not ask for: ${label} [RQ-1]`, () => assert.ok(namesSpecialData(label)));
  }
  for (const label of [
    'Wzrost',
    'numer buta',
    'Ulubiony kolor',
    'shoe size',
    'Lieferzeit',
    'orientacyjny termin',
    'kod reklamacji',
    'Numer dowodu zakupu',
    'nr dowodu nadania',
  ])
    it(`may ask for: ${label}`, () => assert.ok(!namesSpecialData(label)));
});

describe('a purpose of cards', () => {
  const shop = aShop();
  const settings = (pl: string) => ({
    shopId: shop.id,
    rememberDays: 7 as const,
    purposes: DEFAULT_PURPOSES.map((purpose, at) => (at === 0 ? { ...purpose, text: { pl } } : purpose)),
  });

  it('that is advertising is refused: it goes through the boxes for offers [MK-1]', async () => {
    for (const text of ['oddzwonienie z ofertą', 'przesłanie newslettera', 'informacje handlowe'])
      await assertRefused(() => Promise.resolve(checkChatSettings(shop, settings(text))), 'invalid_request', [
        'purposes.0.text.pl',
      ]);
  });

  it('that names health or an identity document is refused [RQ-1]', async () => {
    for (const text of ['badanie stanu zdrowia', 'spisanie numeru PESEL', 'potwierdzenie wyznania'])
      await assertRefused(() => Promise.resolve(checkChatSettings(shop, settings(text))), 'invalid_request', [
        'purposes.0.text.pl',
      ]);
  });

  it('is not advertising in any that a new shop starts with', () => {
    checkChatSettings(shop, { shopId: shop.id, rememberDays: 7, purposes: DEFAULT_PURPOSES });
  });
});
