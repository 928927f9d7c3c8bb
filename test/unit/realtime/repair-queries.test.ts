import assert from 'node:assert/strict';
import type { Stores } from '../../../service/desks/stores.ts';
import type { Access } from '../../../service/domain/model/staff/resolve-access.ts';
import type { StaffPeer } from '../../../service/realtime/peers.ts';
import { makeRepair } from '../../../service/realtime/repair.ts';
import { makeDomainScene } from '../../support/domain-scene.ts';

const counting = (counted: string[]) => (stores: Stores) =>
  Object.fromEntries(
    (['staff', 'memberships', 'organisations', 'grants', 'shops', 'sessions'] as const).map((name) => [
      name,
      new Proxy(stores[name], {
        get(target, method) {
          const real: unknown = Reflect.get(target, method);
          if (typeof real !== 'function') return real;
          return (...args: unknown[]) => {
            counted.push(`${name}.${String(method)}`);
            return real.apply(target, args);
          };
        },
      }),
    ]),
  ) as Partial<Stores>;

describe('the repair of consoles', () => {
  const counted: string[] = [];
  const scene = makeDomainScene({ between: counting(counted) });
  const companies: { id: string; email: string }[] = [];

  const openCompany = async (count: number) => {
    const email = `anna${count}@sklep.example`;
    const made = await scene.useCases.createOwner({
      ...{
        organisation: `Sklep ${count}`,
        kind: 'shop',
        email,
        name: 'Anna',
        password: 'dwanaście słów i kot',
      },
      locale: 'pl',
    } as never);
    companies.push({ id: (made as { organisation: { id: string } }).organisation.id, email });
    const staff = await scene.stores.staff.findByEmail(email);
    assert.ok(staff);
    await scene.openShop({ organisationId: companies.at(-1)?.id as never });
    return staff.id;
  };

  it('asks for all consoles at once, and finds the same as for each alone', async () => {
    const ids = [await openCompany(1), await openCompany(2), await openCompany(3)];
    const alone = new Map<string, Access | null>();
    for (const id of ids) alone.set(id, await scene.useCases.resolveAccess(id));
    counted.length = 0;
    const together = await scene.useCases.resolveAccesses(ids);
    assert.deepEqual([...together], [...alone]);
    assert.ok([...together.values()].every(({ shops }) => shops.size === 1));
    const ofThree = counted.splice(0);
    await scene.useCases.resolveAccesses(ids.slice(0, 1));
    assert.deepEqual(ofThree, counted);
    assert.ok(ofThree.length <= 7, ofThree.join());
  });

  it('closes the consoles whose sessions ended, and reads again only those whose rights changed', async () => {
    const access = await scene.useCases.resolveAccess(companies.length > 0 ? await idOf(0) : assert.fail());
    assert.ok(access);
    const done: string[] = [];
    const peers = Array.from({ length: 40 }, (_, n) => ({
      access: n === 7 ? { ...access, shops: new Map() } : access,
      sessionId: `ses_${n}`,
      lookingAt: null,
      connection: { close: (code: string) => done.push(`${n} ${code}`) },
    })) as unknown as StaffPeer[];
    let asked = 0;
    const repair = makeRepair({
      hub: { visitorsOfShop: { all: () => [] } },
      visitorDesk: {},
      consoleDesk: {
        leftScreens: async () => [],
        policyState: async () => null,
        openSessions: async (ids: string[]) => {
          asked += 1;
          return new Set(ids.filter((id) => id !== 'ses_3'));
        },
        resolveAccesses: (ids: never) => {
          asked += 1;
          return scene.useCases.resolveAccesses(ids);
        },
      },
      staffPeers: () => new Set(peers),
      refreshStaff: async (peer: StaffPeer) => void done.push(`${peers.indexOf(peer)} read again`),
      tell: () => undefined,
      now: () => new Date(),
      logger: { warn: (...args: unknown[]) => assert.fail(JSON.stringify(args)) },
    } as never);
    await repair();
    assert.deepEqual(done, ['3 tokenInvalid', '7 read again']);
    assert.equal(asked, 2);
  });

  const idOf = async (place: number) => {
    const staff = await scene.stores.staff.findByEmail(companies[place]?.email ?? '');
    return staff?.id ?? assert.fail();
  };
});
