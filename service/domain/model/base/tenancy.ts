import type { GrantId, OrganisationId, Role, ShopId } from '../../../protocol/vocabulary.ts';

declare const scoped: unique symbol;

/** Access to one shop's data. Rule: SE-1. */
export type ShopScope = { readonly shopId: ShopId; readonly [scoped]: 'one' };
/** Read access to a person's shops. */
export type ShopsScope = { readonly shopIds: readonly ShopId[]; readonly [scoped]: 'many' };
/** Rows outside shops and jobs over all; never for external callers. */
export type ServiceScope = { readonly shopId: null; readonly [scoped]: 'service' };

/**
 * Only for ids proven by a credential, or from rows found by one or by a job; never from request body, path
 * or query. Rule: SE-1.
 */
export const scopeOfShop = (shopId: ShopId): ShopScope => ({ shopId }) as ShopScope;
/** Same conditions as `scopeOfShop`. */
export const scopeOfShops = (shopIds: readonly ShopId[]): ShopsScope =>
  ({ shopIds }) as unknown as ShopsScope;
export const SERVICE_SCOPE = Object.freeze({ shopId: null }) as ServiceScope;
/** For a row with or without a shop; same conditions as `scopeOfShop`. */
export const scopeOfRow = ({ shopId }: { readonly shopId: ShopId | null }): ShopScope | ServiceScope =>
  shopId === null ? SERVICE_SCOPE : scopeOfShop(shopId);

/** Rule: SE-3. */
export const RIGHTS = [
  /** No personal data. */
  'look',
  'read',
  'answer',
  'leads',
  'evidence',
  'settings',
  /** The shop server's key, which reads personal data. */
  'connect',
  'people',
  'grants',
  'subjects',
  /** Export and import. */
  'marketing',
  /** Export all leads. */
  'export',
  /** Also processing records and breaches. */
  'audit',
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

/** Before the agency's contract. */
const RIGHTS_WHILE_WAITING: readonly Right[] = ['look', 'settings'];

const STRENGTH: Record<Role, number> = { owner: 4, manager: 3, consultant: 2, auditor: 1 };
/** Order: owner, manager, consultant, auditor. */
export const strongerRole = (a: Role, b: Role): Role => (STRENGTH[a] >= STRENGTH[b] ? a : b);
export const weakerRole = (a: Role, b: Role): Role => (STRENGTH[a] <= STRENGTH[b] ? a : b);

export type ShopAccess = {
  shopId: ShopId;
  role: Role;
  /** Set for an agency. */
  via: { agencyId: OrganisationId; grantId: GrantId } | null;
  /** No contract: personal data closed. */
  isWaiting: boolean;
};

/** Rules: SE-3, PR-2. */
export const accessMay = (
  { role, isWaiting }: Pick<ShopAccess, 'role' | 'isWaiting'>,
  right: Right,
): boolean => roleMay(role, right) && (!isWaiting || RIGHTS_WHILE_WAITING.includes(right));
