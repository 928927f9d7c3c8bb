import type { OrganisationId } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import { accessMay, type ShopAccess, scopeOfShops } from '../model/base/tenancy.ts';
import { isOlderVersion } from '../model/base/version-order.ts';
import { OPEN_LEAD_STATES } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, membershipWith } from '../model/staff/resolve-access.ts';
import { type SecretOutsideDeps, shopsWithSecretOutside } from '../model/staff/secret-outside.ts';
import type { MembershipStore } from '../model/staff/staff-store.ts';
import type { ShopStanding } from '../shop/shop-standing.ts';

/** What is not in order in a shop, the gravest first. */
export const BOARD_PROBLEMS = [
  'leaving',
  'secret',
  'agreement',
  'settings',
  'bare',
  'policy',
  'install',
  'adapter',
  'leads',
  'owner',
] as const;
export type BoardProblem = (typeof BOARD_PROBLEMS)[number];

export type BoardRow = {
  shop: Shop;
  clientName: string;
  role: ShopAccess['role'];
  standing: ShopStanding;
  isInstalled: boolean;
  hasOwner: boolean;
  /** Somebody who has no right to the secret key any more was shown it. */
  isSecretOutside: boolean;
  /** Unanswered leads, counted up to `LEADS_COUNTED`. */
  leadsWaiting: number;
  problems: readonly BoardProblem[];
};

/** Counting stops here; the board shows "100 or more". */
export const LEADS_COUNTED = 100;

/** The problems of one shop, the gravest first. */
export const boardProblems = (row: Omit<BoardRow, 'problems'>, version: string): BoardProblem[] => {
  const { standing, shop } = row;
  const adapter = standing.binding?.adapter ?? null;
  const found: Record<BoardProblem, boolean> = {
    leaving: shop.closesAt !== null,
    secret: row.isSecretOutside,
    agreement: standing.agreement === 'missing',
    settings: standing.missing.length > 0,
    bare: shop.whenNoPolicy === 'bare',
    policy: standing.policyState !== 'published',
    install: !row.isInstalled,
    adapter: adapter !== null && isOlderVersion(adapter.version, version),
    leads: row.leadsWaiting > 0,
    owner: !row.hasOwner,
  };
  return BOARD_PROBLEMS.filter((problem) => found[problem]);
};

const weight = (row: BoardRow): number =>
  row.problems.reduce(
    (sum, problem) => sum + 2 ** (BOARD_PROBLEMS.length - BOARD_PROBLEMS.indexOf(problem)),
    0,
  );

/**
 * All shops of an agency, or of a merchant, that the person may see, and what is not in order in each; worst first.
 * @throws DomainError not_found. Rules: SE-1, SE-3
 */
export const makeReadBoard =
  (
    deps: SecretOutsideDeps & {
      leads: LeadStore;
      memberships: MembershipStore;
      clock: Clock;
      /** The adapters carry the version of the product. */
      widgetVersion: string;
      shopStanding(shop: Shop): Promise<ShopStanding>;
    },
  ) =>
  async (access: Access, organisationId: OrganisationId): Promise<BoardRow[]> => {
    const { organisation } = membershipWith(access, organisationId, [
      'owner',
      'manager',
      'consultant',
      'auditor',
    ]);
    const now = deps.clock.now();
    const mine = [...access.shops.values()].filter((row) =>
      organisation.kind === 'agency'
        ? row.via?.agencyId === organisationId
        : row.shop.organisationId === organisationId,
    );
    const outside = await shopsWithSecretOutside(
      deps,
      mine.map(({ shop }) => shop),
    );
    const rows = await Promise.all(
      mine.map(async ({ shop, role, organisationName, isWaiting }) => {
        const [standing, members, leads] = await Promise.all([
          deps.shopStanding(shop),
          deps.memberships.listByOrganisation(shop.organisationId),
          accessMay({ role, isWaiting }, 'leads')
            ? deps.leads.list(scopeOfShops([shop.id]), now, LEADS_COUNTED, { states: OPEN_LEAD_STATES })
            : [],
        ]);
        const row = {
          shop,
          clientName: organisationName,
          role,
          standing,
          isInstalled: shop.seenAt !== null || (standing.binding?.adapter ?? null) !== null,
          hasOwner: members.some((member) => member.role === 'owner'),
          isSecretOutside: outside.has(shop.id),
          leadsWaiting: leads.length,
        };
        return { ...row, problems: boardProblems(row, deps.widgetVersion) };
      }),
    );
    return rows.sort((a, b) => weight(b) - weight(a) || a.shop.name.localeCompare(b.shop.name));
  };
