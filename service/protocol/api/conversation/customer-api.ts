import * as v from 'valibot';
import { DOOR_FAULTS } from '../../vocabulary.ts';

const order = {
  number: v.string(),
  state: v.string(),
  total: v.string(),
  currency: v.string(),
  placedAt: v.string(),
  adminUrl: v.nullable(v.string()),
};

/** GET /v1/staff/conversations/:id/customer */
export const customerResponse = v.object({
  customer: v.nullable(
    v.object({
      /** False: guest. */
      isSignedIn: v.boolean(),
      cart: v.nullable(v.object({ items: v.number(), total: v.string(), currency: v.string() })),
      orders: v.array(v.object(order)),
      adminUrl: v.nullable(v.string()),
    }),
  ),
});
export type Customer = NonNullable<v.InferOutput<typeof customerResponse>['customer']>;

/** POST /v1/staff/conversations/:id/orders */
export const ordersResponse = v.object({
  /** `not_asked`: a guest, or the shop names no door. `off`: the owner has not switched it on. */
  state: v.picklist(['answered', 'not_found', 'off', 'not_asked', 'failed']),
  fault: v.nullable(v.picklist(DOOR_FAULTS)),
  /** HTTP status of a failed answer. */
  status: v.nullable(v.number()),
  orders: v.array(
    v.object({
      ...order,
      paid: v.nullable(v.boolean()),
      shippedAt: v.nullable(v.string()),
      parcels: v.array(v.object({ carrier: v.string(), number: v.string(), url: v.nullable(v.string()) })),
    }),
  ),
});
export type Orders = v.InferOutput<typeof ordersResponse>;
