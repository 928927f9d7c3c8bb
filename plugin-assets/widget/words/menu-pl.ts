/** Texts of the privacy menu; same rules as pl.ts. */
export const words = {
  rememberText: 'Zapamiętaj tę rozmowę w tej przeglądarce. Dni: ',
  moreText: 'Więcej',
  endText: 'Zakończ rozmowę',
  endAskText: 'Zakończyć rozmowę? Zniknie z tej przeglądarki.',
  eraseText: 'Usuń tę rozmowę',
  eraseAskText: 'Usunąć rozmowę, także u sklepu? Tego nie można cofnąć.',
};
export type MenuWords = typeof words;
