import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import type { HeldRequest } from './use-request.ts';

export const TypedRecords = ({ request, act }: { request: RequestDetail } & Pick<HeldRequest, 'act'>) => {
  const { requests } = useSpeech().words;
  const ticked = request.typed.filter(({ isIncluded }) => isIncluded).map(({ id }) => id);
  const toggle = (id: string) =>
    act('include', { ids: ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id] });
  return (
    <Section title={requests.typed}>
      <p>{requests.typedText}</p>
      {request.typed.map(({ id, at, text, isIncluded }) => (
        <label key={id} class="check">
          <input type="checkbox" checked={isIncluded} onChange={() => void toggle(id)} />
          <span>
            <When at={at} /> · {text}
          </span>
        </label>
      ))}
    </Section>
  );
};
