import type { MenuWords } from './menu-pl.ts';

export const words: MenuWords = {
  rememberText: 'Dieses Gespräch in diesem Browser merken. Tage: ',
  moreText: 'Mehr',
  endText: 'Gespräch beenden',
  endAskText: 'Gespräch beenden? Es verschwindet aus diesem Browser.',
  eraseText: 'Dieses Gespräch löschen',
  eraseAskText: 'Gespräch löschen, auch beim Shop? Das ist endgültig.',
};
