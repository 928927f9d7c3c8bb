import assert from 'node:assert/strict';
import {
  emptyCompany,
  companyFaults as faultsOnScreen,
  nipState,
} from '../../../plugin-assets/console/parts/company.ts';
import { words as en } from '../../../plugin-assets/console/words/first/en.ts';
import { companyFaults, isNip, normalTaxId } from '../../../service/domain/model/staff/company.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';

describe('company data', () => {
  it('know a Polish tax number by its check digit, in console and service alike', () => {
    for (const right of ['5260001246', '526-000-12-46', '526 000 12 46', '7740001454', '1060000062']) {
      assert.equal(isNip(right), true, right);
      assert.equal(nipState(right), 'right', right);
    }
    for (const wrong of ['5260001247', '5620001246', '0000000000', '12345678901', '526000124X']) {
      assert.equal(isNip(wrong), false, wrong);
      assert.equal(nipState(wrong), 'wrong', wrong);
    }
    assert.equal(nipState('526'), 'short');
    assert.equal(nipState('PL 526-000-12-46'), 'right');
  });

  it('say on the screen that the tax number is missing before they say that it is wrong', () => {
    assert.equal(faultsOnScreen(emptyCompany('pl'), en).taxId, en.errors.required);
    assert.equal(
      faultsOnScreen({ ...emptyCompany('pl'), taxId: '5260001247' }, en).taxId,
      en.company.nipWrong,
    );
  });

  it('begin with the country of the language, so that a German shop is not asked for a Polish number', () => {
    assert.equal(emptyCompany('de').country, 'DE');
    assert.equal(emptyCompany('en').country, 'PL');
    assert.equal(faultsOnScreen(emptyCompany('de'), en).taxId, undefined);
  });

  it('may leave out the tax number until an agreement needs it, but a Polish one is checked', () => {
    assert.deepEqual(companyFaults(aCompany({ taxId: '' })), {});
    assert.deepEqual(companyFaults(aCompany({ taxId: '5260001247' })), { taxId: 'has a wrong check digit' });
    assert.deepEqual(companyFaults(aCompany({ taxId: '', country: 'DE' })), {});
    assert.equal(normalTaxId('PL 526-000-12-46', 'PL'), '5260001246');
    assert.equal(normalTaxId('de 811.569.869', 'DE'), 'DE811569869');
  });
});
