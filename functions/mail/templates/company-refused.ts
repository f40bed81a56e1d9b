import { heading, text, warning } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const companyRefused: Template<'reason'> = (data, language) =>
  language === 'id'
    ? {
        subject: `Pendaftaran ${data.company.name} tidak dapat diterima`,
        blocks: [
          heading('Pendaftaran tidak dapat diterima'),
          text(greet(data, 'id')),
          text(
            `Kami telah memeriksa pendaftaran Anda dalam ${data.programme.name} dan tidak dapat menerimanya.`,
          ),
          warning(`Alasan: ${data.reason}`),
          text(
            'Bila menurut Anda ini keliru, balas surel ini dan jelaskan. Seorang petugas akan membacanya.',
          ),
        ],
      }
    : {
        subject: `The registration of ${data.company.name} cannot be accepted`,
        blocks: [
          heading('The registration cannot be accepted'),
          text(greet(data, 'en')),
          text(`We have looked at your registration for ${data.programme.name} and cannot accept it.`),
          warning(`Reason: ${data.reason}`),
          text('If you think this is a mistake, reply to this e-mail and explain. An officer will read it.'),
        ],
      }
