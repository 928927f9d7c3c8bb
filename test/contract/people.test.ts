import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { AT, aHash, aShopId, later } from '../support/builders/builders.ts';
import {
  aCompany,
  aGrant,
  aMembership,
  anAcceptance,
  anAgencyContract,
  anInvitation,
  anOrganisation,
  aSession,
  aStaff,
} from '../support/builders/staff-builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('stores of people and organisations', (kit) => {
  it('keep an organisation under its id and its code', async () => {
    const { organisations } = kit.stores;
    const [first, second] = [anOrganisation(), anOrganisation({ createdAt: later(1), kind: 'agency' })];
    await organisations.insert(second);
    await organisations.insert(first);
    assert.deepEqual(await organisations.get(first.id), first);
    assert.deepEqual(await organisations.findByCode(second.code), second);
    assert.equal(await organisations.findByCode('NOBODYS1'), null);
    assert.equal(await organisations.get('org_nobody'), null);
    assert.deepEqual(await organisations.listByIds([second.id, first.id, 'org_nobody']), [first, second]);
    assert.deepEqual(await organisations.listByIds([]), []);
    const all = await organisations.all();
    assert.equal(all.filter((one) => one.id === first.id || one.id === second.id).length, 2);
    await assert.rejects(organisations.insert(anOrganisation({ code: first.code })), { code: 'conflict' });
    const named = { ...first, name: 'Pod Lipą', company: aCompany() };
    assert.deepEqual(await organisations.update(first.id, { name: 'Pod Lipą', company: aCompany() }), named);
    assert.deepEqual(await organisations.get(first.id), named);
    assert.deepEqual((await organisations.update(first.id, { company: null }))?.company, null);
    assert.equal(await organisations.update('org_nobody', { company: null }), null);
  });

  it('know a person by an e-mail address that nobody else has', async () => {
    const { staff } = kit.stores;
    const ada = aStaff({ isOperator: true });
    assert.equal(await staff.insert(ada), true);
    assert.equal(await staff.insert(aStaff({ email: ada.email })), false);
    assert.deepEqual(await staff.get(ada.id), ada);
    assert.deepEqual(await staff.findByEmail(ada.email), ada);
    assert.equal(await staff.findByEmail('nobody@sklep.example'), null);
    assert.equal(await staff.get('stf_nobody'), null);
    assert.deepEqual(await staff.listByIds([ada.id]), [ada]);
    const changed = await staff.update(ada.id, { name: 'Ada Nowak', locale: 'en' });
    assert.deepEqual(changed, { ...ada, name: 'Ada Nowak', locale: 'en' });
    assert.deepEqual(await staff.get(ada.id), changed);
    assert.equal(await staff.update('stf_nobody', { name: 'x' }), null);
    assert.equal(await staff.isEmpty(), false);
  });

  it('put one second factor in place of another, once [SE-2]', async () => {
    const { staff } = kit.stores;
    const ada = aStaff();
    await staff.insert(ada);
    const factor = { sealed: 'x', since: AT, lastStep: 7, recoveryHashes: ['a', 'b'], version: 0 };
    assert.equal(await staff.changeSecondFactor(ada.id, 1, factor), false);
    assert.equal(await staff.changeSecondFactor(ada.id, null, factor), true);
    assert.equal(await staff.changeSecondFactor(ada.id, null, factor), false);
    const uses = await Promise.all(
      ['a', 'b'].map((hash) => staff.changeSecondFactor(ada.id, 1, { ...factor, recoveryHashes: [hash] })),
    );
    assert.deepEqual(uses.sort(), [false, true]);
    const after = await staff.get(ada.id);
    assert.deepEqual([after?.secondFactor?.version, after?.secondFactor?.recoveryHashes.length], [2, 1]);
    assert.equal(await staff.changeSecondFactor(ada.id, 2, null), true);
    assert.deepEqual(await staff.get(ada.id), ada);
    assert.equal(await staff.changeSecondFactor('stf_nobody', null, factor), false);
  });

  it('put the address that waits with a link in place of another, unless somebody has it [SE-2]', async () => {
    const { staff } = kit.stores;
    const [ada, ewa] = [aStaff(), aStaff()];
    await staff.insert(ada);
    await staff.insert(ewa);
    const fresh = `fresh.${ada.email}`;
    const waiting = (email: string) => ({ email, from: ada.email, linkHash: 'hash', expiresAt: later(60) });
    assert.equal(await staff.changeEmail(ada.id, 'hash', fresh, AT), 'gone');
    await staff.update(ada.id, { nextAddress: waiting(ewa.email) });
    assert.deepEqual((await staff.get(ada.id))?.nextAddress, waiting(ewa.email));
    assert.equal(await staff.changeEmail(ada.id, 'hash', ewa.email, AT), 'taken');
    assert.equal(await staff.changeEmail(ada.id, 'another hash', fresh, AT), 'gone');
    assert.equal((await staff.get(ada.id))?.email, ada.email);
    assert.equal(await staff.changeEmail(ada.id, 'hash', fresh, null), 'changed');
    const after = await staff.findByEmail(fresh);
    assert.deepEqual([after?.id, after?.addressProvenAt], [ada.id, null]);
    assert.equal(await staff.findByEmail(ada.email), null);
    assert.equal((await staff.update(ada.id, { nextAddress: null }))?.nextAddress, null);
    assert.equal(await staff.insert(aStaff({ email: ada.email })), true, 'the old address is free again');
  });

  it('let an account go, and nobody else [RE-1]', async () => {
    const { staff } = kit.stores;
    const [gone, kept] = [aStaff(), aStaff({ createdAt: later(1) })];
    await staff.insert(kept);
    await staff.insert(gone);
    const ids = (await staff.all()).map(({ id }) => id).filter((id) => id === gone.id || id === kept.id);
    assert.deepEqual(ids, [gone.id, kept.id]);
    assert.deepEqual(await staff.update(gone.id, { leftAt: AT }), { ...gone, leftAt: AT });
    assert.equal(await staff.remove(gone.id), true);
    assert.equal(await staff.remove(gone.id), false);
    assert.equal(await staff.get(gone.id), null);
    assert.deepEqual(await staff.get(kept.id), kept);
  });

  it('let only one of two people sign up with the same address at the same moment', async () => {
    const { email } = aStaff();
    const answers = await Promise.all([1, 2, 3].map(() => kit.stores.staff.insert(aStaff({ email }))));
    assert.deepEqual(answers.sort(), [false, false, true]);
  });

  it('keep one membership per person and organisation', async () => {
    const { memberships } = kit.stores;
    const shopIds = [aShopId(), aShopId()];
    const owner = aMembership({ role: 'owner' });
    const limited = aMembership({ organisationId: owner.organisationId, shopIds, since: later(1) });
    assert.equal(await memberships.insert(owner), true);
    assert.equal(await memberships.insert(limited), true);
    const { staffId, organisationId } = owner;
    assert.equal(await memberships.insert(aMembership({ staffId, organisationId })), false);
    assert.deepEqual(await memberships.listByStaff(limited.staffId), [limited]);
    assert.deepEqual(await memberships.listByOrganisation(organisationId), [owner, limited]);
    assert.equal(await memberships.remove('org_other', owner.id), null);
    assert.deepEqual(await memberships.remove(organisationId, owner.id), owner);
    assert.equal(await memberships.remove(organisationId, owner.id), null);
    assert.deepEqual(await memberships.listByOrganisation(organisationId), [limited]);
  });

  it('give a member more, as long as the role is the one that was read', async () => {
    const { memberships, organisations } = kit.stores;
    const organisation = anOrganisation();
    await organisations.insert(organisation);
    const owner = aMembership({ organisationId: organisation.id, role: 'owner' });
    const member = aMembership({ organisationId: organisation.id, shopIds: [aShopId()], since: later(1) });
    for (const row of [owner, member]) await memberships.insert(row);
    const further = { role: 'consultant', shopIds: [...(member.shopIds ?? []), aShopId()] } as const;
    assert.equal(await memberships.widen(member, further), true);
    assert.deepEqual(await memberships.listByStaff(member.staffId), [{ ...member, ...further }]);
    const all = { role: 'owner', shopIds: null } as const;
    assert.equal(await memberships.widen({ ...member, organisationId: 'org_other' }, all), false);
    assert.equal(await memberships.widen(member, all), true);
    assert.equal(await memberships.widen(member, all), false, 'the role has changed');
    assert.deepEqual(await memberships.listByOrganisation(organisation.id), [owner, { ...member, ...all }]);
    assert.equal(await memberships.removeUnlessLastOwner(organisation.id, owner.id), 'removed');
    assert.equal(await memberships.removeUnlessLastOwner(organisation.id, member.id), 'last_owner');
  });

  it('let an organisation keep one owner, however many remove each other at the same moment [SE-3]', async () => {
    const { memberships, organisations } = kit.stores;
    for (let round = 0; round < 5; round += 1) {
      const { id: organisationId } = anOrganisation();
      const organisation = anOrganisation({ id: organisationId });
      await organisations.insert(organisation);
      const owners = [1, 2, 3].map(() => aMembership({ organisationId, role: 'owner' }));
      const other = aMembership({ organisationId });
      for (const row of [...owners, other]) await memberships.insert(row);
      const answers = await Promise.all(
        owners.map(({ id }) => memberships.removeUnlessLastOwner(organisationId, id)),
      );
      assert.deepEqual(answers.sort(), ['last_owner', 'removed', 'removed']);
      const left = await memberships.listByOrganisation(organisationId);
      assert.deepEqual(left.map(({ role }) => role).sort(), ['consultant', 'owner']);
      assert.equal(await memberships.removeUnlessLastOwner(organisationId, other.id), 'removed');
      assert.equal(await memberships.removeUnlessLastOwner(organisationId, other.id), 'not_found');
      const next = aMembership({ organisationId, role: 'owner' });
      await memberships.insert(next);
      const last = left.find(({ role }) => role === 'owner')?.id ?? assert.fail();
      assert.equal(await memberships.removeUnlessLastOwner(organisationId, last), 'removed');
      assert.equal(await memberships.removeUnlessLastOwner(organisationId, next.id), 'last_owner');
      assert.deepEqual(await organisations.get(organisationId), organisation);
    }
  });

  it('end a grant once and keep the row [SE-3]', async () => {
    const { grants } = kit.stores;
    const grant = aGrant();
    const scope = scopeOfShop(grant.shopId);
    const other = aGrant({ shopId: grant.shopId, since: later(1) });
    await grants.insert(scope, grant);
    assert.deepEqual(await grants.listRecent(scope), [grant]);
    await grants.insert(scope, other);
    assert.deepEqual(await grants.listByShop(scope), [grant, other]);
    assert.deepEqual(await grants.listRecent(scope), [grant, other]);
    assert.deepEqual(await grants.listByAgencies([grant.agencyId, other.agencyId]), [grant, other]);
    const ended = { ...grant, until: later(60) };
    assert.deepEqual(await grants.end(scope, grant.id, later(60)), ended);
    assert.equal(await grants.end(scope, grant.id, later(61)), null);
    assert.equal(await grants.end(scope, 'grt_nothing', later(61)), null);
    assert.deepEqual(await grants.listByShop(scope), [ended, other]);
    assert.deepEqual(await grants.listRecent(scope), [ended, other]);
    assert.deepEqual(await grants.listByAgencies([grant.agencyId, other.agencyId]), [other]);
    assert.deepEqual(await grants.listByAgencies([]), []);
  });

  it('keep one running grant of an agency for a shop, however many are given at the same moment [SE-3]', async () => {
    const { grants } = kit.stores;
    const { shopId, agencyId } = aGrant();
    const scope = scopeOfShop(shopId);
    const give = () =>
      grants.insert(scope, aGrant({ shopId, agencyId })).then(
        () => 'given',
        ({ code }) => code,
      );
    assert.deepEqual((await Promise.all([give(), give(), give()])).sort(), ['conflict', 'conflict', 'given']);
    const [given, ...others] = await grants.listByShop(scope);
    assert.deepEqual(others, []);
    await grants.end(scope, given?.id ?? assert.fail(), later(60));
    assert.equal(await give(), 'given', 'again once it has ended');
  });

  it('give a running grant its contract, and keep contracts by grant until they end [SE-3, RE-1]', async () => {
    const { grants, agencyContracts } = kit.stores;
    const grant = aGrant({ contractId: null });
    const scope = scopeOfShop(grant.shopId);
    await grants.insert(scope, grant);
    const { shopId, id: grantId, agencyId } = grant;
    const first = anAgencyContract({ shopId, grantId, agencyId });
    const second = anAgencyContract({ shopId, grantId, agencyId, createdAt: later(5) });
    for (const contract of [first, second]) await agencyContracts.insert(scope, contract);
    assert.deepEqual(await agencyContracts.listByGrant(scope, grantId), [second, first]);
    const acceptances = [anAcceptance()];
    assert.equal(await agencyContracts.update(scope, first.id, 1, { acceptances }), null, 'read too late');
    const accepted = await agencyContracts.update(scope, first.id, 0, { acceptances });
    assert.deepEqual(accepted, { ...first, acceptances });
    assert.equal(await agencyContracts.update(scope, first.id, 0, { acceptances }), null);
    const bound = await agencyContracts.update(scope, first.id, 1, { boundAt: later(9), expiresAt: null });
    assert.deepEqual(await agencyContracts.get(scope, first.id), bound);
    assert.equal(await agencyContracts.update(scope, first.id, 1, { acceptances: [] }), null, 'it binds');
    assert.deepEqual(await grants.setContract(scope, grantId, first.id), { ...grant, contractId: first.id });
    assert.equal(await agencyContracts.removeExpired(SERVICE_SCOPE, later(60)), 1, 'the unfinished one');
    await agencyContracts.endByGrant(scope, grantId, later(90));
    assert.equal(await agencyContracts.removeExpired(SERVICE_SCOPE, later(89)), 0);
    assert.equal(await agencyContracts.removeExpired(SERVICE_SCOPE, later(90)), 1);
    await grants.end(scope, grantId, later(60));
    assert.equal(await grants.setContract(scope, grantId, second.id), null);
  });

  it('let an invitation be used once, before it ends', async () => {
    const { invitations } = kit.stores;
    const invitation = anInvitation({ shopIds: [aShopId()] });
    const { organisationId } = invitation;
    const past = anInvitation({ organisationId, expiresAt: later(10) });
    await invitations.insert(invitation);
    await invitations.insert(past);
    assert.deepEqual(await invitations.findBySecret(invitation.secretHash), invitation);
    assert.equal(await invitations.findBySecret(aHash()), null);
    assert.deepEqual(await invitations.listOpen(organisationId, AT), [past, invitation]);
    assert.deepEqual(await invitations.listOpen(organisationId, later(10)), [invitation]);
    assert.equal(await invitations.use(past.id, later(10)), false);
    const uses = await Promise.all([1, 2, 3].map(() => invitations.use(invitation.id, later(20))));
    assert.deepEqual(uses.sort(), [false, false, true]);
    assert.deepEqual((await invitations.findBySecret(invitation.secretHash))?.usedAt, later(20));
    assert.deepEqual(await invitations.listOpen(organisationId, AT), [past]);
    assert.equal(await invitations.remove('org_other', past.id), false);
    assert.equal(await invitations.remove(organisationId, past.id), true);
    assert.equal(await invitations.remove(organisationId, past.id), false);
    const { secretHash } = invitation;
    await assert.rejects(invitations.insert(anInvitation({ secretHash })), { code: 'conflict' });
  });

  it('rotate the secret of a signed-in browser, from the current one only', async () => {
    const { sessions } = kit.stores;
    const session = aSession();
    await sessions.insert(session);
    const second = aHash();
    assert.equal(await sessions.rotate(session.id, aHash(), second, later(5)), false);
    const answers = await Promise.all([
      sessions.rotate(session.id, session.secretHash, second, later(5)),
      sessions.rotate(session.id, session.secretHash, aHash(), later(5)),
    ]);
    assert.equal(answers.filter(Boolean).length, 1);
    const rotated = await sessions.get(session.id);
    assert.equal(rotated?.previousHash, session.secretHash);
    assert.deepEqual(rotated?.rotatedAt, later(5));
    const [current = '', third] = [rotated?.secretHash, aHash()];
    assert.equal(await sessions.rotate(session.id, current, third, later(6), session.secretHash), true);
    const replaced = await sessions.get(session.id);
    assert.deepEqual([replaced?.secretHash, replaced?.previousHash], [third, session.secretHash]);
    assert.deepEqual(await sessions.findByFamily(session.familyHash), replaced);
    assert.equal(await sessions.findByFamily(aHash()), null);
    await assert.rejects(sessions.insert(aSession({ familyHash: session.familyHash })));
  });

  it('end sessions one by one, and all of a person but the one in use', async () => {
    const { sessions } = kit.stores;
    const first = aSession();
    const rest = [aSession({ staffId: first.staffId }), aSession({ staffId: first.staffId })] as const;
    for (const session of [first, ...rest]) await sessions.insert(session);
    await sessions.revoke(first.id, later(1));
    await sessions.revoke(first.id, later(9));
    assert.deepEqual((await sessions.get(first.id))?.revokedAt, later(1));
    assert.equal(await sessions.rotate(first.id, first.secretHash, aHash(), later(2)), false);
    assert.deepEqual(await sessions.revokeAll(first.staffId, later(3), rest[0].id), [rest[1].id]);
    assert.equal((await sessions.get(rest[0].id))?.revokedAt, null);
    assert.deepEqual(await sessions.revokeAll(first.staffId, later(4)), [rest[0].id]);
    assert.deepEqual(await sessions.revokeAll(first.staffId, later(5)), []);
  });

  it('list the running sessions of one person, newest first', async () => {
    const { sessions } = kit.stores;
    const first = aSession();
    const newer = aSession({ staffId: first.staffId, createdAt: later(1) });
    const past = aSession({ staffId: first.staffId, expiresAt: later(5) });
    const ended = aSession({ staffId: first.staffId });
    for (const session of [first, newer, past, ended, aSession()]) await sessions.insert(session);
    await sessions.revoke(ended.id, later(1));
    assert.deepEqual(await sessions.listByStaff(first.staffId, later(5)), [newer, first]);
  });

  it('forget invitations whose time is over, used or not [RE-1]', async () => {
    const { invitations } = kit.stores;
    const used = anInvitation({ expiresAt: new Date(1000) });
    const kept = anInvitation({ expiresAt: new Date(1001) });
    for (const invitation of [used, kept]) await invitations.insert(invitation);
    await invitations.use(used.id, new Date(500));
    assert.equal(await invitations.removeExpired(new Date(1000)), 1);
    assert.equal(await invitations.findBySecret(used.secretHash), null);
    assert.deepEqual(await invitations.findBySecret(kept.secretHash), kept);
    assert.equal(await invitations.removeExpired(new Date(1001)), 1);
  });

  it('forget sessions whose time is over [RE-1]', async () => {
    const { sessions } = kit.stores;
    const [past, kept] = [aSession({ expiresAt: new Date(1000) }), aSession({ expiresAt: new Date(1001) })];
    await sessions.insert(past);
    await sessions.insert(kept);
    assert.equal(await sessions.removeExpired(new Date(1000)), 1);
    assert.equal(await sessions.get(past.id), null);
    assert.deepEqual(await sessions.get(kept.id), kept);
    assert.equal(await sessions.removeExpired(new Date(1001)), 1);
  });

  it('count failed sign-ins within a window of time and forget them afterwards', async () => {
    const { signInFailures } = kit.stores;
    const { email } = aStaff();
    const counts = await Promise.all([1, 2, 3].map(() => signInFailures.add(email, later(1), AT)));
    assert.deepEqual(counts.sort(), [1, 2, 3]);
    assert.equal(await signInFailures.count(email, AT), 3);
    assert.equal(await signInFailures.count(email, later(2)), 0);
    assert.equal(await signInFailures.count('nobody@sklep.example', AT), 0);
    await signInFailures.giveBack(email, AT);
    assert.equal(await signInFailures.count(email, AT), 2);
    await signInFailures.giveBack(email, later(2));
    assert.equal(await signInFailures.count(email, AT), 2, 'not of another window');
    for (const _ of [1, 2, 3]) await signInFailures.giveBack(email, AT);
    assert.equal(await signInFailures.count(email, AT), 0);
    assert.equal(await signInFailures.add(email, later(1), AT), 1);
    assert.equal(await signInFailures.add(email, later(900), later(2)), 1);
    assert.equal(await signInFailures.removeBefore(later(900)), 0);
    assert.equal(await signInFailures.removeBefore(later(901)), 1);
    assert.equal(await signInFailures.count(email, AT), 0);
    await signInFailures.clear(email);
    assert.equal(await signInFailures.count(email, AT), 0);
  });
});
