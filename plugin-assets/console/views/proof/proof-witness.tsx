import type { EvidenceAnswer } from '../../../../service/protocol/api/evidence-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Fact } from '../../parts/fact.tsx';

/** Statements are daily, so a longer time is a gap. */
const GAP_MS = 48 * 3_600_000;

type Place = NonNullable<EvidenceAnswer['verdict']['witnessed']>[number];

/** Null where a witness came in time. */
const gapOf = ({ occurredAt, by: [first] }: Place): { from: string; to: string } | null =>
  occurredAt === null || first === undefined || Date.parse(first.at) - Date.parse(occurredAt) <= GAP_MS
    ? null
    : { from: occurredAt, to: first.at };

export const ProofWitness = ({ verdict, witness }: Pick<EvidenceAnswer, 'verdict' | 'witness'>) => {
  const { words, format } = useSpeech();
  const w = words.proof.witness;
  const places = verdict.witnessed ?? [];
  const seen = places.flatMap(({ by }) => by);
  const names = [...new Set([...(witness === null ? [] : [witness.name]), ...seen.map(({ name }) => name)])];
  const gaps = places.flatMap((place) => gapOf(place) ?? []);
  const toldOf = (name: string): string[] => {
    const own = seen.filter((one) => one.name === name);
    const now = witness?.name === name ? witness : null;
    return [
      ...own.map(({ at }) => fill(w.seen, { when: format.moment(at) })),
      ...(own.length === 0 ? [w.notYet] : []),
      ...(now?.lastAt ? [fill(w.last, { when: format.moment(now.lastAt) })] : []),
      ...(now?.silentSince ? [fill(w.silent, { when: format.moment(now.silentSince) })] : []),
    ];
  };
  return (
    <>
      <h3>{w.title}</h3>
      {names.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <dl class="facts facts-wide">
          {names.map((name) => (
            <Fact key={name} name={name}>
              {toldOf(name).join(' ')}
            </Fact>
          ))}
        </dl>
      )}
      {gaps.map(({ from, to }) => (
        <p key={from}>{fill(w.gap, { from: format.moment(from), to: format.moment(to) })}</p>
      ))}
    </>
  );
};
