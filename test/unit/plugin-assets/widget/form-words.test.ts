import assert from 'node:assert/strict';
import { widgetWords } from '../../../support/widget-words.ts';

const pl = widgetWords('form', 'pl');
const en = widgetWords('form', 'en');
const de = widgetWords('form', 'de');

describe('the question before a consent is withdrawn', () => {
  it('promises the deletion for when it is allowed: a claim can make the shop keep the form', () => {
    assert.match(pl.withdrawAskText, /usuniemy zgłoszenie, gdy będzie wolno/);
    assert.match(en.withdrawAskText, /delete the message as soon as we may/);
    assert.match(de.withdrawAskText, /löschen die Nachricht, sobald wir dürfen/);
  });

  it('says what follows at once: there will be no answer', () => {
    assert.match(pl.withdrawAskText, /Nie odpowiemy/);
    assert.match(en.withdrawAskText, /We will not reply/);
    assert.match(de.withdrawAskText, /Wir antworten nicht/);
  });
});
