import * as v from 'valibot';

/** The product on the visitor's page, as the page says it: text to show, nothing to trust. */
export const productView = v.object({
  name: v.string(),
  id: v.nullable(v.string()),
  price: v.nullable(v.string()),
  currency: v.nullable(v.string()),
});
export type ProductView = v.InferOutput<typeof productView>;
