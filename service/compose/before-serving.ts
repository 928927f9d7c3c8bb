import type { Config } from '../config/config.ts';
import type { Stores } from '../desks/stores.ts';
import type { UseCases } from '../desks/use-cases.ts';
import { SERVICE_SCOPE } from '../domain/model/base/tenancy.ts';
import { recognisePepper } from '../domain/model/installation/recognise-pepper.ts';
import { makeDigest } from '../outbound/sha256-digest.ts';
import { masterKeyFault } from '../outbound/vault/master-key-check.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import type { Composed } from './compose-domain.ts';
import { requireContentKeys } from './require-content-keys.ts';

/** @throws Error with instructions */
export const requireSecrets = async (
  { vaultKey, pepper, lostPepper }: Config,
  { shopKeys, installation }: Pick<Stores, 'shopKeys' | 'installation'>,
): Promise<void> => {
  const fault = masterKeyFault(vaultKey, await shopKeys.all(SERVICE_SCOPE));
  if (fault !== null) throw new Error(fault);
  await recognisePepper(installation, makeDigest(pepper), lostPepper);
};

const dropRestored = async ({ stores }: Composed, logger: ServiceLogger): Promise<void> => {
  const collections = await stores.dropUnfinishedRestore();
  if (collections > 0)
    logger.warn({ collections }, 'Copies that an interrupted restore had left were removed.');
};

/** Content keys and stale rows, before listening. */
export const prepareContent = async (composed: Composed, logger: ServiceLogger): Promise<void> => {
  const { stores } = composed;
  await dropRestored(composed, logger);
  await requireContentKeys(stores);
  const behind = await stores.conversations.takeUp(SERVICE_SCOPE);
  if (behind > 0)
    logger.warn({ behind }, 'Conversations are brought up to their newest events while serving.');
};

/** Repeats erasures that a restore undid; until then only the liveness probe succeeds. */
export const eraseAgain = async (useCases: UseCases, logger: ServiceLogger): Promise<void> => {
  const replayed = await useCases.replayErasures();
  if (replayed.removed > 0)
    logger.warn(replayed, 'A restored backup held erased records; they were erased again.');
  if (replayed.epochs > 0)
    logger.warn(
      { ledgers: replayed.epochs },
      'A restored backup lost entries of ledgers; their proofs say from when to when.',
    );
  const { deleted, waiting } = await useCases.replayDepartures();
  if (deleted > 0)
    logger.warn({ shops: deleted }, 'A restored backup held shops that had left; they were deleted again.');
  if (waiting > 0)
    logger.warn(
      { shops: waiting },
      'Shops that had left are closed and wait to be deleted again: the bucket of their files does not answer.',
    );
  await useCases.runErasure.resume();
};

/** After a crash. */
export const finishOwnErasures = ({ useCases }: Composed, logger: ServiceLogger): void =>
  void useCases.sweepInterrupted().then(
    (removed) => removed > 0 && logger.warn({ removed }, 'Rows of interrupted erasures were removed.'),
    (error: unknown) => logger.warn(faultFields(error), 'Interrupted erasures wait for the next round.'),
  );
