import assert from 'node:assert/strict';
import { composeContract } from '../../../../service/domain/agency/compose-contract.ts';
import { composeAgreement } from '../../../../service/domain/agreement/compose-agreement.ts';
import { dataTypesOf } from '../../../../service/domain/model/agreement/agreement-variables.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { aShop } from '../../../support/builders/builders.ts';
import { anAgencyContract } from '../../../support/builders/staff-builders.ts';

const TYPE = { pl: /listy odwiedzających/, en: /visitor list/, de: /Besucherliste/ };
const PEOPLE = {
  pl: /zgodziły się na marketing/,
  en: /consented to marketing/,
  de: /Marketing oder/,
};

describe('agreements of a shop with a visitor list', () => {
  it('name its data and the people on it, and those of other shops do not [PR-2]', () => {
    const listed = dataTypesOf(aShop({ visitorList: { isOn: true, invitations: [] } }));
    const { variables } = anAgreementDocument();
    const contract = anAgencyContract().variables;
    for (const locale of LOCALES) {
      const textsFor = (dataTypes: typeof listed) => [
        composeAgreement({ ...variables, dataTypes }, locale),
        composeContract({ ...contract, dataTypes }, locale),
      ];
      for (const text of textsFor(listed)) {
        assert.match(text, TYPE[locale], locale);
        assert.match(text, PEOPLE[locale], locale);
      }
      for (const text of textsFor(dataTypesOf(aShop()))) {
        assert.doesNotMatch(text, TYPE[locale], locale);
        assert.doesNotMatch(text, PEOPLE[locale], locale);
      }
    }
  });
});
