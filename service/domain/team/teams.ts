import type { ShopId, StaffId, TeamId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, listChanged, notFound } from '../model/base/domain-error.ts';
import type { Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import { MAX_TEAMS, type Team } from '../model/team/team.ts';
import type { ShopTeamStore } from '../model/team/team-store.ts';
import { type StaffOfShopDeps, staffOfShop } from '../staff/staff-of-shop.ts';

type Deps = StaffOfShopDeps & { shopTeams: ShopTeamStore; ids: Ids; recordAct: RecordAct; bus: EventBus };
/** Without id: new. */
export type TeamInput = { id: TeamId | null; name: string; memberIds: readonly StaffId[] };

const ANSWERING = ['owner', 'manager', 'consultant'] as const;
const refuse = (fault: string): DomainError =>
  new DomainError('invalid_request', 'The teams are not valid. Correct them and save again.', {
    fields: { teams: fault },
  });

export const makeReadTeams =
  (deps: Pick<Deps, 'shopTeams'>) =>
  (access: Access): ReturnType<ShopTeamStore['list']> =>
    deps.shopTeams.list(scopeWith(access, 'read'));

const textOf = (teams: readonly Team[]): string =>
  JSON.stringify(teams.map(({ id, name, memberIds }) => [id, name, memberIds]));

/**
 * Drops members without the right; removed teams' conversations stay queued.
 * @param seen the list as read
 * @throws DomainError not_found, forbidden, invalid_request; conflict on a changed list
 */
export const makeKeepTeams =
  (deps: Deps) =>
  async (
    access: Access,
    shopId: ShopId,
    given: readonly TeamInput[],
    seen: readonly Team[],
  ): Promise<readonly Team[]> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    if (given.length > MAX_TEAMS) throw refuse(`at most ${MAX_TEAMS}`);
    const names = new Set(given.map(({ name }) => name.toLocaleLowerCase()));
    if (names.size < given.length) throw refuse('each name once');
    const before = await deps.shopTeams.get(scope);
    if (textOf(seen) !== textOf(before)) throw listChanged();
    const known = new Set(before.map(({ id }) => id));
    const were = new Set(before.flatMap(({ memberIds }) => memberIds));
    const answering = new Set((await staffOfShop(deps, shop, ANSWERING)).map(({ id }) => id));
    if (given.some(({ memberIds }) => memberIds.some((id) => !answering.has(id) && !were.has(id))))
      throw refuse('members must be people who may answer in the shop');
    const kept = given.map(
      ({ id, name, memberIds }): Team => ({
        id: id !== null && known.has(id) ? id : deps.ids.next('tem'),
        name,
        memberIds: [...new Set(memberIds)].filter((id) => answering.has(id)),
      }),
    );
    if (new Set(kept.map(({ id }) => id)).size < kept.length) throw refuse('each team once');
    await deps.shopTeams.put(scope, kept);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.teams',
      target: shopId,
      outcome: 'ok',
      details: { count: kept.length },
    });
    deps.bus.publish({ type: 'teams.changed', shopId });
    return kept;
  };

/** @throws DomainError not_found, conflict without members */
export const makeFindTeam =
  (deps: Pick<Deps, 'shopTeams'>) =>
  async (teamId: TeamId, scope: ShopScope): Promise<Team> => {
    const team = (await deps.shopTeams.get(scope)).find(({ id }) => id === teamId);
    if (team === undefined) throw notFound();
    if (team.memberIds.length === 0)
      throw new DomainError('conflict', 'This team has no members. Choose another, or a colleague.');
    return team;
  };
