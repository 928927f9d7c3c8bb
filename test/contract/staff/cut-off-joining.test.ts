import assert from 'node:assert/strict';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import { aMembership, anOrganisation } from '../../support/builders/staff-builders.ts';
import { onDatabase } from '../on-every-store.ts';

onDatabase('an owner whose joining was cut off between the two writes', (kit) => {
  it('counts among the owners once the link is pressed again [SE-3]', async () => {
    const { memberships, organisations } = kit.stores;
    const organisation = anOrganisation();
    const organisationId = organisation.id;
    await organisations.insert(organisation);
    const first = aMembership({ organisationId, role: 'owner' });
    await memberships.insert(first);
    const database = await openDatabase({ url: kit.url() });
    try {
      // State after a crash that followed the first write.
      const { modifiedCount } = await database
        .collection<{ _id: string; owners: string[] }>('organisations')
        .updateOne({ _id: organisationId }, { $pull: { owners: first.id } });
      assert.equal(modifiedCount, 1);
    } finally {
      await database.close();
    }
    const { staffId } = first;
    assert.equal(await memberships.insert(aMembership({ staffId, organisationId, role: 'owner' })), false);
    const second = aMembership({ organisationId, role: 'owner' });
    await memberships.insert(second);
    assert.equal(await memberships.removeUnlessLastOwner(organisationId, second.id), 'removed');
    assert.equal(await memberships.removeUnlessLastOwner(organisationId, first.id), 'last_owner');
  });

  it('stays what the row says where the second press asks for more', async () => {
    const { memberships, organisations } = kit.stores;
    const organisation = anOrganisation();
    const organisationId = organisation.id;
    await organisations.insert(organisation);
    const owner = aMembership({ organisationId, role: 'owner' });
    const member = aMembership({ organisationId });
    for (const row of [owner, member]) await memberships.insert(row);
    const { staffId } = member;
    assert.equal(await memberships.insert(aMembership({ staffId, organisationId, role: 'owner' })), false);
    assert.equal(await memberships.removeUnlessLastOwner(organisationId, owner.id), 'last_owner');
  });
});
