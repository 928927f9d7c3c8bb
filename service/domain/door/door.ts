import type { DoorFault } from '../../protocol/vocabulary.ts';
import type { CustomerOrder } from '../customer/customer.ts';

/** Questions at the shop's door (shop-adapters/contract, section 11). */
export type DoorRequest =
  | { readonly do: 'report' }
  | { readonly do: 'customer'; readonly sub: string }
  | {
      readonly do: 'order';
      readonly number: string;
      readonly email: string | null;
      /** For the words of `state`. */
      readonly locale: string;
    };

export type Parcel = { readonly carrier: string; readonly number: string; readonly url: string | null };
export type DoorOrder = CustomerOrder & {
  readonly paid: boolean | null;
  readonly shippedAt: string | null;
  readonly parcels: readonly Parcel[];
};

export type DoorAnswer =
  | { readonly answer: 'accepted' }
  | { readonly answer: 'orders'; readonly orders: readonly DoorOrder[] }
  | { readonly answer: 'order'; readonly email: string; readonly order: DoorOrder }
  | { readonly answer: 'not_found' }
  /** Switched off by the owner at the shop server. */
  | { readonly answer: 'off' }
  | { readonly answer: 'failed'; readonly fault: DoorFault; readonly status: number | null };

export type DoorCall = {
  readonly url: string;
  readonly question: DoorRequest['do'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
/** Port: one call, 3 s, no redirect. Never throws. */
export type CallDoor = (call: DoorCall) => Promise<DoorAnswer>;
