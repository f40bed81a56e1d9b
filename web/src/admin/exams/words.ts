import { text } from '../language.ts'

/** The words of these pages, in the language of the page. */
export const words = () => text.value.exams
