import * as v from 'valibot';

/** GET /v1/staff/conversations/:id/customer */
export const customerResponse = v.object({
  customer: v.nullable(
    v.object({
      /** False: guest. */
      isSignedIn: v.boolean(),
      cart: v.nullable(v.object({ items: v.number(), total: v.string(), currency: v.string() })),
      orders: v.array(
        v.object({
          number: v.string(),
          state: v.string(),
          total: v.string(),
          currency: v.string(),
          placedAt: v.string(),
          adminUrl: v.nullable(v.string()),
        }),
      ),
      adminUrl: v.nullable(v.string()),
    }),
  ),
});
export type Customer = NonNullable<v.InferOutput<typeof customerResponse>['customer']>;
