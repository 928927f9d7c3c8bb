import assert from 'node:assert/strict';
import { composeAgreement } from '../../../../service/domain/agreement/compose-agreement.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';

const TYPE = { pl: /listy odwiedzających/, en: /visitor list/, de: /Besucherliste/ };
const PEOPLE = {
  pl: /zgodziły się na marketing/,
  en: /consented to marketing/,
  de: /Marketing oder/,
};

describe('an agreement', () => {
  it('names the visitor list and the people on it, so that no setting asks for a new one [PR-2]', () => {
    const { variables } = anAgreementDocument();
    for (const locale of LOCALES) {
      const text = composeAgreement(variables, locale);
      assert.match(text, TYPE[locale], locale);
      assert.match(text, PEOPLE[locale], locale);
    }
  });
});
