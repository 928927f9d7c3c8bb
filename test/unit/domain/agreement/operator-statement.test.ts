import assert from 'node:assert/strict';
import { composeAgreement } from '../../../../service/domain/agreement/compose-agreement.ts';
import { measuresOf, requireStatement } from '../../../../service/domain/agreement/operator-statement.ts';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';

const { variables } = anAgreementDocument();
const { operator } = variables;
const silent = { hosting: null, backups: null, staffBound: null, hasNoSubProcessors: false };
const aProcessor = {
  ...{ id: 'spr_1' as const, name: 'Serwery', address: 'x', contact: 'x', country: 'PL', service: 'x' },
  ...{ data: 'x', transferTool: '', since: '2026-01-01', until: null },
};

describe('what an agreement asserts of the operator', () => {
  it('is only what the operator has stated; before, no document can be made [PR-2]', () => {
    const asked = (statement: typeof operator.statement, list: (typeof aProcessor)[] = []) => {
      try {
        requireStatement({ ...operator, statement }, list);
        return [];
      } catch (error) {
        assert.ok(error instanceof DomainError && error.code === 'conflict');
        return (error.details as { unstated: string[] }).unstated;
      }
    };
    assert.deepEqual(asked(silent), [
      'ZGODA_OPERATOR_HOSTING',
      'ZGODA_OPERATOR_BACKUPS',
      'ZGODA_OPERATOR_STAFF_BOUND',
      'ZGODA_OPERATOR_NO_SUB_PROCESSORS',
    ]);
    const { statement } = operator;
    assert.deepEqual(asked(statement), []);
    assert.deepEqual(asked({ ...statement, hasNoSubProcessors: false }), [
      'ZGODA_OPERATOR_NO_SUB_PROCESSORS',
    ]);
    assert.deepEqual(asked({ ...statement, hasNoSubProcessors: false }, [aProcessor]), []);
  });

  it('leaves out encrypted connections at an address without them, backups, training and drills that are not there', () => {
    const all = measuresOf(
      { statement: operator.statement, restoredOn: '2026-10-01' },
      'https://chat.example',
    );
    for (const measure of ['transport', 'backups', 'staff', 'drills'] as const)
      assert.ok(all.includes(measure));
    const none = measuresOf({ statement: silent, restoredOn: null }, 'http://chat.example');
    for (const measure of ['transport', 'backups', 'staff', 'drills'] as const)
      assert.ok(!none.includes(measure), measure);
    assert.deepEqual(measuresOf(null, 'http://chat.example'), none);
  });

  it('says in the grammar of each language that no data-protection officer is named', () => {
    const nobody = {
      ...variables,
      operator: { ...operator, dpo: '' },
      company: { ...variables.company, dpo: '' },
    };
    const says = { pl: 'brak', en: 'none', de: 'nicht benannt' };
    for (const locale of LOCALES) {
      const row = composeAgreement(nobody, locale)
        .split('\n')
        .find((line) => line.split(says[locale]).length === 3);
      assert.match(row ?? '', /ochrony danych|protection officer|Datenschutzbeauftragter/i, locale);
    }
  });

  it('names the servers as stated, and never claims own servers or an own mail system', () => {
    for (const locale of LOCALES) {
      const text = composeAgreement(variables, locale);
      assert.ok(text.includes('own servers in Kraków'), locale);
      assert.doesNotMatch(text, /własnych serwerach|runs on its own servers|eigenen Servern/);
      const without = { ...operator, statement: { ...operator.statement, backups: 'none' as const } };
      assert.match(
        composeAgreement({ ...variables, operator: without }, locale),
        /nie robi on kopii|makes no backups|keine Sicherungskopien/,
      );
    }
  });
});
