import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, EvidenceSigner, SignatureVerifier } from '../model/base/ports.ts';
import { countersignedText, type SignedStatement, statementText } from '../model/witness/statement.ts';
import type { KnownInstallation } from '../model/witness/witness.ts';
import type { CountersignedStatement, CountersignedStore } from '../model/witness/witness-store.ts';

type Deps = {
  countersigned: CountersignedStore;
  /** Installations that the operator named. */
  witnessFor: readonly KnownInstallation[];
  verifySignature: SignatureVerifier;
  signer: EvidenceSigner;
  digest: Pick<Digest, 'sha256Hex'>;
  clock: Clock;
};

/** Statements of one installation in a day: one a day, one for each start, and what waited while this one was away. */
export const STATEMENTS_A_DAY = 100;
const DAY_MS = 24 * 3_600_000;
/** Statements in one answer. */
export const LISTED = 500;

const keyIdsOf = ({ keys }: KnownInstallation): string[] => keys.map(({ keyId }) => keyId);

/** The same for an unknown key as for a service that is nobody's witness. @throws DomainError not_found */
const installationOf = ({ witnessFor }: Deps, keyId: string): KnownInstallation => {
  const found = witnessFor.find((one) => keyIdsOf(one).includes(keyId));
  if (found === undefined) throw notFound();
  return found;
};

/**
 * Countersigns a statement of an installation that the operator named, and keeps it. It is kept whatever it says: a
 * statement that does not follow the last one is countersigned as such. Sent again, it gets the first answer.
 * @throws DomainError not_found, signature_invalid, rate_limited
 */
export const makeCountersign =
  (deps: Deps) =>
  async (statement: SignedStatement): Promise<CountersignedStatement['seen']> => {
    const installation = installationOf(deps, statement.keyId);
    const key = installation.keys.find(({ keyId }) => keyId === statement.keyId);
    const text = statementText(statement);
    if (key === undefined || !deps.verifySignature(text, statement.signature, key.publicKeyPem)) {
      throw new DomainError('signature_invalid', 'The signature does not fit the statement and its key.');
    }
    const id = deps.digest.sha256Hex(text);
    const known = await deps.countersigned.get(id);
    if (known !== null) return known.seen;
    const keyIds = keyIdsOf(installation);
    const now = deps.clock.now();
    const since = new Date(now.getTime() - DAY_MS).toISOString();
    if ((await deps.countersigned.countSince(keyIds, since)) >= STATEMENTS_A_DAY) {
      throw new DomainError('rate_limited', 'There were too many statements today. Send this one tomorrow.', {
        retryAfterMs: DAY_MS,
      });
    }
    const at = now.toISOString();
    const [last] = await deps.countersigned.list(keyIds, '9999', 1);
    // Nothing was seen of what was stated before it was a witness, so the first statement contradicts nothing.
    const follows = last === undefined || statement.previous === last.id;
    const seen = { at, follows, ...deps.signer.sign(countersignedText({ at, follows }, id)) };
    const isFirst = await deps.countersigned.insert({ ...statement, id, seen });
    return isFirst ? seen : ((await deps.countersigned.get(id))?.seen ?? seen);
  };

/**
 * What this service countersigned for one installation, newest first: for anybody, so that evidence can be compared.
 * @throws DomainError not_found for a key that the operator did not name
 */
export const makeListCountersigned =
  (deps: Deps) =>
  async (keyId: string, before: string | null): Promise<readonly CountersignedStatement[]> =>
    deps.countersigned.list(keyIdsOf(installationOf(deps, keyId)), before ?? '9999', LISTED);
