import type { Stores } from '../../domain/stores.ts';
import { makeMongoAgreementStore } from './agreement-store.ts';
import { makeMongoAuditStore } from './audit-store.ts';
import { type DatabaseOptions, openDatabase, pingDatabase } from './connection.ts';
import { makeMongoConsentStore } from './consent-store.ts';
import { type ConversationStoreOptions, makeMongoConversationStore } from './conversation-store.ts';
import { inDomainWords, toDomainError } from './database-error.ts';
import { makeMongoGrantStore } from './grant-store.ts';
import { makeMongoInvitationStore } from './invitation-store.ts';
import { makeMongoLeadStore } from './lead-store.ts';
import { makeMongoMembershipStore } from './membership-store.ts';
import { ensureSchema } from './migrate.ts';
import { makeMongoNoticeStore } from './notice-store.ts';
import { makeMongoOrganisationStore } from './organisation-store.ts';
import { makeMongoPolicyBindingStore } from './policy-binding-store.ts';
import { makeMongoReceiptStore } from './receipt-store.ts';
import { makeMongoShopKeyStore } from './shop-key-store.ts';
import { makeMongoShopStore } from './shop-store.ts';
import { makeMongoSignInFailureStore } from './sign-in-failure-store.ts';
import { makeMongoStaffSessionStore } from './staff-session-store.ts';
import { makeMongoStaffStore } from './staff-store.ts';

/** How long a shop or agreement that every message asks for is taken for right, in milliseconds. */
const RECENT_MS = 500;

/**
 * Connects, brings collections and indexes up to date, and gives all stores over one connection.
 * @param url connection string with the name of the database
 */
export const openMongoStores = async (
  url: string,
  options: Omit<DatabaseOptions, 'url'> & ConversationStoreOptions = {},
): Promise<Stores> => {
  const connection = await openDatabase({ url, ...options });
  try {
    await ensureSchema(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const conversations = makeMongoConversationStore(connection, options);
  const recentMs = Math.min(RECENT_MS, options.trustMs ?? RECENT_MS);
  const consents = makeMongoConsentStore(connection);
  return {
    organisations: inDomainWords(makeMongoOrganisationStore(connection)),
    staff: inDomainWords(makeMongoStaffStore(connection)),
    memberships: inDomainWords(makeMongoMembershipStore(connection)),
    grants: inDomainWords(makeMongoGrantStore(connection)),
    invitations: inDomainWords(makeMongoInvitationStore(connection)),
    sessions: inDomainWords(makeMongoStaffSessionStore(connection)),
    signInFailures: inDomainWords(makeMongoSignInFailureStore(connection)),
    shops: inDomainWords(makeMongoShopStore(connection, recentMs)),
    shopKeys: inDomainWords(makeMongoShopKeyStore(connection)),
    conversations: inDomainWords(conversations),
    notices: inDomainWords(makeMongoNoticeStore(connection)),
    policyBindings: inDomainWords(makeMongoPolicyBindingStore(connection)),
    consents: inDomainWords(consents),
    leads: inDomainWords(makeMongoLeadStore(connection)),
    receipts: inDomainWords(makeMongoReceiptStore(connection)),
    agreements: inDomainWords(makeMongoAgreementStore(connection, recentMs)),
    audit: inDomainWords(makeMongoAuditStore(connection)),
    async ping() {
      try {
        await pingDatabase(connection);
      } catch (error) {
        throw toDomainError(error);
      }
    },
    async close() {
      await conversations.drain();
      conversations.stop();
      await consents.settle();
      await connection.close();
    },
  };
};
