import type { MantineColorsTuple } from '@mantine/core';
import { Anchor, Badge, createTheme } from '@mantine/core';

/** The one accent: a deep teal, dark enough for white text from shade 7 on. */
const teal: MantineColorsTuple = [
  '#effaf8',
  '#d8f1ec',
  '#b0e3da',
  '#82d2c5',
  '#56bfb0',
  '#31a697',
  '#178a7d',
  '#0f766e',
  '#0d5f59',
  '#0b4a46',
];

/** Greys with a hint of the accent; light text and dark surfaces. */
const dark: MantineColorsTuple = [
  '#d5dedd',
  '#b8c4c3',
  '#96a5a4',
  '#6f8180',
  '#4a5a59',
  '#344140',
  '#253130',
  '#1b2524',
  '#151d1c',
  '#0f1615',
];

const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#eff3f2',
  '#e2e8e7',
  '#d2dad9',
  '#b9c4c3',
  '#96a3a2',
  '#617170',
  '#465453',
  '#2f3b3a',
  '#1d2726',
];

/** Dark enough for white text from shade 6 on. */
const red: MantineColorsTuple = [
  '#fdf1f0',
  '#fadedc',
  '#f4bcb8',
  '#ff8f85',
  '#e56a61',
  '#d6483f',
  '#c5302a',
  '#b3261e',
  '#961f18',
  '#781812',
];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  autoContrast: true,
  colors: { teal, dark, gray, red },
  fontFamily:
    'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none' } }),
  },
});
