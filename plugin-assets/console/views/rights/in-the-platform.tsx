import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';

export const InThePlatform = ({
  request,
  isOpen,
  onHandOver,
}: {
  request: RequestDetail;
  isOpen: boolean;
  onHandOver: (on: boolean) => void;
}) => {
  const { words, format } = useSpeech();
  const { inThePlatform: say } = words.requests;
  const { handOver, handOverChance: chance } = request;
  const mayHandOver = isOpen && request.identity !== null;
  if (chance === null || (handOver === null && !mayHandOver)) return null;
  const state = handOver?.state ?? null;
  const isWaiting = state === 'waiting' && request.closedAt === null;
  const isTaken = state === 'taken' && request.closedAt === null;
  const stands = ({ state, at, refusal }: NonNullable<typeof handOver>): string => {
    if (state === 'waiting' && !isWaiting) return say.late;
    const why = refusal === null ? '' : say.refusals[refusal];
    return fill(say.states[state], { at: format.moment(at), why });
  };
  const mayAsk = mayHandOver && chance === 'possible' && (state === null || state === 'refused');
  const mayTakeBack = isOpen && isWaiting;
  const isErasure = request.kind === 'erasure' || request.kind === 'objection';
  const lead = handOver !== null ? '' : chance === 'possible' ? say.lead : say[chance];
  return (
    <Section title={say.title} lead={lead}>
      {handOver !== null && (
        <div class="stack" role="status">
          <p>{stands(handOver)}</p>
          {isWaiting && <p class="soft">{say.howToFetch}</p>}
          {isTaken && <p class="soft">{isErasure ? `${say.whoDecides} ${say.whoErases}` : say.whoDecides}</p>}
        </div>
      )}
      {(mayAsk || mayTakeBack) && (
        <div class="button-row">
          <Button
            label={mayTakeBack ? say.takeBack : state === 'refused' ? say.again : say.handOver}
            onClick={() => onHandOver(mayAsk)}
          />
        </div>
      )}
    </Section>
  );
};
