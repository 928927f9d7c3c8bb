import { readConfig } from '../../service/config/config.ts';
import { type Judge, makeJudgeSignature } from '../../service/domain/evidence/judge-signature.ts';
import { type ShopScope, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { KnownHead, LedgerEntry } from '../../service/domain/model/consent/consent.ts';
import {
  consentHash,
  epochCanonicalText,
  placedOf,
  signatureText,
  writtenAt,
} from '../../service/domain/model/consent/consent-hash.ts';
import type { ConsentStore } from '../../service/domain/model/consent/consent-store.ts';
import { makeEvidenceSigner } from '../../service/outbound/ed25519-evidence-signer.ts';
import { readEd25519Key } from '../../service/outbound/ed25519-keys.ts';
import { makeDigest } from '../../service/outbound/sha256-digest.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { requireWhole } from '../../service/store/mongo/base/unfinished-restore.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { openInstallation } from '../start/running-installation.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';
import { startProgress } from './progress.ts';

const BATCH = 500;

type Deps = {
  consents: Pick<ConsentStore, 'head' | 'range'>;
  digest: ReturnType<typeof makeDigest>;
  judgeSignature: ReturnType<typeof makeJudgeSignature>;
};

/** Null for an expired entry. */
const ownHash = (entry: LedgerEntry, { digest }: Deps): string | null => {
  switch (entry.kind) {
    case 'event':
      return consentHash(entry.event, digest);
    case 'epoch':
      return digest.sha256Hex(epochCanonicalText({ ...entry.epoch, at: entry.epoch.at.toISOString() }));
    case 'tombstone':
      return null;
  }
};

/** First fault; null if none. */
const faultOf = async (
  deps: Deps,
  scope: ShopScope,
  known: KnownHead | undefined,
  passed: (count: number) => void,
): Promise<string | null> => {
  const head = await deps.consents.head(scope);
  let before = { seq: 0, hash: '0'.repeat(64) };
  let isHeld = false;
  let isTold = false;
  for (let from = 1; from <= head.seq; from += BATCH) {
    const entries = await deps.consents.range(scope, from, Math.min(head.seq, from + BATCH - 1));
    for (const entry of entries) {
      const { seq, previousHash, hash, keyId, signature } = placedOf(entry);
      if (seq !== before.seq + 1 || previousHash !== before.hash)
        return `place ${before.seq + 1} is missing or altered`;
      if ((ownHash(entry, deps) ?? hash) !== hash) return `place ${seq} was altered`;
      const signedAt = entry.kind === 'tombstone' ? null : writtenAt(entry).toISOString();
      const finding = await deps.judgeSignature({ text: signatureText(hash), keyId, signature }, signedAt);
      if (finding !== 'signature') return `the signature at place ${seq} does not hold (${finding})`;
      if (known?.seq === seq && known.hash === hash) isHeld = true;
      if (entry.kind === 'epoch') isTold = known !== undefined && entry.epoch.known?.hash === known.hash;
      before = { seq, hash };
    }
    passed(entries.length);
  }
  if (before.seq !== head.seq || before.hash !== (head.seq === 0 ? before.hash : head.hash))
    return `it does not end at place ${head.seq}, where it should`;
  if (known === undefined || isHeld || isTold) return null;
  if (known.epoch !== (head.epoch ?? 1))
    return `place ${known.seq} of epoch ${known.epoch} is missing, which the database of keys knows; the next start opens an epoch that says so`;
  return known.seq > head.seq
    ? `places ${head.seq + 1} to ${known.seq} are missing, which the database of keys knows; the next start opens an epoch that says so`
    : `place ${known.seq} is another one than the database of keys noted; the next start opens an epoch that says so`;
};

/**
 * Checks hashes, chains, signatures and ends.
 * @returns false on a fault
 */
export const verifyLedgers = async (
  { root, env, say, tell }: CommandContext,
  only: string | undefined,
): Promise<boolean> => {
  const installation = await openInstallation(root, env, tell);
  try {
    const config = readConfig(installation.env);
    const connection = await openDatabase({ url: config.databaseUrl });
    try {
      await requireWhole(connection.getClient().db(connection.name));
      const stores = storesOver(connection);
      const digest = makeDigest(config.pepper);
      const judge: Judge = { sha256Hex: digest.sha256Hex, readKey: readEd25519Key };
      const signer = makeEvidenceSigner(
        config.evidenceKey,
        config.evidenceKeySince,
        config.retiredEvidenceKeys,
      );
      const judgeSignature = makeJudgeSignature(signer.publicKeys(), judge);
      const heads = await stores.erasureJournal.heads();
      const all = await stores.shops.allIds();
      const shops = only === undefined ? all : all.filter((shopId) => shopId === only);
      if (only !== undefined && shops.length === 0)
        throw new StartFailure(
          `There is no shop ${only} in this database: its id begins with shp_ and stands in its address in the console. Without an id all ledgers are verified.`,
        );
      const entries = await connection
        .getClient()
        .db(connection.name)
        .collection('consents')
        .estimatedDocumentCount();
      const progress = startProgress('Verifying', entries);
      let wrong = 0;
      for (const shopId of shops) {
        const deps = { consents: stores.consents, digest, judgeSignature };
        const fault = await faultOf(deps, scopeOfShop(shopId), heads.get(shopId), progress.add);
        if (fault === null) continue;
        wrong += 1;
        say(`WRONG  ${shopId}: ${fault}.`);
      }
      progress.end();
      say(`${shops.length - wrong} of ${shops.length} ledger(s) hold: hashes, chain, signatures, end.`);
      return wrong === 0;
    } finally {
      await connection.close();
    }
  } finally {
    await installation.close();
  }
};
