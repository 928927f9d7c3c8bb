import type { ShownProduct } from '../../service/protocol/fields.ts';

const LONGEST_NAME = 200;
/** Same limits as `productField` of the protocol, so that no message is refused. */
const FACTS = {
  id: /^.{1,60}$/u,
  price: /^\d{1,12}(\.\d{1,4})?$/,
  currency: /^[A-Z]{3}$/,
};

const clean = (text: unknown): string => `${text ?? ''}`.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();

/** Keeps valid fields, logs others; nothing without a name. */
export const productOf = (
  facts: Record<string, unknown>,
  warn: (text: string) => void,
): ShownProduct | undefined => {
  const name = [...clean(facts.name)].slice(0, LONGEST_NAME).join('').trim();
  if (!name) return undefined;
  const product: ShownProduct = { name };
  for (const [fact, form] of Object.entries(FACTS) as [keyof typeof FACTS, RegExp][]) {
    const text = clean(facts[fact]);
    if (form.test(text)) product[fact] = text;
    else if (text) warn(`the ${fact} of a product cannot be ${text}.`);
  }
  return product;
};
