import assert from 'node:assert/strict';
import { words as de } from '../../../../plugin-assets/widget/words/form-de.ts';
import { words as en } from '../../../../plugin-assets/widget/words/form-en.ts';
import { words as pl } from '../../../../plugin-assets/widget/words/form-pl.ts';

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
