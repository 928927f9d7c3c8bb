import assert from 'node:assert/strict';
import { homeNumberForms } from '../../../service/domain/model/text/home-number.ts';

describe('the writings of a phone number', () => {
  it('are those of one number, each found by every other', () => {
    const writings = ['600700800', '0600700800', '+48600700800', '48600700800'];
    for (const one of ['600 700 800', '0600 700 800', '+48 600 700 800', '0048600700800', '48600700800'])
      for (const other of writings) assert.ok(homeNumberForms(one, 'pl').includes(other), `${one} ${other}`);
  });

  it('are never those of another: a Polish number that begins with 48 is not what is left behind these digits', () => {
    const radom = homeNumberForms('48 360 12 34', 'pl');
    const short = homeNumberForms('360 12 34', 'pl');
    assert.deepEqual(
      radom.filter((form) => short.includes(form)),
      [],
    );
    assert.ok(radom.includes('+48483601234'));
  });

  it('are those of one German number, each found by every other', () => {
    const writings = ['04951234567', '+494951234567', '494951234567', '+4904951234567'];
    for (const one of [
      '04951 234567',
      '+49 4951 234567',
      '0049 4951 234567',
      '+49 (0)4951 234567',
      '494951234567',
    ])
      for (const other of writings) assert.ok(homeNumberForms(one, 'de').includes(other), `${one} ${other}`);
    const mobile = ['01701234567', '1701234567', '+491701234567', '491701234567'];
    for (const one of mobile)
      for (const other of mobile) assert.ok(homeNumberForms(one, 'de').includes(other), `${one} ${other}`);
  });

  it('are never those of another: a German number that begins with 49 is not what is left behind these digits', () => {
    // 04951 234567 and 05123 4567: without its zero the first would read as +49 5123 4567.
    const leer = homeNumberForms('04951 234567', 'de');
    for (const written of ['05123 4567', '+49 5123 4567', '4951234567']) {
      const others = homeNumberForms(written, 'de');
      assert.deepEqual(
        leer.filter((form) => others.includes(form)),
        [],
        written,
      );
    }
    // A local number, too short to begin with a country code.
    assert.deepEqual(homeNumberForms('4912 3456', 'de').includes('123456'), false);
  });
});
