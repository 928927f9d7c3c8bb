import type { GrantId, OrganisationId, Role, ShopId } from '../../../protocol/vocabulary.ts';

declare const scoped: unique symbol;

/**
 * The right to touch the data of one shop. A store method of shop data takes it first, so a query without it does not
 * compile. Exceptions: the look-ups that a scope is made from. Rule: SE-1.
 */
export type ShopScope = { readonly shopId: ShopId; readonly [scoped]: 'one' };
/** The right to read over several shops: the shops granted to one person. */
export type ShopsScope = { readonly shopIds: readonly ShopId[]; readonly [scoped]: 'many' };
/**
 * The right of the service itself: rows that belong to no shop, such as mails to staff, and jobs over the rows of all
 * shops, where the method of the store says so. Never for a caller from outside.
 */
export type ServiceScope = { readonly shopId: null; readonly [scoped]: 'service' };

/**
 * Call it only with an id that was checked:
 * - by a credential: the visitor's shop key, a staff member's access, an adapter's signature, the secret of a link;
 * - or as the `shopId` of a row that such a credential found, or that a job of the service found.
 *
 * Never with an id from a body, a path or a query of a request. Rule: SE-1.
 */
export const scopeOfShop = (shopId: ShopId): ShopScope => ({ shopId }) as ShopScope;
/** For several shops, under the same conditions as `scopeOfShop`. */
export const scopeOfShops = (shopIds: readonly ShopId[]): ShopsScope =>
  ({ shopIds }) as unknown as ShopsScope;
export const SERVICE_SCOPE = Object.freeze({ shopId: null }) as ServiceScope;
/** The scope of a row that was found and may belong to no shop, under the same conditions as `scopeOfShop`. */
export const scopeOfRow = ({ shopId }: { readonly shopId: ShopId | null }): ShopScope | ServiceScope =>
  shopId === null ? SERVICE_SCOPE : scopeOfShop(shopId);

/** What a role may do in a shop. Rule: SE-3. */
export const RIGHTS = [
  /** The shop itself: its settings and state, nothing about people. */
  'look',
  'read',
  'answer',
  'leads',
  'evidence',
  'settings',
  /** Hand out or end the key of the shop server: with it data of people can be read. */
  'connect',
  'people',
  'grants',
  /** Export, erase, correct and restrict the data of a person. */
  'subjects',
  /** Marketing lists: export and import. */
  'marketing',
  /** Take all leads of the shop out as a file. */
  'export',
  /** Who did what, records of processing, breaches. */
  'audit',
  /** Conclude, renew and end the data-processing agreement. */
  'agreements',
] as const;
export type Right = (typeof RIGHTS)[number];

const RIGHTS_OF: Record<Role, readonly Right[]> = {
  owner: RIGHTS,
  manager: [
    'look',
    'read',
    'answer',
    'leads',
    'evidence',
    'settings',
    'connect',
    'people',
    'subjects',
    'marketing',
    'audit',
  ],
  consultant: ['look', 'read', 'answer', 'leads'],
  auditor: ['look', 'read', 'leads', 'evidence', 'audit'],
};
export const roleMay = (role: Role, right: Right): boolean => RIGHTS_OF[role].includes(right);

/** What an agency may do while its contract with the shop is missing: get the shop ready. */
const RIGHTS_WHILE_WAITING: readonly Right[] = ['look', 'settings'];

const STRENGTH: Record<Role, number> = { owner: 4, manager: 3, consultant: 2, auditor: 1 };
/** Order of roles: owner over manager over consultant over auditor. */
export const strongerRole = (a: Role, b: Role): Role => (STRENGTH[a] >= STRENGTH[b] ? a : b);
export const weakerRole = (a: Role, b: Role): Role => (STRENGTH[a] <= STRENGTH[b] ? a : b);

/** How one person reaches one shop. */
export type ShopAccess = {
  shopId: ShopId;
  role: Role;
  /** The granting rows when access comes through an agency. */
  via: { agencyId: OrganisationId; grantId: GrantId } | null;
  /** The agency has no contract with the shop yet, so people's data are closed to it. */
  isWaiting: boolean;
};

/** Rules: SE-3, PR-2. */
export const accessMay = (
  { role, isWaiting }: Pick<ShopAccess, 'role' | 'isWaiting'>,
  right: Right,
): boolean => roleMay(role, right) && (!isWaiting || RIGHTS_WHILE_WAITING.includes(right));
