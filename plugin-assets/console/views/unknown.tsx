import { EmptyState } from '../parts/notice.tsx';
import { useSpeech } from '../use-app.ts';

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
