import assert from 'node:assert/strict';
import { aHash, later } from '../../support/builders/builders.ts';
import { anOrganisation, aRegistration } from '../../support/builders/staff-builders.ts';
import { onEveryStore } from '../on-every-store.ts';

onEveryStore('the store of registrations', (kit) => {
  it('keeps a registration until it is confirmed, and ends all of the same address at once', async () => {
    const { registrations } = kit.stores;
    const first = aRegistration();
    const { emailKey } = first;
    const second = aRegistration({ emailKey });
    const other = aRegistration();
    for (const row of [first, second, other]) await registrations.insert(row);
    assert.deepEqual(await registrations.get(first.id), first);
    assert.equal(await registrations.get('reg_nothing'), null);
    assert.equal(await registrations.removeByEmail(emailKey), 2);
    assert.equal(await registrations.removeByEmail(aHash()), 0);
    assert.equal(await registrations.get(second.id), null);
    assert.deepEqual(await registrations.get(other.id), other);
    assert.equal(await registrations.remove(other.id), true);
    assert.equal(await registrations.remove(other.id), false);
  });

  it('finds those whose time is over, oldest first [RE-1]', async () => {
    const { registrations } = kit.stores;
    const late = aRegistration({ createdAt: later(5), expiresAt: new Date(2000) });
    const early = aRegistration({ createdAt: later(1), expiresAt: new Date(2000) });
    const kept = aRegistration({ expiresAt: new Date(2001) });
    for (const row of [late, early, kept]) await registrations.insert(row);
    assert.deepEqual(await registrations.listExpired(new Date(2000)), [early, late]);
    for (const row of [late, early, kept]) await registrations.remove(row.id);
  });

  it('lets an organisation go that never came to be', async () => {
    const { organisations } = kit.stores;
    const organisation = anOrganisation();
    await organisations.insert(organisation);
    assert.equal(await organisations.remove(organisation.id), true);
    assert.equal(await organisations.remove(organisation.id), false);
    assert.equal(await organisations.get(organisation.id), null);
  });
});
