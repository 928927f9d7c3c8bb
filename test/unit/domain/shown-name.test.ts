import assert from 'node:assert/strict';
import { shownName } from '../../../service/domain/model/staff/staff.ts';

describe('the name that visitors read', () => {
  it('is a neutral word, and no part of the address, for an account that has no name yet', () => {
    const name = 'owner@zgoda.example';
    assert.equal(shownName({ name, locale: 'pl' }), 'Obsługa sklepu');
    assert.equal(shownName({ name, locale: 'en' }), 'Customer service');
    assert.equal(shownName({ name, locale: 'de' }), 'Kundenservice');
  });

  it('is the name that somebody gave to the account', () => {
    assert.equal(shownName({ name: 'Halina Zielińska', locale: 'pl' }), 'Halina Zielińska');
    assert.equal(shownName({ name: '@halina', locale: 'pl' }), '@halina');
  });
});
