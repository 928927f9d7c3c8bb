import { randomUUID } from 'node:crypto';
import { CERTIFICATE_YEARS } from '../../../service/domain/departure/departure.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { anAgreementDocument } from '../builders/agreement-builders.ts';
import { AT, aHash, anAgreement, aShopId } from '../builders/builders.ts';
import { aSubscription } from '../builders/marketing-builders.ts';
import { aPdf } from '../builders/pictures.ts';
import { aGrant, aMembership, anInvitation, anOrganisation, aStaff } from '../builders/staff-builders.ts';
import type { TestService } from '../service/start-service.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  PASSWORD,
  POLICY_TEXT,
  pushPolicy,
} from './chat-actors.ts';

/** A shop with a row for every id in route paths. */
export type RouteScene = {
  merchant: Merchant;
  /** By path parameter. A test fails if one is missing. */
  ids: Readonly<Record<string, string>>;
  visitorToken: string;
  receiptSecret: string;
  /** Values unknown to the schemas, by field of body or query. */
  fields: Readonly<Record<string, () => unknown>>;
};

const insertRows = async ({ stores, ports }: TestService, { shop, organisationId }: Merchant) => {
  const scope = scopeOfShop(shop.id);
  const agreement = anAgreementDocument({ shopId: shop.id });
  await stores.agreementDocuments.insert(scope, agreement);
  const subscription = aSubscription({
    shopId: shop.id,
    sealed: await ports.vault.seal(scope, 'a@b.example'),
  });
  await stores.subscriptions.insert(scope, subscription);
  const agency = anOrganisation({ kind: 'agency' });
  await stores.organisations.insert(agency);
  const grant = aGrant({ shopId: shop.id, agencyId: agency.id });
  await stores.grants.insert(scope, grant);
  const invitation = anInvitation({ organisationId, expiresAt: new Date(8e12) });
  await stores.invitations.insert(invitation);
  const colleague = aStaff();
  await stores.staff.insert(colleague);
  const membership = aMembership({ staffId: colleague.id, organisationId, role: 'consultant' });
  await stores.memberships.insert(membership);
  const gone = aShopId();
  const certificateId = randomIds.next('doc');
  await stores.departures.insert(scopeOfShop(gone), {
    ...{ id: certificateId, shopId: gone, organisationId, state: 'held', locale: 'pl', requestedAt: AT },
    ...{ requestedBy: colleague.id, reason: 'owner', deleteAt: AT, exportedAt: null, sealed: null },
    expiresAt: new Date(Date.now() + CERTIFICATE_YEARS * 365 * 86_400_000),
  });
  const sealed = await ports.vault.sealForService('{}');
  await stores.departures.move(scopeOfShop(gone), certificateId, ['held'], {
    state: 'done',
    shopId: null,
    sealed,
  });
  const list = await stores.subProcessors.current();
  const processor = {
    ...{ id: randomIds.next('spr'), name: 'Serwery S.A.', address: 'Kraków', contact: 'a@b.example' },
    ...{ country: 'PL', service: 'servers', data: 'all', transferTool: '', since: '2026-01-01', until: null },
  };
  await stores.subProcessors.append({
    version: (list?.version ?? 0) + 1,
    at: AT,
    by: colleague.id,
    entries: [...(list?.entries ?? []), processor],
  });
  const reply = { id: randomIds.next('rpl'), shortcut: 'x', title: 'x', texts: { pl: 'x' } };
  await stores.cannedReplies.put(scope, { shopId: shop.id, replies: [reply] }, 0);
  await stores.organisationReplies.put(organisationId, [reply], 0);
  const blockId = randomIds.next('blk');
  await stores.customerBlocks.put(scope, {
    ...{ id: blockId, shopId: shop.id, key: aHash(), reason: 'spam', at: AT },
    expiresAt: new Date(8e12),
  });
  const deviceId = randomIds.next('psh');
  await stores.pushDevices.put({
    ...{ id: deviceId, staffId: colleague.id, sessionId: 'ses_x', endpointHash: aHash() },
    ...{ sealed, host: 'push.example', createdAt: AT },
  });
  return {
    deviceId,
    blockId,
    replyId: reply.id,
    agreementId: agreement.id,
    subscriptionId: subscription.id,
    grantId: grant.id,
    invitationId: invitation.id,
    membershipId: membership.id,
    certificateId,
    subProcessorId: processor.id,
  };
};

const sentAttachment = async (service: TestService, token: string, conversationId: string) => {
  const path = `/v1/staff/conversations/${conversationId}`;
  const sent = await call(service, 'POST', `${path}/attachments?ref=${randomUUID()}`, {
    token,
    raw: aPdf(),
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('Szukam herbaty kanarkowej..pdf'),
    },
  });
  const events = await call(service, 'GET', `${path}/events?after=${sent.body.seq - 1}`, { token });
  const { attachmentId } = events.body.events[0];
  const found = await call(service, 'GET', `${path}/attachments/${attachmentId}/address`, { token });
  await call(service, 'POST', `${path}/assign`, { token, body: { ref: randomUUID(), staffId: null } });
  return { attachmentId: String(attachmentId), address: String(found.body.url).split('/').at(-1) ?? '' };
};

export const makeRouteScene = async (service: TestService): Promise<RouteScene> => {
  const merchant = await makeMerchant(service);
  const { shop, organisationId } = merchant;
  const scope = scopeOfShop(shop.id);
  await service.stores.agreements.put(scope, anAgreement({ shopId: shop.id }));
  await pushPolicy(service, merchant);
  const owner = await connectStaff(service, merchant.email);
  const { token } = owner;
  const made = async (path: string, body: unknown, as?: string) => {
    const reply = await call(service, 'POST', path, { body, ...(as === undefined ? {} : { token: as }) });
    if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
    return reply.body;
  };
  const message = {
    shop: shop.key,
    ref: randomUUID(),
    boot: newBoot(),
    text: 'Szukam herbaty kanarkowej.',
    locale: 'pl',
  };
  const { token: visitorToken } = await made('/v1/visitor/messages', {
    ...message,
    page: `${shop.url}herbata`,
  });
  const opened = await owner.next('conversation.new');
  await owner.close();
  const session = await openSession(service, shop);
  const { receiptSecret } = await made('/v1/visitor/leads', leadBody(shop, session));
  const leads = await call(service, 'GET', '/v1/staff/leads', { token });
  const leadId: string = leads.body.leads[0].id;
  const lead = await call(service, 'GET', `/v1/staff/leads/${leadId}`, { token });
  const asked = { shopId: shop.id, kind: 'erasure', locale: 'pl', identity: 'order', email: 'x@example.com' };
  const request = await made('/v1/staff/requests', asked, token);
  const breach = await made(
    '/v1/staff/breaches',
    {
      ...{ shopId: shop.id, shopIds: null, kinds: ['leads'], natures: ['confidentiality'] },
      ...{ reach: 'stored', from: '2020-01-01T00:00:00.000Z', to: new Date().toISOString() },
      ...{ foundAt: new Date().toISOString(), what: 'x', consequences: 'x', measures: 'x' },
    },
    token,
  );
  await pushPolicy(service, merchant, { text: `${POLICY_TEXT} Od dziś inaczej.` });
  const changes = await call(service, 'GET', `/v1/staff/shops/${shop.id}/changes`, { token });
  const mail = await service.useCases.queueMail(scope, {
    kind: 'policy_lost',
    locale: 'pl',
    to: 'owner@example.com',
    words: { subject: 'x', text: 'x' },
    gaps: {},
  });
  const attachment = await sentAttachment(service, token, opened.conversation.id);
  const ids = {
    name: 'wordpress',
    ...attachment,
    ...(await insertRows(service, merchant)),
    shopId: shop.id,
    organisationId,
    conversationId: opened.conversation.id,
    leadId,
    consentEventId: lead.body.consentEventId,
    requestId: request.id,
    breachId: breach.id,
    changeId: changes.body.changes[0].id,
    kind: 'scan',
    document: 'dpia',
    version: '1',
    mailId: mail.id,
    keyId: service.ports.signer.publicKeys()[0]?.keyId ?? '',
  };
  const fresh = await openSession(service, shop);
  let pushes = Date.now();
  const fields: Record<string, unknown> = {
    ...ids,
    shop: shop.key,
    secret: receiptSecret,
    formToken: fresh.body.form.formToken,
    noticeId: fresh.body.form.notice.id,
    password: PASSWORD,
    currentPassword: PASSWORD,
    typedName: shop.name,
    agencyCode: 'ABCDEFGH',
  };
  return {
    merchant,
    ids,
    visitorToken,
    receiptSecret,
    fields: {
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, () => value])),
      ref: () => randomUUID(),
      boot: newBoot,
      pushedAt: () => (pushes += 1),
    },
  };
};
