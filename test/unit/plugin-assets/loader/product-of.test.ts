import assert from 'node:assert/strict';
import * as v from 'valibot';
import { productOf } from '../../../../plugin-assets/loader/product-of.ts';
import { productField } from '../../../../service/protocol/fields.ts';

describe('what a page says of its product', () => {
  const read = (facts: Record<string, unknown>) => {
    const said: string[] = [];
    return { product: productOf(facts, (text) => said.push(text)), said };
  };

  it('is taken by the service whatever the page says, so that no message is held up by it', () => {
    for (const facts of [
      { name: 'Kubek', id: 17, price: 49.9, currency: 'PLN' },
      { name: '🫖'.repeat(300), id: '🫖'.repeat(60) },
      { name: ` ${'x'.repeat(199)} koniec` },
      { name: `Kubek\u0000\ud83e\n\t"Świt"\u2028<b>`, price: '49,90', currency: 'zł', id: 'x'.repeat(61) },
      { name: 'Kubek', price: Number.NaN, id: {}, currency: ['PLN'], email: 'anna@person.example' },
      { name: 7, price: '0', id: 0 },
    ]) {
      const { product } = read(facts);
      assert.ok(v.is(productField, product), JSON.stringify(product));
    }
  });

  it('is text in one line, cut to 200 characters, with the price as text', () => {
    assert.deepEqual(read({ name: '  Kubek\n „Świt”  ', id: 17, price: 49.9, currency: 'PLN' }), {
      product: { name: 'Kubek „Świt”', id: '17', price: '49.9', currency: 'PLN' },
      said: [],
    });
    assert.equal(read({ name: 'ż'.repeat(300) }).product?.name, 'ż'.repeat(200));
  });

  it('leaves out a wrong fact and says which', () => {
    assert.deepEqual(read({ name: 'Kubek', price: '49,90', currency: 'zł' }), {
      product: { name: 'Kubek' },
      said: ['the price of a product cannot be 49,90.', 'the currency of a product cannot be zł.'],
    });
  });

  it('is nothing without a name', () => {
    assert.deepEqual(read({ price: '49.90' }), { product: undefined, said: [] });
    assert.deepEqual(read({ name: ' \n' }), { product: undefined, said: [] });
  });
});
