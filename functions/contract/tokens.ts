/** Colours of screens, mails and letters: one hand in all three. */
export const light = {
  ink: '#211d18',
  paper: '#ffffff',
  /** Bands, boxes and table heads. */
  ground: '#f7f4ee',
  muted: '#5e564b',
  line: '#d8d0c3',
  /** Borders of what can be filled in or pressed: 3:1 against paper. */
  edge: '#847a6c',
  accent: '#0b5a68',
  accentDeep: '#08434e',
  onAccent: '#ffffff',
  tint: '#e6f1f2',
  good: '#1d6a3a',
  goodTint: '#e7f3ea',
  warn: '#855400',
  warnTint: '#fdf2dc',
  bad: '#b3261e',
  badTint: '#fbeae8',
} as const

export type Colour = keyof typeof light

export const dark: Readonly<Record<Colour, string>> = {
  ink: '#f2ede4',
  paper: '#191714',
  ground: '#24211c',
  muted: '#bdb3a5',
  line: '#464037',
  edge: '#92887a',
  accent: '#83ccd8',
  accentDeep: '#a9dfe8',
  onAccent: '#062a31',
  tint: '#16333a',
  good: '#8fd6a5',
  goodTint: '#17301f',
  warn: '#f0c070',
  warnTint: '#382a10',
  bad: '#ffa59b',
  badTint: '#401b17',
}

/** The fonts that every system has. */
export const fonts = {
  text: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", monospace',
} as const
