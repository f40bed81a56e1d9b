import { language } from '../language.ts'
import { standingEn } from '../text/standing-en.ts'
import { standingId } from '../text/standing-id.ts'

/** The words of these pages, in the language of the page. */
export const words = () => (language.value === 'en' ? standingEn : standingId)
