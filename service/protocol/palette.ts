/** As `plugin-assets/shared/tokens.css`; `test/unit/protocol/palette.test.ts` compares. */
export type Palette = Readonly<
  Record<
    'paper' | 'surface' | 'raised' | 'line' | 'ink' | 'inkSoft' | 'good' | 'goodSoft' | 'bad' | 'badSoft',
    string
  >
>;

export const LIGHT: Palette = {
  paper: '#faf8f4',
  surface: '#fff',
  raised: '#f3efe7',
  line: '#e4ddd1',
  ink: '#211d17',
  inkSoft: '#635b4f',
  good: '#0b6b57',
  goodSoft: '#e3f1ec',
  bad: '#a3271f',
  badSoft: '#fbeae7',
};

export const DARK: Palette = {
  paper: '#181613',
  surface: '#211e1a',
  raised: '#2d2923',
  line: '#3b362e',
  ink: '#f3eee5',
  inkSoft: '#b9b0a1',
  good: '#74c9b0',
  goodSoft: '#17342c',
  bad: '#ffa195',
  badSoft: '#40211d',
};
