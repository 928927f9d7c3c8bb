import type { InvitationLink } from '../../../../service/protocol/api/people-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { CopyLine } from '../../parts/copy-button.tsx';

export const OneTimeLink = ({ email, made }: { email: string; made: InvitationLink }) => {
  const { words, format } = useSpeech();
  return (
    <div class="one-time" role="status">
      {made.link === null ? (
        <>
          <h3>{fill(words.people.mailed, { email })}</h3>
          <p>{words.people.mailedNext}</p>
        </>
      ) : (
        <>
          <h3>{fill(words.people.linkReady, { email })}</h3>
          <p>{words.people.linkOnce}</p>
          <CopyLine text={made.link} what={words.people.link} />
        </>
      )}
      <p class="hint">{fill(words.people.expires, { when: format.moment(made.expiresAt) })}</p>
    </div>
  );
};
