import { useSpeech } from '../app/use-app.ts';
import { EmptyState } from './banner.tsx';

export const Unknown = () => {
  const { words } = useSpeech();
  return (
    <EmptyState icon="info" level={1} title={words.errors.unknownPage} text={words.errors.unknownPageNext}>
      <a class="button primary" href="#/inbox">
        {words.inbox.toInbox}
      </a>
    </EmptyState>
  );
};
