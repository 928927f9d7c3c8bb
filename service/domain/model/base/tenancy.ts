import type { GrantId, OrganisationId, Role, ShopId } from '../../../protocol/vocabulary.ts';

declare const scoped: unique symbol;

/**
 * The right to touch the data of one shop. Every store method of shop data takes it first, so a query without it
 * does not compile. Made only from a credential, never from a body. Rule: SE-1.
 */
export type ShopScope = { readonly shopId: ShopId; readonly [scoped]: 'one' };
/** The right to read over several shops: the shops granted to one person. */
export type ShopsScope = { readonly shopIds: readonly ShopId[]; readonly [scoped]: 'many' };

/** Call it where a credential (visitor's shop key, staff membership, adapter signature) has just been checked. */
export const scopeOfShop = (shopId: ShopId): ShopScope => ({ shopId }) as ShopScope;
export const scopeOfShops = (shopIds: readonly ShopId[]): ShopsScope =>
  ({ shopIds }) as unknown as ShopsScope;

/** What a role may do in a shop. Rule: SE-3. */
export const RIGHTS = [
  'read',
  'answer',
  'leads',
  'evidence',
  'settings',
  'people',
  'grants',
  /** Export, erase, correct and restrict what is kept about a person. */
  'subjects',
  /** Marketing lists: export and import. */
  'marketing',
  /** Who did what, records of processing, breaches. */
  'audit',
  /** Conclude, renew and end the data-processing agreement. */
  'agreements',
] as const;
export type Right = (typeof RIGHTS)[number];

const RIGHTS_OF: Record<Role, readonly Right[]> = {
  owner: RIGHTS,
  manager: ['read', 'answer', 'leads', 'evidence', 'settings', 'people', 'subjects', 'marketing', 'audit'],
  consultant: ['read', 'answer', 'leads'],
  auditor: ['read', 'leads', 'evidence', 'audit'],
};
export const roleMay = (role: Role, right: Right): boolean => RIGHTS_OF[role].includes(right);

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
};
