import { language } from '../language.ts'
import { examEn } from '../text/exam-en.ts'
import { examId } from '../text/exam-id.ts'

/** The words of these pages, in the language of the page. */
export const words = () => (language.value === 'en' ? examEn : examId)
