import { button, facts, heading, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const result: Template<'worker' | 'url'> = (data, language) => {
  const { worker, url } = data
  const competent = worker.state !== 'not_yet_competent'
  return language === 'id'
    ? {
        subject: `Hasil ujian ${worker.name} sudah diputuskan`,
        blocks: [
          heading('Hasil ujian sudah diputuskan'),
          text(greet(data, 'id')),
          facts(
            ['Nama', worker.name],
            ['Skema', worker.scheme],
            ['Hasil', competent ? 'Kompeten (K)' : 'Belum kompeten (BK)'],
          ),
          text(
            competent
              ? 'Sertifikatnya sedang disiapkan. Kami memberi tahu Anda begitu terbit.'
              : 'Peserta dapat mengajukan banding dalam 14 hari kerja, atau mengikuti ujian ulang pada gelombang berikutnya.',
          ),
          button('Lihat hasil di portal', url),
        ],
      }
    : {
        subject: `The exam of ${worker.name} has been decided`,
        blocks: [
          heading('The exam has been decided'),
          text(greet(data, 'en')),
          facts(
            ['Name', worker.name],
            ['Scheme', worker.scheme],
            ['Result', competent ? 'Competent (K)' : 'Not yet competent (BK)'],
          ),
          text(
            competent
              ? 'The certificate is being made. We tell you as soon as it is issued.'
              : 'The candidate may appeal within 14 working days, or take the exam again in a later wave.',
          ),
          button('See the result in the portal', url),
        ],
      }
}
