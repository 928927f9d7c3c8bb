import { DomainError } from '../model/base/domain-error.ts';
import type {
  Digest,
  EvidenceSigner,
  PublicKeyNamer,
  PublicKeyReader,
  TimeStampReader,
} from '../model/base/ports.ts';
import { type EvidenceFile, type EvidenceKey, readKeyFile } from './evidence.ts';
import { type ReadEvidence, readEvidenceFile } from './read-evidence-file.ts';
import { evidenceCatalog } from './texts/evidence-catalog.ts';
import type { Verdict } from './verify-evidence.ts';
import { judgeRead } from './verify-file.ts';

type Deps = {
  signer: Pick<EvidenceSigner, 'publicKeys'>;
  digest: Digest;
  readKey: PublicKeyReader;
  publicKeyId: PublicKeyNamer;
  readTimeStamp: TimeStampReader;
};

/** Each costs a signature check. */
const MOST_ENTRIES = 50;

const refused = (title: string, fields: Record<string, string>): DomainError =>
  new DomainError('invalid_request', title, { fields });

/** Length: binary digits of the count. */
const witnessLists = ({ whole }: EvidenceFile): (readonly unknown[])[] => {
  const statements = whole.witnesses;
  const seen = statements.flatMap((one) => one.seen);
  const paths = statements.flatMap(({ entries }) => entries.map(({ path }) => path));
  return [statements, seen, paths, ...paths];
};

const isLong = (read: ReadEvidence): boolean =>
  read.kind === 'file' &&
  [read.file.evidence.events, read.file.evidence.chain, ...witnessLists(read.file)].some(
    (list) => list.length > MOST_ENTRIES,
  );

/**
 * Judges an evidence file; stores nothing. Rule: CO-9.
 * @param keys null: published ones
 * @throws DomainError invalid_request
 */
export const makeJudgeEvidence =
  (deps: Deps) =>
  async (text: string, keys: readonly EvidenceKey[] | null): Promise<Verdict> => {
    const read = readEvidenceFile(text);
    if (isLong(read)) {
      const hint = `must have at most ${MOST_ENTRIES} entries; npm run verify-evidence judges longer files`;
      throw refused('This proof file is too long to be judged here.', { evidence: hint });
    }
    if (keys !== null && (await readKeyFile({ keys }, deps.publicKeyId)) === null) {
      const hint = 'must hold each key once, under the name that is made from it, with times in UTC';
      throw refused('These are not keys as a service publishes them.', { keys: hint });
    }
    const judgement = await judgeRead(read, keys ?? deps.signer.publicKeys(), {
      sha256Hex: deps.digest.sha256Hex,
      readKey: deps.readKey,
      readTimeStamp: deps.readTimeStamp,
    });
    if (judgement.kind === 'unreadable') {
      const hint = `${evidenceCatalog.en.unreadable[judgement.reason]} It must be a file downloaded with "Show the proof".`;
      throw refused('This is not a proof file from Zgoda.', { evidence: hint });
    }
    return judgement.verdict;
  };
