import type { Language } from '../../contract/fields.ts'

/** `hari ini`, `besok`, `7 hari lagi`. */
export const soon = (daysLeft: number, language: Language) =>
  language === 'id'
    ? daysLeft === 0
      ? 'hari ini'
      : daysLeft === 1
        ? 'besok'
        : `${daysLeft} hari lagi`
    : daysLeft === 0
      ? 'today'
      : daysLeft === 1
        ? 'tomorrow'
        : `in ${daysLeft} days`
