import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Section } from '../../parts/section.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { entryOf, type Words } from '../../words/word-lists.ts';
import { foundText } from './found-text.ts';

type Props = { request: RequestDetail };

export const RequestFacts = ({ request }: Props) => {
  const { locale, words, format } = useSpeech();
  const { requests } = words;
  return (
    <>
      <p>
        <ShopBadge shopId={request.shopId} />{' '}
        <span class="soft">
          {fill(requests.receivedDue, {
            received: format.day(request.receivedAt),
            due: format.day(request.dueAt),
          })}
        </span>
      </p>
      <p>{[request.email, request.phone].filter((one) => one !== null).join(' · ')}</p>
      {request.counts.length > 0 && (
        <p class="soft">{fill(requests.found, { what: foundText(locale, requests, request.counts) })}</p>
      )}
      {request.work !== null && (
        <p role="status">
          <progress max={request.work.total} value={request.work.done} />{' '}
          {fill(request.work.kind === 'erase' ? requests.working : requests.collecting, {
            done: request.work.done,
            total: request.work.total,
          })}
        </p>
      )}
      {request.removed !== null && <p>{fill(requests.removed, { n: request.removed })}</p>}
      {request.retained.map(({ text }) => (
        <p key={text} class="soft">
          {text}
        </p>
      ))}
    </>
  );
};

/** Identification or reason, as authorities require. */
const detailOf = (
  { act, detail }: RequestDetail['steps'][number],
  requests: Words['requests'],
): string | undefined => {
  if (detail === null) return undefined;
  const lists: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>> = {
    received: requests.identifiedBy,
    identified: requests.identifiedBy,
    refused: requests.refusals,
    extended: requests.extensions,
    rectified: requests.fields,
    done: requests.told,
    erased: requests.toldErased,
  };
  const text = lists[act]?.[detail];
  // The proof, not the channel.
  return act === 'received' && text !== undefined ? `${requests.acts.identified}: ${text}` : text;
};

export const RequestHistory = ({ request }: Props) => {
  const { words } = useSpeech();
  const { requests } = words;
  return (
    <Section title={requests.history}>
      <ol>
        {request.steps.map((step) => {
          const detail = detailOf(step, requests);
          return (
            <li key={`${step.at}${step.act}`}>
              <When at={step.at} /> {entryOf(requests.acts, step.act) ?? step.act}
              {detail !== undefined && `${step.act === 'received' ? ',' : ':'} ${detail}`}{' '}
              <span class="soft">{entryOf(words.activity.actors, step.actor) ?? step.actor}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
};
