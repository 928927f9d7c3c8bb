import assert from 'node:assert/strict';
import * as v from 'valibot';
import { lineField, optionalTextField, textField } from '../../../service/protocol/fields.ts';

const read = (field: ReturnType<typeof textField>, text: string) => {
  const { success, output } = v.safeParse(field, text);
  return success ? output : null;
};

describe('a text that somebody types', () => {
  it('is taken as the field shows it, without control characters that nobody sees', () => {
    const pasted = 'zwro\u0002tu\u000Bproszę\u0000 \u007F';
    assert.equal(read(textField(20), pasted), 'zwrotu\nproszę');
    assert.equal(v.parse(optionalTextField(20), '\u0001\u001F'), '');
    assert.equal(read(textField(20), '\u0001\u001F'), null, 'nothing is left of it');
    assert.equal(read(textField(20), 'a\tb\r\nc'), 'a\tb\r\nc');
  });

  it('is counted without them', () => {
    assert.equal(read(textField(4), 'a\u0002b\u0002c\u0002d'), 'abcd');
    assert.equal(read(textField(3), 'abcd'), null);
  });

  it('is refused with half a character, which no field shows', () => {
    assert.equal(read(textField(20), 'a\ud800b'), null);
  });

  it('stays on one line where it is a name', () => {
    assert.equal(v.safeParse(lineField(20), 'Ada\u000BLovelace').success, false);
    assert.equal(v.parse(lineField(20), 'Ada\u0002 Lovelace'), 'Ada Lovelace');
  });
});
