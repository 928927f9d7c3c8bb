import type { CameBack } from '../../domain/way-back/come-back.ts';

export const cameBackView = ({ conversation, token, tokenExpiresAt }: CameBack) => ({
  token,
  tokenExpiresAt: tokenExpiresAt.toISOString(),
  locale: conversation.locale,
  page: conversation.page,
});
