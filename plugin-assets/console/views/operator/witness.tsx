import type { WitnessReport } from '../../../../service/protocol/api/witness-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';
import { witnessWordsFor } from '../../words/witness-words.ts';

type Witness = NonNullable<WitnessReport['witness']>;

const useWitnessWords = () => {
  const { locale, format } = useSpeech();
  const w = witnessWordsFor(locale);
  return { w, at: (sentence: string, when: string) => fill(sentence, { when: format.moment(when) }) };
};

const StateChip = ({ lastAt, failed, silentSince }: Witness) => {
  const { w } = useWitnessWords();
  if (failed !== null || silentSince !== null) return <Chip tone="bad" icon="warn" text={w.down} />;
  return lastAt === null ? (
    <Chip tone="note" icon="info" text={w.waits} />
  ) : (
    <Chip tone="good" icon="check" text={w.good} />
  );
};

const WitnessFacts = (witness: Witness) => {
  const { w, at } = useWitnessWords();
  const { name, lastAt, lastStatedAt, silentSince, failed } = witness;
  return (
    <div class="stack">
      <h3>{name}</h3>
      <p class="button-row">
        <StateChip {...witness} />
      </p>
      <p>
        {lastStatedAt === null ? w.handedNever : at(w.handed, lastStatedAt)}
        {lastAt !== null && ` ${at(w.answered, lastAt)}`}
      </p>
      {(failed !== null || silentSince !== null) && (
        <Banner tone="bad">
          {failed !== null && (
            <p>
              {w.faults[failed.fault]} {at(w.failed, failed.at)}
            </p>
          )}
          {silentSince !== null && <p>{at(w.silent, silentSince)}</p>}
        </Banner>
      )}
    </div>
  );
};

export const WitnessSection = () => {
  const { api } = useApp();
  const { w, at } = useWitnessWords();
  const loaded = useLoaded('witness', () => api.witness());
  const report = loaded.data;
  return (
    <Section id="witness" title={w.title} lead={w.lead}>
      <LoadState loaded={loaded} lines={4} />
      {report?.witness === null && <EmptyState icon="shield" title={w.emptyTitle} text={w.empty} level={2} />}
      {report?.witness && (
        <>
          <p>{report.statedAt === null ? w.statedNever : at(w.stated, report.statedAt)}</p>
          <WitnessFacts {...report.witness} />
        </>
      )}
    </Section>
  );
};
