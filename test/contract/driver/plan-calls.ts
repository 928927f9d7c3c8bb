import type { Stores } from '../../../service/desks/stores.ts';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { AT, aShopId, later } from '../../support/builders/builders.ts';

const ID = 'x'.repeat(22) as never;
const WHOLE = SERVICE_SCOPE;
const scope = scopeOfShop(aShopId());
const END = later(60);
const ROW = { id: ID, shopId: scope.shopId } as never;
const BARE = { id: ID } as never;

/** Methods that no route, call by hand or job of the walk calls. */
export const PLAN_CALLS: Readonly<Record<string, (stores: Stores) => Promise<unknown>>> = {
  'organisations.remove': ({ organisations }) => organisations.remove(ID),
  'organisationReplies.remove': ({ organisationReplies }) => organisationReplies.remove(ID),
  'staff.changeSecondFactor': ({ staff }) => staff.changeSecondFactor(ID, 1, null),
  'staff.changeEmail': ({ staff }) => staff.changeEmail(ID, ID, ID, AT),
  'staff.remove': ({ staff }) => staff.remove(ID),
  'memberships.remove': ({ memberships }) => memberships.remove(ID, ID),
  'memberships.widen': ({ memberships }) =>
    memberships.widen({ id: ID, organisationId: ID, role: 'consultant' } as never, {
      role: 'owner',
      shopIds: null,
    }),
  'invitations.use': ({ invitations }) => invitations.use(ID, AT),
  'sessions.findByFamily': ({ sessions }) => sessions.findByFamily(ID),
  'sessions.rotate': ({ sessions }) => sessions.rotate(ID, ID, ID, AT),
  'sessions.revoke': ({ sessions }) => sessions.revoke(ID, AT),
  'signInFailures.count': ({ signInFailures }) => signInFailures.count(ID, AT),
  'contentKeyRows.find': async ({ contentKeyRows }) => {
    for (const reach of [scope, scopeOfShops([scope.shopId]), WHOLE]) await contentKeyRows.find(reach, [ID]);
  },
  'contentKeyRows.page': ({ contentKeyRows }) => contentKeyRows.page(WHOLE, ID, 10),
  'contentKeyRows.reseal': ({ contentKeyRows }) =>
    contentKeyRows.reseal(WHOLE, [{ row: { id: ID, shopId: scope.shopId, sealed: ID } as never, from: ID }]),
  'conversations.current': ({ conversations }) => conversations.current(scopeOfShops([scope.shopId]), [ID]),
  'conversations.findByReply': ({ conversations }) => conversations.findByReply(ID),
  'conversations.setTags': ({ conversations }) => conversations.setTags(scope, ID, []),
  'conversations.forgetStaff': ({ conversations }) => conversations.forgetStaff(WHOLE, ID),
  'alerts.forgetStaff': ({ alerts }) => alerts.forgetStaff(WHOLE, ID),
  'pushDevices.listByStaff': ({ pushDevices }) => pushDevices.listByStaff([ID]),
  'pushDevices.removeByStaff': ({ pushDevices }) => pushDevices.removeByStaff(ID),
  'cards.insert': ({ cards }) => cards.insert(scope, ROW),
  'attachmentObjects.known': ({ attachmentObjects }) => attachmentObjects.known(WHOLE, [ID]),
  'attachmentObjects.remove': ({ attachmentObjects }) => attachmentObjects.remove(scope, [ID]),
  'notes.forgetStaff': ({ notes }) => notes.forgetStaff(WHOLE, ID),
  'shopTeams.forgetStaff': ({ shopTeams }) => shopTeams.forgetStaff(WHOLE, ID),
  'sessions.openAmong': ({ sessions }) => sessions.openAmong([ID]),
  'memberships.listByStaffs': ({ memberships }) => memberships.listByStaffs([ID]),
  'shops.listByOrganisations': ({ shops }) => shops.listByOrganisations([ID]),
  'erasureJournal.forgetShop': ({ erasureJournal }) => erasureJournal.forgetShop(scope.shopId),
  'headStatements.insert': ({ headStatements }) => headStatements.insert(BARE),
  'headStatements.waiting': ({ headStatements }) => headStatements.waiting(10),
  'headStatements.setSeen': ({ headStatements }) => headStatements.setSeen(ID, { by: ID } as never),
  'witnessedSpans.withdraw': ({ witnessedSpans }) =>
    witnessedSpans.withdraw(scope, { id: ID, statementId: ID }),
  'witnessedSpans.removeAfter': ({ witnessedSpans }) => witnessedSpans.removeAfter(WHOLE, AT.toISOString()),
  'leads.rectify': ({ leads }) => leads.rectify(scope, ID, { sealed: {} as never, subjectKeys: [] }),
  'closedShops.add': ({ closedShops }) => closedShops.add(ID, END),
  'closedShops.has': ({ closedShops }) => closedShops.has(ID),
  'breaches.untold': ({ breaches }) => breaches.untold(WHOLE, ID, ID, 5),
  'mails.countWaiting': ({ mails }) => mails.countWaiting(scope, ID, 'another_try', 9),
  'mails.claimDue': ({ mails }) => mails.claimDue(WHOLE, AT, END),
  'registrations.insert': ({ registrations }) => registrations.insert(BARE),
  'registrations.get': ({ registrations }) => registrations.get(ID),
  'registrations.remove': ({ registrations }) => registrations.remove(ID),
  'registrations.removeByEmail': ({ registrations }) => registrations.removeByEmail(ID),
  'confirmations.use': ({ confirmations }) => confirmations.use(ID, AT),
  'confirmations.begin': ({ confirmations }) => confirmations.begin(ID, AT),
  'confirmations.end': ({ confirmations }) => confirmations.end(ID),
  'confirmations.release': ({ confirmations }) => confirmations.release(ID),
  'installation.setPepperCheck': ({ installation }) => installation.setPepperCheck(ID),
  'installation.databaseTime': ({ installation }) => installation.databaseTime(),
  'leases.current': ({ leases }) => leases.current(),
  'leases.take': ({ leases }) => leases.take({ id: 'process', holder: ID, expiresAt: END } as never, null),
  'leases.beat': ({ leases }) => leases.beat(ID),
  'leases.release': ({ leases }) => leases.release(ID),
  'processes.all': ({ processes }) => processes.all(),
  'processes.add': ({ processes }) => processes.add({ name: ID } as never),
  'processes.beat': ({ processes }) => processes.beat(ID, true),
  'processes.removeSilent': ({ processes }) => processes.removeSilent({ name: ID, beats: 1 } as never),
  'processes.remove': ({ processes }) => processes.remove(ID),
};

/** Methods without a query, or without one while the cache is empty. */
export const WITHOUT_COMMAND: ReadonlySet<string> = new Set([
  'conversations.memoryCounts',
  'conversations.changedRemotely',
  'conversations.onCaughtUp',
  'conversations.drain',
  'conversations.changedRemotely',
]);

/** Methods that read a complete collection on purpose, with the reason. */
export const READS_ALL: Readonly<Record<string, string>> = {
  'shopKeys.all': 'wraps every key anew, with the service stopped',
  'conversations.takeUp': 'empties the notes of a crashed process at the start',
  'staff.isEmpty': 'reads one row',
  'processes.all': 'holds one row for each process',
  'erasureJournal.heads': 'holds one row for each shop, read at the start',
  'conversations.forgetStaff': 'runs once for a removed person; an index costs every message 8 %',
  'shopArchive.counts':
    'walks over every collection, so that an export or a deletion of a shop can forget none',
  'shopArchive.rows':
    'walks over every collection, so that an export or a deletion of a shop can forget none',
  'shopArchive.remove':
    'walks over every collection, so that an export or a deletion of a shop can forget none',
  'shopArchive.traces':
    'walks over every collection, so that an export or a deletion of a shop can forget none',
};
