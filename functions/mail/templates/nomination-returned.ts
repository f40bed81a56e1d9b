import { button, facts, heading, text, warning } from '../blocks.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { greet, type Template } from './data.ts'

export const nominationReturned: Template<'worker' | 'reason' | 'url'> = (data, language) => {
  const { worker, reason, url, programme } = data
  return language === 'id'
    ? {
        subject: `Nominasi ${worker.name} perlu diperbaiki paling lambat ${shortDay(programme.nominateUntil, 'id')}`,
        blocks: [
          heading('Satu nominasi perlu diperbaiki'),
          text(greet(data, 'id')),
          facts(
            ['Nama', worker.name],
            ['Skema', worker.scheme],
            ['Perbaiki paling lambat', longDay(programme.nominateUntil, 'id')],
          ),
          warning(`Yang perlu diperbaiki: ${reason}`),
          text('Setelah Anda perbaiki, nominasi ini diperiksa lagi. Urutannya tetap.'),
          button('Perbaiki nominasi', url),
        ],
      }
    : {
        subject: `The nomination of ${worker.name} needs correcting by ${shortDay(programme.nominateUntil, 'en')}`,
        blocks: [
          heading('One nomination needs correcting'),
          text(greet(data, 'en')),
          facts(
            ['Name', worker.name],
            ['Scheme', worker.scheme],
            ['Correct it by', longDay(programme.nominateUntil, 'en')],
          ),
          warning(`What to correct: ${reason}`),
          text('Once you have corrected it, it is looked at again. It keeps its place in the order.'),
          button('Correct the nomination', url),
        ],
      }
}
