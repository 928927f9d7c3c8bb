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
});
