import type { OrganisationId } from '../../protocol/vocabulary.ts';
import { accessMay, type ShopAccess, scopeOfShops } from '../model/base/tenancy.ts';
import { isOlderVersion } from '../model/base/version-order.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, membershipWith } from '../model/staff/resolve-access.ts';
import { type SecretOutsideDeps, shopsWithSecretOutside } from '../model/staff/secret-outside.ts';
import type { MembershipStore } from '../model/staff/staff-store.ts';
import type { ShopStanding, StandingOf } from '../shop/shop-standing.ts';

/** Gravest first. */
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
  isSecretOutside: boolean;
  /** At most `LEADS_COUNTED`. */
  leadsWaiting: number;
  problems: readonly BoardProblem[];
};

/** Shown as "100 or more". */
export const LEADS_COUNTED = 100;

/** Gravest first. */
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
 * The person's shops, worst first.
 * @throws DomainError not_found. Rules: SE-1, SE-3
 */
export const makeReadBoard =
  (
    deps: SecretOutsideDeps & {
      leads: Pick<LeadStore, 'countOpen'>;
      memberships: Pick<MembershipStore, 'listByOrganisations'>;
      widgetVersion: string;
      shopStandings(shops: readonly Shop[]): Promise<StandingOf>;
    },
  ) =>
  async (access: Access, organisationId: OrganisationId): Promise<BoardRow[]> => {
    const { organisation } = membershipWith(access, organisationId, [
      'owner',
      'manager',
      'consultant',
      'auditor',
    ]);
    const mine = [...access.shops.values()].filter((row) =>
      organisation.kind === 'agency'
        ? row.via?.agencyId === organisationId
        : row.shop.organisationId === organisationId,
    );
    const shops = mine.map(({ shop }) => shop);
    const readable = mine.filter((row) => accessMay(row, 'leads')).map(({ shop }) => shop.id);
    const [outside, standingOf, members, leads] = await Promise.all([
      shopsWithSecretOutside(deps, shops),
      deps.shopStandings(shops),
      deps.memberships.listByOrganisations([...new Set(shops.map((shop) => shop.organisationId))]),
      deps.leads.countOpen(scopeOfShops(readable)),
    ]);
    const owned = new Set(
      members.filter(({ role }) => role === 'owner').map(({ organisationId }) => organisationId),
    );
    const rows = mine.map(({ shop, role, organisationName }) => {
      const standing = standingOf(shop);
      const row = {
        shop,
        clientName: organisationName,
        role,
        standing,
        isInstalled: shop.seenAt !== null || (standing.binding?.adapter ?? null) !== null,
        hasOwner: owned.has(shop.organisationId),
        isSecretOutside: outside.has(shop.id),
        leadsWaiting: Math.min(leads.get(shop.id) ?? 0, LEADS_COUNTED),
      };
      return { ...row, problems: boardProblems(row, deps.widgetVersion) };
    });
    return rows.sort((a, b) => weight(b) - weight(a) || a.shop.name.localeCompare(b.shop.name));
  };
