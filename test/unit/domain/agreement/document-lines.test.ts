import assert from 'node:assert/strict';
import { documentLines, fillLine } from '../../../../service/domain/model/agreement/document-lines.ts';

describe('lines of a document', () => {
  it('take a value as it is, even one that looks like a gap, and end with the stop of the text', () => {
    assert.equal(
      fillLine('Between {shop} and {company}.', { shop: '{company}', company: 'Jeż S.A.' }),
      'Between {company} and Jeż S.A..',
    );
  });

  it('let no value end a cell of a table', () => {
    assert.equal(fillLine('| Name | {name} |', { name: 'A | B' }), '| Name | A / B |');
  });

  it('take the lines of a block where its gap is the whole line', () => {
    assert.deepEqual(documentLines(['{list}', 'See {list}'], { list: 'one' }, { list: ['- a', '- b'] }), [
      '- a',
      '- b',
      'See one',
    ]);
  });

  it('are not composed with a value missing', () => {
    assert.throws(() => documentLines(['{list}', 'Of {day}'], {}, { list: [] }), /no value for \{day\}/);
  });
});
