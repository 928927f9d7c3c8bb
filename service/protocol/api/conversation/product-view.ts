import * as v from 'valibot';

/** As stated by the page; untrusted. */
export const productView = v.object({
  name: v.string(),
  id: v.nullable(v.string()),
  price: v.nullable(v.string()),
  currency: v.nullable(v.string()),
});
export type ProductView = v.InferOutput<typeof productView>;
