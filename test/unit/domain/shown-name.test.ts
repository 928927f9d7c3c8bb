import assert from 'node:assert/strict';
import { shownName } from '../../../service/domain/model/staff/staff.ts';

describe('the name that visitors read', () => {
  it('is never the address of an account that has no name yet', () => {
    assert.equal(shownName({ name: 'halina@lisc-i-glina.example' }), 'halina');
    assert.equal(shownName({ name: 'Halina Zielińska' }), 'Halina Zielińska');
    assert.equal(shownName({ name: '@halina' }), '@halina');
  });
});
