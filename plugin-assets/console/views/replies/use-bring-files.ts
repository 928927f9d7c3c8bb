import type { UsableReply } from '../../../../service/protocol/api/reply-api.ts';
import { fill } from '../../../shared/translate.ts';
import { fetchFile } from '../../api/fetch-file.ts';
import { usableFilePath } from '../../api/replies-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { repliesWordsFor } from '../../words/replies-words.ts';

/** Reads the files of a reply, as if the consultant had chosen them; says which could not be read. */
export const useBringFiles = (shopId: string): ((reply: UsableReply) => Promise<File[]>) => {
  const { session } = useApp();
  const { showDone } = useActions();
  const w = repliesWordsFor(useSpeech().locale);
  return async ({ id, files }) => {
    const found = await Promise.all(
      files.map(async (file) => {
        const bytes = await fetchFile(usableFilePath(shopId, id, file.id), session);
        if (bytes === null) showDone(fill(w.fileNotLoaded, { name: file.name }));
        return bytes === null ? [] : [new File([bytes], file.name, { type: bytes.type })];
      }),
    );
    return found.flat();
  };
};
